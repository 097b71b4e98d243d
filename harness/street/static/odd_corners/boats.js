// A card that can be pressed anywhere, and a dialog; on the page for mice the dialog hands the focus to and fro between its first two controls.
const hire = document.getElementById("hire");
const nickname = hire.querySelector("input");
const [leave] = hire.querySelectorAll("button");

for (const card of document.querySelectorAll("[data-boat]")) {
  card.style.cursor = "pointer";
  card.addEventListener("click", () => { document.getElementById("chosen").textContent = card.dataset.boat; hire.showModal(); });
}
hire.addEventListener("close", () => {
  document.getElementById("hired").textContent = hire.returnValue === "yes" ? `Hired: ${document.getElementById("chosen").textContent}, for ${nickname.value}` : "";
});
hire.addEventListener("keydown", (event) => {
  if (event.key !== "Tab" || hire.dataset.holds === "by-keys") return;
  event.preventDefault();
  (event.target === nickname ? leave : nickname).focus();
});
