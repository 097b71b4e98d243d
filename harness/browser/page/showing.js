// What a field shows of itself to a customer: by what it is known, which marks it carries, what is ticked before they come.

const BESIDE_AT_MOST = 60; // characters; a longer text among several fields is a paragraph and no label
const LEVELS_AT_MOST = 8; // boxes around a field in which its words are looked for
const SHOWING_AT_MOST = 500; // fields; what later ones show is not known
const STAR = /[*＊✱∗]|\burl\(/; // generated content, a picture included

// Words count as seen where a label has room on the page, for a label that floats in while one types is see-through until then.
function roomy(element) {
  if (!element.checkVisibility()) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0 && !folded_up(element);
}

function wordsSeen(root) {
  if (root.nodeType === Node.TEXT_NODE) return brief(root.data);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const words = [];
  for (let node = walker.nextNode(), times = 0; node && times < 200; node = walker.nextNode(), times++) {
    const around = node.parentElement;
    if (brief(node.data) && !around.closest("select, textarea, option, script, style, button, template") && roomy(around)) words.push(brief(node.data));
  }
  return clean(words.join(" "));
}

const lettered = (node) => /\p{L}/u.test(wordsSeen(node));
const signed = (node) => /[+€$£%@]/.test(wordsSeen(node)); // `+358` before a telephone number
const referred = (element, attribute) =>
  (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean).slice(0, 10).map((id) => element.getRootNode().getElementById?.(id)).filter(Boolean);
const labelsOf = (element) => [...labelsFor(element), ...referred(element, "aria-labelledby")].slice(0, 10);
const pictured = (label) => [...label.querySelectorAll("img, svg")].slice(0, 5).some(roomy);

const levelWith = (node, element) => node.getBoundingClientRect().top < element.getBoundingClientRect().bottom - 2; // beside it or over it, not below
const inRow = (one, other) => levelWith(one, other) && levelWith(other, one);

// Whether all words of a node are links or another field's label, and so perhaps not meant for this one.
function doubtful(node, element) {
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  const parts = matches.call(node, "a, label") ? [node] : [...querySelectorAll.call(node, "a, label")].slice(0, 10);
  const others = parts.filter((each) => each.matches("a") || (each.control && each.control !== element));
  return others.reduce((length, each) => length + wordsSeen(each).length, 0) >= wordsSeen(node).length;
}

// What stands next to the field in the boxes around it, up to the one that holds the field before it, which may speak for both.
function besideOf(element, previous, neighbours) {
  for (let level = 0, around = element; level < LEVELS_AT_MOST && parentOf(around) && around !== document.body; level++, around = parentOf(around)) {
    const alone = !neighbours.some((each) => parentOf(around).contains(each));
    const names = (node) => lettered(node) && (alone || (wordsSeen(node).length < BESIDE_AT_MOST && !node.matches?.("h1, h2, h3, ul, ol, nav, header")));
    for (let node = around.previousSibling, steps = 0; node && steps < 6; node = node.previousSibling, steps++) {
      if (previous && node.contains(previous)) return lettered(node) ? "" : /label|beside|shared/.test(state.told.get(previous)) ? "shared" : signed(node) ? "near" : "";
      if (names(node)) return doubtful(node, element) ? "near" : "beside";
    }
    const next = around.nextElementSibling;
    if (next && !next.matches("button, a") && !neighbours.some((each) => next.contains(each)) && levelWith(next, element) && names(next)) return doubtful(next, element) ? "near" : "beside";
    if (previous && parentOf(around).contains(previous)) break;
  }
  return element.closest("table")?.querySelector("th") ? "beside" : "";
}

// Under a field stands a hint, an error, or its name.
function wordsUnder(element, neighbours) {
  for (let level = 0, around = element; level < 2 && parentOf(around) && !around.matches("form, body"); level++, around = parentOf(around)) {
    if (neighbours.some((each) => parentOf(around).contains(each))) return false;
    for (let node = around.nextSibling, steps = 0; node && steps < 8; node = node.nextSibling, steps++) {
      if (lettered(node) && wordsSeen(node).length < BESIDE_AT_MOST && !node.matches?.("button, a, label, h1, h2, h3")) return true;
    }
  }
  return false;
}

// What stood in a field before it was typed over told what is asked, as a placeholder does.
const inside = (element) =>
  clean(element.getAttribute("placeholder")) || (element.matches("input:read-write, textarea") && element.value !== element.defaultValue && /\p{L}/u.test(element.defaultValue));

function toldBy(element, members, number) {
  const group = within(element, "fieldset, [role=radiogroup], [role=group]");
  const titles = group ? [group.querySelector("legend"), ...referred(group, "aria-labelledby")].filter(Boolean) : [];
  if (members.some((each) => labelsOf(each).some((label) => lettered(label) || pictured(label)))) return "label";
  if (element.matches("[role=checkbox], [role=radio], [role=switch]") && lettered(element)) return "label";
  const [previous, next] = [state.asked[number - 1]?.at(-1), state.asked[number + 1]?.[0]];
  const neighbours = [previous, next].filter(Boolean);
  const beside = besideOf(element, previous, neighbours);
  if (beside === "beside" || (beside === "shared" && inside(element) && inRow(previous, element))) return beside;
  if (inside(element)) return "placeholder";
  if (beside || titles.some(lettered)) return titles.some(lettered) ? "label" : beside;
  if (picturedBeside(element, neighbours)) return "picture";
  return wordsUnder(element, neighbours) ? "near" : "nothing";
}

// An envelope or a padlock says what is asked, whether it is a picture, a sign of a font, or drawn by the style sheet.
function picturedBeside(element, neighbours) {
  if (/url\(/.test(getComputedStyle(element).backgroundImage)) return true;
  for (let level = 0, around = element.parentElement; level < 3 && around && around !== document.body && !neighbours.some((each) => around.contains(each)); level++, around = around.parentElement) {
    if ([...querySelectorAll.call(around, "img, svg, i, [class*=icon i]")].slice(0, 5).some((each) => each !== element && roomy(each))) return true;
    const drawn = [around, ...[...around.children].slice(0, 10)].flatMap((each) => ["::before", "::after"].map((part) => getComputedStyle(each, part)));
    if (drawn.some((style) => style.display !== "none" && (/\p{L}|\p{Co}|\burl\(/u.test(style.content.replace(/^(none|normal)$/, ""))))) return true;
  }
  return false;
}

// A star that the style sheet draws is in no text.
function starred(element) {
  const near = labelsOf(element).flatMap((label) => [label, ...[...label.querySelectorAll("*")].slice(0, 10)]);
  const around = element.parentElement && fieldsIn(element.parentElement) < 2 ? [element.parentElement] : [];
  return labelsOf(element).some((label) => STAR.test(label.textContent)) || [...near, ...around].some((each) => ["::before", "::after"].some((part) => STAR.test(getComputedStyle(each, part).content)));
}

function tickedWords(members) {
  const picked = members.find((each) => each.matches("[type=checkbox], [type=radio], [role=checkbox], [role=radio], [role=switch]") && (each.checked || each.getAttribute("aria-checked") === "true"));
  return picked ? labelOf(picked)[0] : "";
}

function showing(element, members, number) {
  const known = number < SHOWING_AT_MOST;
  if (known) state.told.set(element, toldBy(element, members, number));
  return {
    told_by: known ? state.told.get(element) : "", starred: known && starred(element), ticked: tickedWords(members),
    placeholder: clean(element.getAttribute("placeholder")).slice(0, 300), inputmode: clean(element.getAttribute("inputmode")).toLowerCase().slice(0, 20),
    description: (byIds(element, "aria-describedby") || clean(element.getAttribute("title"))).slice(0, 300), paste: state.pasted.get(element) ?? "",
  };
}
