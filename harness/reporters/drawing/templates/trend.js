// Parts of the page are sorted and filtered where they stand; without this all of them are shown, the worst first.
"use strict";
(() => {
  const form = document.querySelector(".choose");
  const place = document.querySelector(".trends");
  if (!form) return;
  const parts = [...place.children];
  const said = form.querySelector("output");
  const texts = parts.map((part) => `${part.dataset.site}\n${part.dataset.scenario}`.toLowerCase());

  const filter = () => {
    const words = form.elements.only.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    parts.forEach((part, at) => {
      part.hidden = !words.every((word) => texts[at].includes(word)) || (form.elements.moved.checked && !("moved" in part.dataset));
      shown += part.hidden ? 0 : 1;
    });
    said.textContent = said.dataset.said.replace("%shown", shown).replace("%all", parts.length);
  };

  const sort = () => {
    const by = form.elements.by.value;
    const key = (part) => part.dataset[by];
    const sorted = by === "worst" ? parts : [...parts].sort((one, other) => key(one).localeCompare(key(other)));
    place.append(...sorted);
  };

  form.hidden = false;
  form.addEventListener("input", filter);
  form.elements.by.addEventListener("change", sort);
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
