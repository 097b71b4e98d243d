// What a customer reads: names, roles and visibility. Shared by looking and finding.

const STATE = Symbol.for("mystery-shop");
const PRESSABLE =
  "a[href], button, summary, input[type=submit], input[type=button], input[type=reset], input[type=image], " +
  "[role=button], [role=link], [role=tab], [role=menuitem], [role=menuitemcheckbox], [role=menuitemradio], [role=option], [role=switch], " +
  "[role=treeitem], [onclick]";
const DIALOGS = "dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]";
const ASKING =
  "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]), select, textarea, " +
  "[role=textbox], [role=searchbox], [role=combobox], [role=spinbutton], [role=checkbox], [role=radio], [role=switch], [role=listbox], [contenteditable=true], [contenteditable=''], [contenteditable=plaintext-only], " +
  "button[aria-haspopup=listbox], button[aria-haspopup=grid]";

const state = window[STATE]?.roots instanceof WeakSet ? window[STATE] : (window[STATE] = watch()); // what a page has put there is none

// Counts what changes on the page, so that a look is taken anew only where there is something new to see.
function watch() {
  const made = { mutations: 0, found: [], asked: [], told: new WeakMap(), pasted: new WeakMap() };
  const observer = new MutationObserver((list) => (made.mutations += list.length));
  made.observe = (root) => observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  made.settled = () => (made.mutations += observer.takeRecords().length);
  made.roots = new WeakSet();
  made.written = written;
  made.observe(document);
  // From the press of a link until the next page is there the old one must not be acted on.
  window.navigation?.addEventListener("navigate", (event) => (made.leaving = !event.destination.sameDocument && !event.downloadRequest && /^https?:/.test(event.destination.url) && performance.now()));
  for (const end of ["navigatesuccess", "navigateerror"]) window.navigation?.addEventListener(end, () => (made.leaving = false));
  return made;
}

// JSON of a page's own making is none: old libraries teach lists to write themselves, as a text within the text.
function written(got) {
  const taught = [Object, Array, String, Number].map(({ prototype }) => [prototype, Object.getOwnPropertyDescriptor(prototype, "toJSON")]).filter(([, own]) => own?.configurable);
  for (const [prototype] of taught) delete prototype.toJSON;
  try { return JSON.stringify(got); } finally { for (const [prototype, own] of taught) Object.defineProperty(prototype, "toJSON", own); }
}
const leaving = () => state.leaving !== false && state.leaving !== undefined;

const clean = (text) => String(text ?? "").replace(/\s+/g, " ").trim();
// Case, typographic quotes and dashes, and signs at the edges (arrows, icons, asterisks, colons) make no other word.
const folded = (text) =>
  clean(text).toLowerCase().replace(/[’‘]/g, "'").replace(/[‐‑–]/g, "-").replace(/\u00ad|[\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || clean(text);

// Of elements themselves: to a form, a field of it that is called `matches` stands for what every element has.
const { matches, getAttribute, querySelectorAll } = Element.prototype;
const parentElement = Object.getOwnPropertyDescriptor(Node.prototype, "parentElement").get;

// Of a label; pages put whole documents where a few words are meant.
const LONGEST_LABEL = 3000;
const given = (element, attribute) => (element ? getAttribute.call(element, attribute) ?? "" : "").slice(0, 300); // a document that has not begun has no element
const brief = (text) => clean(String(text ?? "").slice(0, LONGEST_LABEL)).slice(0, LONGEST_LABEL); // a page may have a trim of its own
const TELLING = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Sc}]/u; // signs alone, or characters of no width, tell nothing
const ROOTS_DEEP = 50; // shadow roots one inside another

// All elements that match, in the order of the page, through open shadow roots.
function all(selector, root = document, into = [], deep = 0) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  for (let element = walker.currentNode; element; element = walker.nextNode()) {
    if (element.nodeType !== Node.ELEMENT_NODE) continue;
    if (matches.call(element, selector)) into.push(element);
    if (element.shadowRoot) {
      if (!state.roots.has(element.shadowRoot)) { state.roots.add(element.shadowRoot); state.observe(element.shadowRoot); }
      if (deep < ROOTS_DEEP) all(selector, element.shadowRoot, into, deep + 1);
    }
  }
  return into;
}

function hash(text) {
  let value = 5381;
  for (let index = 0; index < text.length; index++) value = (Math.imul(value, 33) ^ text.charCodeAt(index)) >>> 0;
  return value.toString(36);
}

const parentOf = (element) => element.assignedSlot ?? parentElement.call(element) ?? element.getRootNode().host ?? null;
function within(element, selector) {
  for (let each = element; each; each = parentOf(each)) if (each.nodeType === Node.ELEMENT_NODE && matches.call(each, selector)) return each;
  return null;
}

// A box of no height or width that hides what overflows it: folded panels, sentences for screen readers, traps for robots.
function folded_up(element) {
  for (let around = parentOf(element); around && around !== document.body; around = parentOf(around)) {
    if ((around.clientHeight <= 1 || around.clientWidth <= 1) && around.offsetParent !== undefined && getComputedStyle(around).display !== "inline" && /hidden|clip/.test(getComputedStyle(around).overflow)) return true;
  }
  return false;
}

function shown(element) {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  if (box.width > 1 && box.height > 1) return box.right + scrollX > 0 && box.bottom + scrollY > 0 && !folded_up(element);
  return element.children.length > 0 && [...element.children].some(shown);
}

// Cut out of sight: slid to the side of the box it stands in, as later parts of a form are, or clipped to nothing.
function cutAway(element) {
  const { left, right } = element.getBoundingClientRect();
  if (left + scrollX > innerWidth + FAR_OUT) return true;
  for (let around = element; around && around !== document.body; around = parentOf(around)) {
    const style = getComputedStyle(around), box = around.getBoundingClientRect();
    if (/inset\((50|100)%\)/.test(style.clipPath) || (/rect\((0(px)?,? ?){4}\)/.test(style.clip) && /absolute|fixed/.test(style.position))) return true;
    const cuts = around !== element && /hidden|clip/.test(style.overflowX) && around.contains(element.offsetParent);
    if (cuts && box.width > 1 && (left >= box.right || right <= box.left)) return true;
  }
  return false;
}
const FAR_OUT = 3000; // CSS pixels to the right, where nobody scrolls to

// The labels of a field. `labels` itself searches the whole page for each field; a look asks each label once instead, whose it is.
const labelsFor = (element) => state.tied?.get(element) ?? [...(element.labels ?? [])].slice(0, 10);
function tieLabels(elements) {
  state.tied = new WeakMap(elements.map((element) => [element, []]));
  for (const label of all("label")) {
    const tied = state.tied.get(label.control);
    if (tied && tied.length < 10) tied.push(label);
  }
}

// A tick box or radio that a design hides is seen through its label.
const face = (element) => {
  if (shown(element) && !cutAway(element)) return element;
  const label = /^(checkbox|radio|file)$/.test(element.type) && labelsFor(element).find(shown);
  return label || null;
};

const byIds = (element, attribute) =>
  brief((element.getAttribute(attribute) ?? "").slice(0, LONGEST_LABEL).split(/\s+/).filter(Boolean).slice(0, 10)
    .map((id) => (element.getRootNode().getElementById?.(id)?.textContent ?? "").slice(0, LONGEST_LABEL)).join(" "));

// What a component of its own shows of the page's words: `<shop-button>Join</shop-button>` around `<button><slot></button>`.
const slotted = (element) => clean([...element.querySelectorAll("slot")].flatMap((slot) => slot.assignedNodes({ flatten: true })).map((node) => node.textContent).join(" "));

function textOf(element) {
  const text = clean(element.innerText ?? element.textContent) || slotted(element);
  if (text) return text;
  const picture = element.querySelector("img[alt], svg title, [aria-label]");
  return clean(picture?.getAttribute?.("alt") || picture?.getAttribute?.("aria-label") || element.textContent); // folded away, it has no innerText
}

// The words of a label without those of the control inside it.
function labelText(label, element) {
  if (!label.contains(element)) return brief(label.innerText || label.textContent);
  const outside = (node) => (node.matches?.("select, textarea, script, style") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, outside);
  let words = "";
  for (let node = walker.nextNode(); node && words.length < LONGEST_LABEL; node = walker.nextNode()) words += node.nodeType === Node.TEXT_NODE ? node.data : "";
  return brief(words);
}

const NEARBY_AT_MOST = 80; // characters; what is longer says more than what a field asks
const PARTS_AT_MOST = 4; // fields that ask for one answer together
const HOLDS_FIELDS = "input:not([type=hidden]), select, textarea";

// How many fields a box holds; counted once in a look, for 2,000 fields side by side have the same box.
function fieldsIn(box) {
  state.crowds ??= new WeakMap();
  if (!state.crowds.has(box)) state.crowds.set(box, querySelectorAll.call(box, HOLDS_FIELDS).length);
  return state.crowds.get(box);
}

// What a node says to a reader: no script, no style sheet, no comment.
function plain(node) {
  if (node.nodeType === Node.TEXT_NODE) return brief(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style, template, noscript, svg")) return "";
  return brief(node.innerText);
}

// What stands next to a node on one side, up to where another field, or something else altogether, begins.
function textBeside(node, side) {
  for (let next = node[side], steps = 0; next && steps < 6; next = next[side], steps++) {
    if (next.nodeType === Node.ELEMENT_NODE && (next.matches("input:not([type=hidden]), select, textarea, button, form, table, h1, h2, ul, nav") || next.querySelector(HOLDS_FIELDS))) return "";
    const text = plain(next);
    if (TELLING.test(text)) return text.slice(0, NEARBY_AT_MOST);
  }
  return "";
}

// A label that is tied to nothing, right before a box of fields: what they ask for together, as the parts of a telephone number do.
function labelOfParts(box) {
  const label = box.previousElementSibling;
  return label?.matches("label") && !label.control ? plain(label).slice(0, NEARBY_AT_MOST) : "";
}

// The words of a field that no label is tied to: the heading of its cell; what stands after a box to tick; what stands before it, also
// before the boxes around it that hold nothing else; a label after it, which floats over it.
function nearbyText(element) {
  const heading = element.closest("td, dd")?.previousElementSibling;
  if (heading?.matches("th, td, dt") && plain(heading)) return plain(heading).slice(0, NEARBY_AT_MOST);
  const tick = /^(checkbox|radio)$/.test(element.type) && textBeside(element, "nextSibling");
  if (tick) return tick;
  for (let around = element, up = 0; around && around !== document.body && up < 4; around = around.parentElement, up++) {
    if (up && fieldsIn(around) > 1) return fieldsIn(around) <= PARTS_AT_MOST ? labelOfParts(around) : "";
    const before = textBeside(around, "previousSibling");
    if (before && (!up || before.length < 60)) return before;
    const after = around.nextElementSibling;
    if (after?.matches("label:not([for])") && !after.querySelector(HOLDS_FIELDS) && plain(after)) return plain(after).slice(0, NEARBY_AT_MOST);
    if (matches.call(around, "form, fieldset, td, li")) return "";
  }
  return "";
}

// [the words by which a field is known, where they came from]
function labelOf(element) {
  const by = [
    ["aria", byIds(element, "aria-labelledby") || brief(element.getAttribute("aria-label"))],
    ["label", brief(labelsFor(element).map((label) => labelText(label, element)).join(" "))],
    ["label", element.matches("[role=checkbox], [role=radio], [role=switch]") ? textOf(element) : ""],
    ["placeholder", /\p{L}/u.test(element.getAttribute("placeholder") ?? "") ? clean(element.getAttribute("placeholder")) : ""], // `12.5.` is a sample
    ["title", clean(element.getAttribute("title"))],
    ["nearby", nearbyText(element)],
  ];
  const [from, words] = by.find(([, words]) => TELLING.test(words)) ?? ["none", ""];
  return [words.slice(0, 300), from];
}

function groupLabel(element) {
  const group = within(element, "fieldset, [role=radiogroup], [role=group]");
  const legend = group?.querySelector("legend");
  return (group && (byIds(group, "aria-labelledby") || brief(group.getAttribute("aria-label")))) || brief(legend?.textContent) || "";
}

function nameOf(element) {
  const spoken = byIds(element, "aria-labelledby") || brief(element.getAttribute("aria-label"));
  const own = () => (element.matches("input") ? brief(element.value || element.alt || element.title || { submit: "Submit", reset: "Reset" }[element.type]) : textOf(element) || brief(element.getAttribute("title")));
  return (spoken || (element.matches(ASKING) ? labelOf(element)[0] : own())).slice(0, 300);
}
const linkOf = (element) => String(element.href?.baseVal ?? element.href ?? "").slice(0, 2000);

function roleOf(element) {
  const given = element.getAttribute("role");
  if (given) return given.split(" ")[0];
  if (element.matches("a[href]")) return "link";
  return "button";
}

// Where it is on the page, wherever that is scrolled to; in an inner frame where it is on the screen, for the frame's own place is added.
const boxOf = (element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return window === top ? { x: x + scrollX, y: y + scrollY, width, height } : { x, y, width, height };
};

const submits = (element) => element.matches("button:not([type]), button[type=submit], input[type=submit], input[type=image]") && !!element.form;
const disabled = (element) => element.disabled === true || element.getAttribute("aria-disabled") === "true" || !!within(element, "[inert]");
