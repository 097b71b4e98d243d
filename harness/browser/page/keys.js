// Reaching a control by keys alone: where the focus is, seen from it, and what a key has done.

const GROUPS = "[role=radiogroup], [role=tablist], [role=menu], [role=menubar], [role=listbox], [role=tree], [role=grid], [role=toolbar]";
const MEMBERS = "[role=radio], [role=tab], [role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=option], [role=treeitem], [role=gridcell]";
const FOCUSABLE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable], audio[controls], video[controls]";
const WRAPS = `${DIALOGS}, body, main, form, [role=main]`; // boxes that take the focus for all that is in them
// What has stops of its own inside that cannot be told apart: frames, the parts of a date, players, components that let nobody look in.
const MANY_STOPS = "iframe, frame, object, embed, audio, video, input:is([type=date], [type=time], [type=datetime-local], [type=month], [type=week])";
const TYPED = "textarea, input:not([type=submit], [type=button], [type=reset], [type=image], [type=checkbox], [type=radio])";
const MOST = 2000; // elements looked at
const WAYS = { across: [["ArrowRight", "ArrowLeft"], ["ArrowDown", "ArrowUp"]], down: [["ArrowDown", "ArrowUp"], ["ArrowRight", "ArrowLeft"]] };
const tick = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const focusable = (each) => each.matches(FOCUSABLE) && !each.matches(":disabled, [contenteditable=false]") && !within(each, "[inert]") && each.checkVisibility({ visibilityProperty: true });
const tabbable = (each) => focusable(each) && (each.tabIndex >= 0 || (each.isContentEditable && !each.hasAttribute("tabindex")));
const holds = (outer, inner) => within(inner, "*") && (() => { for (let each = inner; each; each = parentOf(each)) if (each === outer) return true; return false; })();
const idsOf = (element, ...names) => names.flatMap((name) => (element.getAttribute(name) ?? "").slice(0, 3000).split(/\s+/)).filter(Boolean);

function focusedNow() {
  let at = document.activeElement;
  for (let deep = 0; at?.shadowRoot?.activeElement && deep < ROOTS_DEEP; deep++) at = at.shadowRoot.activeElement;
  return !at || at === document.body || at === document.documentElement ? null : at;
}

// An element and the hosts around it, the outermost first, so that two can be compared where they share a root.
function hosts(element) {
  const up = [element];
  while (up.length < ROOTS_DEEP && up[0].getRootNode().host) up.unshift(up[0].getRootNode().host);
  return up;
}
function standsBefore(one, other) {
  const [a, b] = [hosts(one), hosts(other)], at = a.findIndex((each, index) => each !== b[index]);
  return at >= 0 && !!b[at] && !!(a[at].compareDocumentPosition(b[at]) & Node.DOCUMENT_POSITION_FOLLOWING);
}

// What takes the focus for a control: itself, the box that its label is for, the only thing or the link in it, or what it is a part of.
function takers(goal) {
  const control = goal.matches("label") ? goal.control : !goal.matches(FOCUSABLE) ? goal.closest("label")?.control : null;
  const own = [control, goal].filter((each) => each && tabbable(each));
  if (own.length) return own;
  const inside = all(FOCUSABLE, goal).slice(0, MOST).filter((each) => each !== goal && tabbable(each));
  const inner = inside.length === 1 ? inside[0] : inside.find((each) => folded(nameOf(each)) === folded(nameOf(goal))) ?? inside.find((each) => each.matches("a[href]")) ?? inside[0];
  if (inner) return [inner];
  for (let around = parentOf(goal), up = 0; around && up < 6 && !around.matches(WRAPS); around = parentOf(around), up++) {
    if (tabbable(around) && (around.matches(PRESSABLE) || clean(around.innerText) === clean(goal.innerText))) return [around];
  }
  return [];
}

// A control of the same words elsewhere, or several that lead to one place, which a customer without a pointer presses instead.
function twins(goal) {
  const same = all(PRESSABLE).slice(0, MOST).filter((each) => each !== goal && tabbable(each) && folded(nameOf(each)) === folded(nameOf(goal)) && shown(each));
  return new Set(same.map((each) => each.href || each)).size === 1 ? same : [];
}

// The group that arrow keys move in: by its role, radio buttons of one name, or one of many of a kind that alone takes the focus.
function groupOf(goal) {
  const radio = [goal, goal.closest("label")?.control].find((each) => each?.matches("input[type=radio]"));
  if (radio) return { box: null, members: radio.name ? all("input[type=radio]", radio.getRootNode()).filter((each) => each.name === radio.name && each.form === radio.form).slice(0, MOST) : [radio], way: "down" };
  const box = within(goal, GROUPS);
  if (box) {
    const across = /horizontal/.test(box.getAttribute("aria-orientation") ?? (box.matches("[role=tablist], [role=menubar], [role=toolbar], [role=grid]") ? "horizontal" : ""));
    return { box, members: all(box.matches("[role=toolbar]") ? FOCUSABLE : MEMBERS, box).slice(0, MOST), way: across ? "across" : "down" };
  }
  for (let around = parentOf(goal), up = 0; goal.matches("[tabindex]") && around && up < 4 && !around.matches(WRAPS); around = parentOf(around), up++) {
    const alike = all(goal.localName, around).slice(0, MOST).filter((each) => each.matches("[tabindex]"));
    if (alike.filter(tabbable).length === 1 && alike.length > 1) return { box: null, members: alike, way: "across", guessed: true };
  }
  return { box: null, members: [], way: "down" };
}

// A control that something beside it may work as well, or something around it that listens to keys, accuses nobody.
function unsure(goal) {
  for (let around = parentOf(goal), up = 0; around && up < 5 && !around.matches(WRAPS); around = parentOf(around), up++) {
    if (around.matches("[tabindex]") && tabbable(around)) return true;
    if (up < 2 && goal.matches(ASKING) && all("button, [role=button]", around).some(tabbable)) return true;
  }
  return false;
}

function aim({ goal }) {
  state.stops ??= new WeakMap();
  state.stopped ??= 0;
  const framed = goal.matches("iframe, frame");
  const group = framed ? { members: [] } : groupOf(goal);
  let targets = framed ? [] : takers(goal);
  if (!targets.length && !framed && group.members.length < 2) targets = twins(goal);
  const meant = new Set([goal, goal.closest("label")?.control, ...targets].filter(Boolean));
  state.aim = { goal, targets, meant, group, fired: false, heard: false };
  if (!state.keyed) {
    state.keyed = true;
    const fired = (event) => { if (state.aim && event.composedPath().some((each) => state.aim.meant.has(each))) state.aim.fired = true; };
    addEventListener("click", fired, true);
    for (const kind of ["change", "invalid", "toggle", "submit", "hashchange"]) addEventListener(kind, () => { if (state.aim) state.aim.heard = true; }, true);
  }
  const asks = goal.matches(ASKING) || goal.matches("label");
  return {
    way: targets.length > 0 || group.members.length > 1, free: targets.some(tabbable), unsure: !!group.guessed || unsure(goal), dialog: !!within(goal, DIALOGS), editable: goal.matches(TYPED) && !goal.readOnly,
    role: asks ? String(goal.control?.type ?? goal.type ?? roleOf(goal)) : roleOf(goal), name: nameOf(goal) || labelOf(goal)[0], box: window === top ? boxOf(face(goal) ?? goal) : null,
  };
}

const mutations = () => { state.settled(); return state.mutations; };
const ticked = (each) => each?.checked ?? each?.getAttribute?.("aria-checked");

function where() {
  const { goal, targets, group } = state.aim, at = focusedNow();
  state.aim.before = mutations();
  state.aim.at = at;
  state.aim.was = ticked(at);
  state.aim.fired = state.aim.heard = false;
  if (!at) return { number: 0, changes: state.aim.before };
  const current = at.getRootNode().getElementById?.(at.getAttribute("aria-activedescendant") ?? "") ?? at;
  if (!state.stops.has(current)) state.stops.set(current, ++state.stopped);
  const owns = group.box && (holds(group.box, current) || idsOf(at, "aria-controls", "aria-owns").includes(group.box.id));
  const mine = group.members.findIndex((each) => each === goal || holds(each, goal) || each === goal.closest("label")?.control);
  const on = targets.includes(at) || targets.includes(current) || (mine >= 0 && group.members[mine] === current);
  return {
    on, changes: state.aim.before, here: document.hasFocus() && !at.matches("iframe, frame"), inner: at.matches(MANY_STOPS) || (at.localName.includes("-") && !at.shadowRoot), number: state.stops.get(current),
    back: standsBefore(goal, at), skip: skips(at, goal),
    group: !on && mine >= 0 && (owns || group.members.includes(current)) ? group.members.length : 0,
    before: mine >= 0 && group.members.indexOf(current) > mine, ways: WAYS[group.way ?? "down"], keys: on ? keysOf(at, current) : [],
  };
}

// The keys that press what has the focus; none where it is pressed already, as a radio button or a tab that arrow keys have come to.
function keysOf(at, current) {
  const role = roleOf(current);
  if (at.matches("input[type=radio], [role=radio]") && String(ticked(at)) === "true") return [];
  if (current.matches("[role=tab][aria-selected=true]")) return [];
  if (at.matches("input[type=checkbox], input[type=radio]")) return ["Space"];
  if (/^(checkbox|radio|switch)$/.test(role)) return ["Space", "Enter"];
  if (at.matches(TYPED)) return current === at ? ["ArrowDown"] : ["Enter"];
  if (at.matches("a[href], area[href]") && current === at) return ["Enter"];
  return role === "combobox" || at.matches("[aria-haspopup=listbox]") ? ["Enter", "Space", "ArrowDown"] : ["Enter", "Space"];
}

// Whether the focus is on a link that leads over what stands between it and the control.
function skips(at, goal) {
  if (!at.matches("a[href^='#']") || at.hash.length < 2) return false;
  const to = document.getElementById(decodeURI(at.hash.slice(1)));
  if (!to || !standsBefore(at, to) || !(holds(to, goal) || standsBefore(to, goal))) return false;
  return all(FOCUSABLE).slice(0, MOST).filter((each) => tabbable(each) && standsBefore(at, each) && standsBefore(each, to)).length > 2;
}

// Whether the last key has done anything: the browser pressed the control, something changes, the page is left, another element has the focus.
async function effect({ wait }) {
  const { before, at, was } = state.aim, end = performance.now() + wait;
  for (;;) {
    const now = focusedNow();
    if (leaving() || mutations() > before || state.aim.fired || state.aim.heard || now !== at || ticked(now) !== was) return { done: true };
    if (performance.now() >= end) return { done: false };
    await tick(20);
  }
}

const asked = { aim, where, effect };
return Promise.resolve(asked[request.ask]({ ...request, goal })).then(written);
