// Finding things by the words a customer reads. The elements found stay in the page, in `state.found`, for the shopper to take.

// 4 the same words, 3 the same but for case and signs, 2 it begins so, 1 the words stand in it, 0 no.
function likeness(said, wanted) {
  if (!said) return 0;
  if (said === wanted) return 4;
  const [a, b] = [folded(said), folded(wanted)];
  if (a === b) return 3;
  if (!b || !a.includes(b)) return 0;
  const at = a.indexOf(b), edge = (sign) => !sign || !/[\p{L}\p{N}]/u.test(sign);
  if (!edge(a[at - 1]) || !edge(a[at + b.length])) return 0;
  return at === 0 ? 2 : 1;
}

function distance(element, words) {
  for (let around = element, up = 0; around && up < 8; around = parentOf(around), up++) {
    if (folded(around.textContent).includes(folded(words))) return up;
  }
  return 99;
}

const inDialog = (element) => (within(element, DIALOGS) ? 1 : 0);
const inMargin = (element) => (within(element, "nav, footer, header, aside") ? 1 : 0);

function best(rated, near) {
  const loose = document.readyState === "complete";
  return rated.filter(([, like]) => like > (loose ? 0 : 2))
    .map(([element, like]) => ({ element, like, far: near ? distance(element, near) : 0, dialog: inDialog(element), margin: inMargin(element) }))
    .filter((each) => each.far < 99)
    .sort((a, b) => a.far - b.far || b.dialog - a.dialog || b.like - a.like || a.margin - b.margin);
}

// What has no role but looks and acts as if one could press it.
function pressableByLook(words) {
  return all("body *").filter((element) => likeness(clean(element.innerText), words) >= 3 && getComputedStyle(element).cursor === "pointer" && shown(element)).slice(-1);
}

// The thing to press that unfolds what is hidden: a summary, or a button that controls a box around it.
function openerOf(element) {
  const details = element.closest("details:not([open])");
  if (details) return details.querySelector("summary");
  for (let around = element; around; around = parentOf(around)) {
    const opener = around.id && [...document.querySelectorAll(`[aria-controls~="${CSS.escape(around.id)}"][aria-expanded=false]`)].find(shown);
    if (opener) return opener;
    const previous = around.previousElementSibling;
    if (previous?.matches?.("[aria-expanded=false]") && shown(previous)) return previous;
  }
  return null;
}

// Below the fold a customer scrolls, and the picture must show what they press.
function reach(element) {
  const box = element.getBoundingClientRect();
  const seen = box.y >= 0 && box.x >= 0 && box.y + Math.min(box.height, innerHeight) <= innerHeight && box.x + Math.min(box.width, innerWidth) <= innerWidth;
  if (!seen) element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  return !seen;
}

// What moves cannot be hit: wait until it stands still.
async function still(element) {
  for (let times = 0; times < 5 && reach(element); times++) await frame(); // a scroll still under way may take it out of sight again
  for (let times = 0; times < 60 && document.getAnimations().some((each) => each.playState === "running" && within(element, "*") && each.effect?.target?.contains(element)); times++) {
    const before = boxOf(element);
    await frame();
    const after = boxOf(element);
    if (times > 0 && before.x === after.x && before.y === after.y) return;
  }
}

const topmost = (x, y) => {
  let element = document.elementFromPoint(x, y);
  while (element?.shadowRoot) {
    const inner = element.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element;
};
const belongs = (hit, element) => {
  // Words that a component shows inside its button are met as the component's own.
  if (hit && element.getRootNode().host === hit && element.querySelector("slot")) return true;
  for (let each = hit; each; each = parentOf(each)) if (each === element || element.labels?.length && [...element.labels].includes(each)) return true;
  return false;
};

// A point at which a press meets the element and nothing that lies over it; what a bar lies over is scrolled to the middle first.
function pointOf(element) {
  const point = pointNow(element);
  if (!point.blocked) return point;
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  return pointNow(element);
}

function pointNow(element) {
  for (const rect of [...element.getClientRects()].slice(0, 5)) {
    for (const [fx, fy] of [[0.5, 0.5], [0.25, 0.5], [0.75, 0.5], [0.1, 0.3], [0.9, 0.7]]) {
      const [x, y] = [rect.x + rect.width * fx, rect.y + rect.height * fy];
      if (x >= 0 && y >= 0 && x < innerWidth && y < innerHeight && belongs(topmost(x, y), element)) return { point: [x, y], box: boxOf(element) };
    }
  }
  const { x, y, width, height } = element.getBoundingClientRect();
  return { found: false, blocked: true, over: nameOf(topmost(x + width / 2, y + height / 2) ?? document.body).slice(0, 80) };
}

// Put the cursor into a field of the last look and mark what stands there, so that typing replaces it.
async function focused({ number, slot, text }) {
  const element = state.asked[number]?.[slot];
  if (!element?.isConnected || !face(element)) return { found: false };
  takeUp(element);
  const paste = await pasted(element, text);
  if (paste) { state.pasted.set(element, paste); takeUp(element); }
  const root = element.getRootNode();
  const mine = (state.mine ??= []).push(new WeakRef(element)) - 1;
  return { found: (root.activeElement ?? document.activeElement) === element, done: true, number: mine, born: performance.timeOrigin, paste };
}

function takeUp(element) {
  element.focus();
  if (typeof element.select === "function") element.select();
  else if (element.isContentEditable) getSelection().selectAllChildren(element);
}

// A button of the last look, to be pressed.
function findButton({ number }) {
  const element = state.buttons?.[number];
  if (!element?.isConnected || !shown(element)) return { found: false };
  state.found = [element];
  return disabled(element) ? { found: false, disabled: true } : told(element);
}

const told = (element, extra = {}) => ({
  found: true, role: roleOf(element), name: nameOf(element), box: boxOf(face(element) ?? element), window: element.target === "_blank", href: linkOf(element),
  form: (state.forms ?? []).indexOf(element.form ?? within(element, FORMS)), submits: submits(element), unfolds: element.matches("summary, [aria-haspopup], [aria-expanded], [role=tab], [role=switch]"),
  beside: beside(element), ...extra,
});

// The words of the dialog or form in which a control stands, else of the nearest box that says more than the control itself.
const BESIDE = 2000, MORE = 40; // characters
function beside(element) {
  let around = within(element, `${DIALOGS}, ${FORMS}`);
  for (let up = parentOf(element); up && !around; up = parentOf(up)) if (clean(up.textContent).length > clean(element.textContent).length + MORE) around = up;
  return clean((around?.innerText ?? "").slice(0, 10 * BESIDE)).slice(0, BESIDE);
}

// What a key presses: the control that has the focus; for Enter in a field also the button by which that sends its form, or the form itself.
function findKeyed({ words }) {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return { found: false };
  if (element.matches(PRESSABLE)) return told(element);
  if (words !== "Enter" || !element.form || !element.matches("input, select")) return { found: false };
  const sender = [...element.form.elements].slice(0, FIELDS_AT_MOST).find(submits);
  return sender ? told(sender) : told(element, { role: "button", name: "", submits: true });
}

function findPress({ words, near, inside }) {
  const over = inside && overlaid(inside);
  if (inside && !over) return { found: false };
  const rated = all(PRESSABLE, over || document).map((element) => [element, likeness(nameOf(element), words)]).filter(([, like]) => like);
  const seen = best(rated.filter(([element]) => shown(element)), near);
  const open = seen.filter(({ element }) => !disabled(element));
  let [chosen] = open.map(({ element }) => element);
  if (!chosen && !seen.length) [chosen] = pressableByLook(words);
  if (chosen) { state.found = [chosen]; state.alike = open.filter((each) => each.like === open[0]?.like && each.far === open[0].far).map((each) => each.element); return told(chosen); }
  if (seen.length) return { found: false, disabled: true };
  const hidden = best(rated, near).map(({ element }) => element);
  const opener = hidden.map(openerOf).find(Boolean);
  if (opener) { state.found = [opener]; return told(opener, { opener: true }); }
  return { found: false, hidden: hidden.length > 0 };
}

// A field by its label; the number is its place in the last look.
function findField({ words, near }) {
  const rated = state.asked.flatMap((members, number) => {
    const [element] = members;
    const like = Math.max(likeness(labelOf(element)[0], words), members.length > 1 ? likeness(groupLabel(element), words) : 0,
      Math.min(2, likeness(element.getAttribute("placeholder"), words)), Math.min(1, likeness(groupLabel(element), words)));
    return like ? [[element, like, number]] : [];
  });
  const [chosen] = best(rated.map(([element, like]) => [element, like]), near);
  return chosen ? { found: true, number: rated.find(([element]) => element === chosen.element)[2] } : { found: false };
}

// An option by its words: a radio or tick box by its label, an option of a select or of an open list.
function findOption({ words, near }) {
  const ticks = all("input[type=radio], input[type=checkbox], [role=radio], [role=checkbox], [role=switch]").filter((each) => face(each) && !disabled(each));
  const rated = [
    ...ticks.map((each) => [each, likeness(labelOf(each)[0] || nameOf(each), words)]),
    ...all("select").filter(shown).flatMap((each) => [...each.options]).filter((each) => !each.disabled).map((each) => [each, likeness(brief(each.textContent), words)]),
    ...all("[role=option]").filter(shown).map((each) => [each, likeness(nameOf(each), words)]),
  ];
  const [chosen] = [...best(rated.filter(([, like]) => like), near).map(({ element }) => element), ...(rated.some(([, like]) => like) || near ? [] : pressableByLook(words))];
  if (!chosen) return { found: false };
  const select = chosen.closest("select");
  const target = select ?? chosen;
  state.found = [face(target) ?? target, target];
  const picked = select ? select.value === chosen.value : chosen.checked || chosen.getAttribute("aria-checked") === "true";
  return told(target, { value: select ? chosen.value : "", kind: select ? "select" : "tick", picked, name: words });
}

const everything = () => [document.title, visibleText(), ...state.asked.flat().filter((each) => each.matches("output")).map((each) => each.value)].join("\n");
function findText({ words }) {
  return { found: folded(everything()).includes(folded(words)) };
}

// What the page says after a label: the next cell, the definition, or the rest of the line.
function readAfter({ words }) {
  for (const element of all("dt, th, td, label, strong, b, span, p, div, li, h1, h2, h3, h4, h5, h6").filter(shown)) {
    if (likeness(clean(element.textContent).replace(/[:：]\s*$/, ""), words) < 3) continue;
    const next = element.nextElementSibling ?? element.parentElement?.nextElementSibling;
    const value = clean(next?.value ?? next?.innerText) || clean(element.nextSibling?.textContent).replace(/^[:：]\s*/, "");
    if (value) return { found: true, name: value.slice(0, 300) };
  }
  const lines = visibleText().split("\n").map(clean);
  const line = lines.find((each) => folded(each).startsWith(folded(words)) && each.length > words.length);
  const value = (after) => ({ found: true, name: after.replace(/^\s*[:：]?\s*/, "").slice(0, 300) });
  if (line) return value(line.slice(words.length));
  // Several words in the middle of a sentence, `your order number is`: the rest of that sentence.
  for (const each of words.includes(" ") ? lines : []) {
    const at = each.toLowerCase().indexOf(` ${words.toLowerCase()}`), rest = each.slice(at + 1 + words.length);
    if (at >= 0 && /^\s*[:：]?\s/.test(rest)) return value(rest.split(/[.!?](?:\s|$)/)[0]);
  }
  return { found: false };
}
