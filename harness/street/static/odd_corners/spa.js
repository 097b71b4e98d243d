// Three views behind three addresses, without ever leaving the page.
const view = document.getElementById("view");
const dialog = document.getElementById("choice");

function show() {
  const name = location.pathname.split("/")[2] || "start";
  view.replaceChildren(document.getElementById(name).content.cloneNode(true));
  document.title = `${view.querySelector("h1").textContent} – One page`;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-view]");
  if (link) {
    event.preventDefault();
    history.pushState(null, "", link.href);
    show();
  } else if (event.target.role === "tab") {
    for (const tab of view.querySelectorAll("[role=tab]")) tab.ariaSelected = String(tab === event.target);
    const panel = document.getElementById("panel");
    panel.setAttribute("aria-labelledby", event.target.id);
    panel.textContent = event.target.id === "large-tab" ? "Large costs 9 € a month." : "Small costs 5 € a month.";
  } else if (event.target.id === "choose") {
    dialog.showModal();
  }
});
dialog.addEventListener("close", () => { document.getElementById("chosen").textContent = dialog.returnValue === "yes" ? "The plan is yours." : "No plan was chosen."; });
view.addEventListener("submit", (event) => {
  event.preventDefault();
  document.getElementById("sent").textContent = `Thank you, ${document.getElementById("nickname").value}`;
});
addEventListener("popstate", show);
show();
