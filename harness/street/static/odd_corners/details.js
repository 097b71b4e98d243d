const opener = document.getElementById("opener");
opener.addEventListener("click", () => {
  const menu = document.getElementById("menu");
  menu.hidden = !menu.hidden;
  opener.ariaExpanded = String(!menu.hidden);
});
