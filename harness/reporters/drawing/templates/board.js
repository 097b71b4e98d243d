// The scoreboard: groups, filters, order, and what a row opens to. All HTML was made, and escaped, when the report was written.
"use strict";
(() => {
  const board = document.querySelector("table.board");
  if (!board) return;
  const SHOWN = 200; // rows of a group, and of all groups that stand open unasked
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const visits = facts.visits.map(([id, scenario, company, outcome, visitor, severity, audits, fresh, score, clicks, seconds]) => (
    { id, scenario, company, outcome, visitor, severity, audits, fresh, score, clicks, seconds }));
  const form = document.querySelector(".filters-of-visits");
  const named = (id) => document.getElementById(id).content.firstElementChild;

  // Rows and groups. Rows that do not stand in the page are in files of `facts.chunk` each.
  const rows = facts.chunk ? [] : [...board.querySelectorAll("tr.row")];
  const numbers = new Map(visits.map((visit, at) => [visit.id, at]));
  const groups = [...board.tBodies, ...named("companies").tBodies].map((body) => (
    { body, head: body.querySelector(".head"), kind: body.dataset.kind, number: Number(body.dataset.number), limit: SHOWN, wish: null }));
  const opened = new Map(); // what rows have opened to, by the visit's number
  const waiting = new Map(); // by the file that is being loaded

  const load = (address, key) => {
    if (!waiting.has(key)) {
      waiting.set(key, new Promise((done) => {
        const script = Object.assign(document.createElement("script"), { src: address });
        script.onload = script.onerror = () => { script.remove(); done(); };
        document.head.append(script);
      }));
    }
    return waiting.get(key);
  };
  const fragment = (html) => Object.assign(document.createElement("template"), { innerHTML: html }).content;
  const fill = (at, html) => opened.get(at)?.firstElementChild.replaceChildren(typeof html === "string" ? fragment(html) : html);
  window.mysteryShop = {
    rows: (chunk, html) => [...fragment(html).children].forEach((row, at) => { rows[chunk * facts.chunk + at] = row; }),
    details: (id, html) => fill(numbers.get(id), html),
  };
  const fetchRows = (wanted) => {
    const chunks = new Set(wanted.filter((at) => !rows[at]).map((at) => Math.floor(at / facts.chunk)));
    return Promise.all([...chunks].map((chunk) => load(`${facts.rows}${chunk}.js`, chunk)));
  };

  // What is asked for: the form's state, of which the address keeps what is not as it was.
  const asked = () => new URLSearchParams([...(form ? new FormData(form) : [])].filter(([, value]) => value));
  const isPlace = () => location.hash.length > 1 && !location.hash.includes("=");
  const readAddress = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const control of form ? form.querySelectorAll("[name]") : []) {
      control.value = given.get(control.name) ?? "";
      if (control.selectedIndex === -1) control.value = ""; // an address that was sent may name what is not here
    }
  };
  const texts = [];
  const text = (at) => texts[at] ??= [
    facts.scenarios[visits[at].scenario], facts.companies[visits[at].company], facts.outcomes[visits[at].outcome][1],
    facts.visitors[visits[at].visitor], ...visits[at].audits.map((audit) => facts.audits[audit])].join(" ");
  const matches = (at, wish, words) => {
    const visit = visits[at];
    return (!wish.outcome || facts.outcomes[visit.outcome][0] === wish.outcome)
      && (!wish.severity || visit.severity >= Number(wish.severity))
      && (!wish.audit || visit.audits.includes(Number(wish.audit)))
      && (!wish.new || visit.fresh)
      && (!wish.company || visit.company === Number(wish.company))
      && (!wish.visitor || visit.visitor === Number(wish.visitor))
      && words.every((word) => text(at).includes(word));
  };
  const ORDERS = { // each by what comes first; what was not measured comes last
    heaviest: (visit) => visit.score, lightest: (visit) => visit.score === null ? null : -visit.score,
    clicks: (visit) => visit.clicks === null ? null : -visit.clicks, seconds: (visit) => visit.seconds === null ? null : -visit.seconds,
    severity: (visit) => -visit.severity,
  };
  const sorted = (chosen, order) => {
    const key = Object.hasOwn(ORDERS, order) ? ORDERS[order] : null;
    const weight = (at) => key(visits[at]) ?? Infinity;
    return key ? chosen.sort((one, other) => (weight(one) > weight(other)) - (weight(one) < weight(other)) || one - other) : chosen;
  };

  // Drawing: each group in which a visit is left, and of each that stands open the rows.
  let shown = [];
  let drawn = 0;
  const membersOf = (chosen, kind) => {
    const members = new Map();
    for (const at of chosen) {
      const number = kind === "none" ? 0 : visits[at][kind];
      members.has(number) ? members.get(number).push(at) : members.set(number, [at]);
    }
    return members;
  };
  const isOpen = (group) => group.wish ?? (group.kind === "none" || shown.length <= SHOWN || shown.length === group.members.length);
  const further = (group) => Object.assign(named("further").cloneNode(true), { group });
  const drawGroup = (group) => {
    const open = isOpen(group);
    const part = open ? group.members.slice(0, group.limit) : [];
    if (group.head) {
      group.head.querySelector(".opener").setAttribute("aria-expanded", String(open));
      group.count ??= group.head.querySelector(".count").textContent;
      group.head.querySelector(".count").textContent = String(group.members.length) === group.count ? group.count
        : board.dataset.part.replace("{shown}", group.members.length).replace("{all}", group.count);
    }
    const lines = part.flatMap((at) => [rows[at], opened.get(at)].filter(Boolean));
    const more = open && group.limit < group.members.length ? [further(group)] : [];
    group.body.replaceChildren(...(group.head ? [group.head] : []), ...lines, ...more);
    return part;
  };
  const keepingFocus = (change) => { // an element that is put elsewhere loses it
    const held = document.activeElement;
    change();
    if (held !== document.activeElement && held.isConnected) held.focus({ preventScroll: true });
  };
  const draw = async () => {
    const wish = Object.fromEntries(asked());
    const words = (wish.words ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    shown = sorted(visits.map((_, at) => at).filter((at) => matches(at, wish, words)), wish.sort);
    const kind = wish.group ?? "scenario";
    const members = membersOf(shown, kind);
    const left = groups.filter((group) => group.kind === kind && members.has(group.number));
    left.forEach((group) => { group.members = members.get(group.number); });
    const turn = ++drawn;
    let wanted = [];
    keepingFocus(() => {
      wanted = left.flatMap(drawGroup);
      board.replaceChildren(board.tHead, ...left.map((group) => group.body));
    });
    board.dataset.grouped = kind;
    tell(wish);
    if (wanted.some((at) => !rows[at])) {
      board.setAttribute("aria-busy", "true");
      await fetchRows(wanted);
      if (turn === drawn) keepingFocus(() => left.forEach(drawGroup));
      board.removeAttribute("aria-busy");
    }
  };
  const tell = (wish) => {
    document.querySelector(".unfound").hidden = shown.length > 0;
    board.hidden = shown.length === 0;
    if (!form) return;
    const { shown: some, all } = board.dataset;
    form.querySelector(".shown").textContent = shown.length === visits.length ? all
      : some.replace("{shown}", shown.length).replace("{all}", visits.length);
    form.querySelector("[type=reset]").hidden = Object.keys(wish).length === 0;
  };

  // Opening
  const toggle = async (at, open = !opened.has(at)) => {
    const opener = rows[at].querySelector(".opener");
    opener.setAttribute("aria-expanded", String(open));
    if (!open) {
      opened.get(at)?.remove();
      opened.delete(at);
    } else if (!opened.has(at)) {
      opened.set(at, named("opened").cloneNode(true));
      rows[at].after(opened.get(at));
      await fillIn(at);
    }
  };
  const fillIn = async (at) => {
    const inside = document.getElementById(`details-${visits[at].id}`);
    if (inside) return fill(at, JSON.parse(inside.textContent));
    const address = rows[at].dataset.details;
    await load(address, `details ${at}`);
    waiting.delete(`details ${at}`);
    if (!opened.get(at)?.querySelector(".loading")) return;
    const missing = document.getElementById("missing").content.cloneNode(true);
    missing.querySelector("code").textContent = decodeURI(address);
    fill(at, missing);
  };
  const goTo = async (place) => {
    const at = visits.findIndex(({ id }) => place === id || place.startsWith(`${id}-`));
    if (at === -1) return;
    if (!shown.includes(at)) {
      readAddress(); // it names a place, and so no filters
      await draw();
    }
    const group = groups.find((each) => each.body.isConnected && each.members?.includes(at));
    Object.assign(group, { wish: true, limit: Math.max(group.limit, group.members.indexOf(at) + 1) });
    await draw();
    await toggle(at, true);
    if (place === visits[at].id) rows[at].querySelector(".opener").focus({ preventScroll: true });
    location.replace(`#${place}`); // once more: only now it is there to be the target
    document.getElementById(place)?.scrollIntoView();
  };

  board.addEventListener("click", ({ target }) => {
    const row = target.closest("tr");
    const group = groups.find((each) => each.body === target.closest("tbody"));
    if (target.closest(".further")) {
      group.limit += SHOWN;
      draw().then(() => rows[group.members[group.limit - SHOWN]]?.querySelector(".opener").focus());
    } else if (target.closest(".head .opener")) {
      group.wish = !isOpen(group);
      draw();
    } else if (row?.matches(".row") && !target.closest("a") && getSelection().isCollapsed) {
      toggle(numbers.get(row.id));
    }
  });
  form?.addEventListener("submit", (event) => event.preventDefault());
  const changed = () => {
    groups.forEach((group) => Object.assign(group, { wish: null, limit: SHOWN }));
    history.replaceState(null, "", `#${asked()}`);
    draw();
  };
  form?.addEventListener("input", changed);
  form?.addEventListener("reset", () => setTimeout(changed)); // the controls change after the event
  addEventListener("hashchange", () => {
    if (isPlace()) goTo(decodeURIComponent(location.hash.slice(1)));
    else if (location.hash.slice(1) !== String(asked())) { readAddress(); draw(); }
  });

  if (!isPlace()) readAddress();
  draw();
  if (isPlace()) goTo(decodeURIComponent(location.hash.slice(1)));
  else if (visits.length === 1) toggle(0, true);
})();
