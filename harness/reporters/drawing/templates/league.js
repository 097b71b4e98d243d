// Sorts the ranking by any column, and shows the companies that are asked for, everywhere on the page.
"use strict";
(() => {
  const filters = document.querySelector(".filters");
  const companies = [...document.querySelectorAll("[data-name]")];
  const parts = [...document.querySelectorAll("[data-key]")];
  const words = (text) => (text ? text.split(" ") : []);

  const wanted = (company, { name, outcome, audit }) =>
    company.dataset.name.toLowerCase().includes(name) &&
    (!outcome || words(company.dataset.outcomes).some((each) => each.split("/")[0] === outcome)) &&
    (!audit || words(company.dataset.audits).includes(audit));

  const filter = () => {
    const given = new FormData(filters);
    const asked = { name: given.get("company").trim().toLowerCase(), outcome: given.get("outcome"), audit: given.get("audit") };
    const shown = new Set(companies.filter((each) => wanted(each, asked)).map((each) => each.dataset.key));
    parts.forEach((part) => { part.hidden = !shown.has(part.dataset.key); });
    const output = filters.querySelector("output");
    output.value = output.dataset.text.replace("{shown}", shown.size).replace("{all}", companies.length);
  };

  const compare = (kind) => (one, other) => {
    if (kind === "text") return one.localeCompare(other, document.documentElement.lang);
    return Number(one) - Number(other);
  };

  // What has no value comes last, whichever way is sorted.
  const sort = (head) => {
    const opposite = { ascending: "descending", descending: "ascending" };
    const way = opposite[head.ariaSort] ?? head.dataset.first;
    const turn = way === "ascending" ? 1 : -1;
    const inOrder = compare(head.dataset.kind);
    const value = (row) => row.cells[head.cellIndex].dataset.value;
    const body = head.closest("table").tBodies[0];
    const rows = [...body.rows].sort((one, other) => {
      const [first, second] = [value(one), value(other)];
      if (!first || !second) return Number(!first) - Number(!second);
      return turn * inOrder(first, second);
    });
    body.append(...rows);
    head.parentElement.querySelectorAll("th").forEach((each) => { each.ariaSort = each === head ? way : "none"; });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".ranking thead button");
    if (button) sort(button.closest("th"));
  });
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filter();
})();
