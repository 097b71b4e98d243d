// Around pytest-html's page: its language, its words, and its table of ordinary tests, whose rows open with the keyboard as well.
"use strict";
(() => {
  const page = document.querySelector("main.customers");
  document.documentElement.lang = page.dataset.language;
  document.head.append(Object.assign(document.createElement("meta"), { name: "viewport", content: "width=device-width, initial-scale=1" }));

  // pytest-html keeps its filters in the address, and fails on an address with an equals sign in a folder's name.
  const push = history.pushState.bind(history);
  history.pushState = (...state) => { try { push(...state); } catch { /* the filters are not kept then */ } };

  const rowOf = (id) => document.querySelector(`#results-table tr.collapsible[data-id="${CSS.escape(id)}"]`);
  const openerOf = (row) => row.querySelector("button.opener");

  // pytest-html draws the whole table anew: the row to go on with is the new one.
  const toggle = (row) => {
    row.querySelector("td.col-testId").click();
    openerOf(rowOf(row.dataset.id)).focus();
  };
  const words = JSON.parse(document.getElementById("words").textContent);
  const speak = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const [, number, said, rest] = /^(\s*(?:\d+ )?)(.*?)(,?\s*)$/s.exec(node.data);
      if (Object.hasOwn(words, said) && !node.parentElement.closest(".col-testId, .extra")) node.data = number + words[said] + rest;
    }
  };
  const mark = () => {
    speak(page.querySelector(".tests > div"));
    document.querySelectorAll("#results-table tr.collapsible").forEach((row) => {
      openerOf(row)?.setAttribute("aria-expanded", String(!row.querySelector(".col-result").classList.contains("collapsed")));
    });
  };

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("#results-table button.opener");
    if (!opener) return;
    event.stopPropagation();
    toggle(opener.closest("tr"));
  }, true);
  document.addEventListener("DOMContentLoaded", () => {
    const tests = page.querySelector(".tests > div");
    page.prepend(document.getElementById("title"));
    tests.append(document.querySelector(".controls"), document.getElementById("results-table"));
    mark();
    tests.querySelectorAll(".filters input").forEach((box) => box.setAttribute("aria-label", box.nextElementSibling.textContent));
    new MutationObserver(mark).observe(tests, { childList: true });
  });
})();
