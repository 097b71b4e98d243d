// Controls as many sites build them: roles and states are right, the elements are not the browser's own.
const size = document.getElementById("size");
const sizes = document.getElementById("sizes");
const open = (yes) => { sizes.hidden = !yes; size.ariaExpanded = String(yes); };
const flip = (element, state) => { element[state] = String(element[state] !== "true"); };

const press = {
  combobox: () => open(sizes.hidden),
  option: (element) => { size.textContent = element.textContent; element.ariaSelected = "true"; open(false); },
  checkbox: (element) => flip(element, "ariaChecked"),
  tab: (element) => {
    for (const tab of document.querySelectorAll("[role=tab]")) tab.ariaSelected = String(tab === element);
    document.getElementById("delivery").textContent = element.textContent === "Post" ? "By post, two days." : "By courier, today.";
  },
  button: () => {
    const wrapped = document.getElementById("gift").ariaChecked === "true" ? "wrapped" : "plain";
    document.getElementById("ordered").textContent = `Ordered: ${size.textContent}, ${wrapped}, “${document.getElementById("message").textContent}”`;
  },
};
document.addEventListener("click", (event) => { const element = event.target.closest("[role]"); press[element?.role]?.(element); });
document.addEventListener("keydown", (event) => {
  if (event.target.isContentEditable || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  press[event.target.role]?.(event.target);
});
