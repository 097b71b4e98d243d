// Rows of the results table open with the keyboard as well, and from the scoreboard.
"use strict";
(() => {
  // pytest-html keeps its filters in the address, and fails on an address with an equals sign in a folder's name.
  const push = history.pushState.bind(history);
  history.pushState = (...state) => { try { push(...state); } catch { /* the filters are not kept then */ } };

  const rowOf = (id) => document.querySelector(`#results-table tr.collapsible[data-id="${CSS.escape(id)}"]`);
  const isOpen = (row) => !row.querySelector(".col-result").classList.contains("collapsed");
  const openerOf = (row) => row.querySelector("button.opener");

  // pytest-html draws the whole table anew: the row given back is the new one.
  const toggle = (row) => {
    row.querySelector("td.col-scenario").click();
    return rowOf(row.dataset.id);
  };

  const mark = () => {
    document.querySelectorAll("#results-table tr.collapsible").forEach((row) => {
      openerOf(row)?.setAttribute("aria-expanded", String(isOpen(row)));
    });
  };

  const show = (id) => {
    const row = document.getElementById(id)?.querySelector("tr.collapsible");
    if (!row) return;
    const shown = isOpen(row) ? row : toggle(row);
    shown.scrollIntoView();
    openerOf(shown)?.focus({ preventScroll: true });
  };

  const onClick = (event) => {
    const opener = event.target.closest("button.opener");
    const link = event.target.closest("a.to-visit");
    if (opener) {
      event.stopPropagation();
      openerOf(toggle(opener.closest("tr"))).focus();
    } else if (link) {
      event.preventDefault();
      show(link.hash.slice(1));
    }
  };

  document.addEventListener("click", onClick, true);
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(mark).observe(document.body, { childList: true });
    mark();
    if (location.hash) show(location.hash.slice(1));
  });
})();
