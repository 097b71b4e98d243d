// Read the truth from the marks, take the marks away, and open what a saved fragment keeps shut.
// A form saved without its styles and scripts may hold a later step, a folded panel or a field that only a script makes writable: the
// customer met it open, or nobody could have marked it. Only controls marked with a type are opened, and what is around them: those marked
// `unknown` may be traps for robots, which no customer meets.
({ asks, sends, strip, named }) => {
  const truth = new Map(), senders = [];
  for (const element of document.querySelectorAll("*")) {
    if (element.hasAttribute(asks)) truth.set(element, element.getAttribute(asks));
    if (element.hasAttribute(sends)) senders.push(element);
    for (const name of element.getAttributeNames()) if (strip.some((prefix) => name.startsWith(prefix))) element.removeAttribute(name);
  }
  // Other collections mark fields by their names, form by form.
  (named ?? []).forEach((types, number) => {
    for (const element of document.querySelectorAll("form")[number]?.elements ?? []) if (Object.hasOwn(types, element.name) && element.type !== "hidden") truth.set(element, types[element.name]);
  });
  const open = (element) => {
    element.removeAttribute("readonly");
    element.removeAttribute("disabled");
    if (element.getAttribute("tabindex") === "-1") element.removeAttribute("tabindex");
    for (let each = element; each && each !== document.documentElement; each = each.parentElement) {
      each.removeAttribute("hidden");
      each.removeAttribute("inert");
      each.removeAttribute("aria-hidden");
      if (each.matches("details")) each.open = true;
      if (each.matches("dialog:not([open])")) each.setAttribute("open", "");
      if (each.matches("fieldset:disabled")) each.disabled = false;
      const style = getComputedStyle(each), box = each.getBoundingClientRect();
      if (style.display === "none") each.style.setProperty("display", "block", "important");
      if (style.visibility !== "visible") each.style.setProperty("visibility", "visible", "important");
      if (style.clipPath !== "none") each.style.setProperty("clip-path", "none", "important");
      if (style.clip !== "auto") each.style.setProperty("clip", "auto", "important");
      if (+style.opacity === 0) each.style.setProperty("opacity", "1", "important");
      if (/hidden|clip/.test(style.overflow) && (box.height <= 1 || box.width <= 1)) each.style.setProperty("overflow", "visible", "important");
      if (box.right <= 0 || box.bottom <= 0) for (const [side, value] of [["position", "static"], ["transform", "none"], ["margin", "0"]]) each.style.setProperty(side, value, "important");
    }
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) for (const side of ["min-width", "min-height"]) element.style.setProperty(side, "20px", "important");
  };
  [...[...truth.keys()].filter((each) => truth.get(each) !== "unknown"), ...senders].forEach(open);
  window[Symbol.for("truth")] = { truth, senders };
}
