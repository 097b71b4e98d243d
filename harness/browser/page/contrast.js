// How well the words of a control can be read: their size, and WCAG's contrast ratio against what is behind them, where that can be known.

const READ_AT_MOST = 100; // controls of a look
const DEEPEST = 60; // boxes around one
const PICTURES_AT_MOST = 200;
const FAINT = 3; // a ratio below it is looked at twice
const MENUS = "nav, header, footer"; // nobody decides anything there
const DRAWN = "img, picture, video, canvas, svg, iframe, object, embed";

// [red, green, blue, alpha]; nothing for colours outside sRGB, which Chromium writes in other ways.
function colourOf(css) {
  const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(css);
  return found && found.slice(1).map((part) => Number(part ?? 1));
}
const laidOver = ([red, green, blue, alpha], under) => [...[red, green, blue].map((part, at) => part * alpha + under[at] * (1 - alpha)), 1];

function luminance(colour) {
  const [red, green, blue] = colour.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function ratioOf(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

// The colour that fills a box; nothing where a picture, a gradient or a box that lies somewhere else altogether may be seen through it.
function fillOf(element, depth = 0) {
  if (!element) return [255, 255, 255, 1];
  if (depth > DEEPEST) return null;
  if (!state.fills.has(element)) state.fills.set(element, seenFill(element, depth));
  return state.fills.get(element);
}
function seenFill(element, depth) {
  const style = getComputedStyle(element), own = colourOf(style.backgroundColor);
  if (!own || style.backgroundImage !== "none" || style.filter !== "none" || style.mixBlendMode !== "normal") return null;
  if (own[3] > 0 && style.opacity !== "1") return null;
  if (own[3] === 1) return own;
  const under = /absolute|fixed|sticky/.test(style.position) ? null : fillOf(parentOf(element), depth + 1);
  return under && laidOver(own, under);
}

function wordsIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), times = 0; node && times < 20; node = walker.nextNode(), times++) if (/\p{L}/u.test(node.data)) return node.parentElement;
  return element.matches("input") ? element : null;
}

// How much of the colour of words is left where the boxes that they stand in, up to the one that is filled, are see-through.
function opacityOf(element) {
  let left = 1;
  for (let around = element, depth = 0; around && depth < DEEPEST; around = parentOf(around), depth++) {
    const style = getComputedStyle(around);
    if (colourOf(style.backgroundColor)?.[3] !== 0) break;
    left *= Number(style.opacity);
  }
  return left;
}

// What the boxes around do not tell: pictures and coloured boxes that lie behind a control without holding it, or are drawn by the style sheet.
function mayLieOver(element) {
  const box = element.getBoundingClientRect();
  const meets = ({ left, right, top, bottom }) => left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  state.drawn ??= all(DRAWN).slice(0, PICTURES_AT_MOST);
  if (state.drawn.some((each) => meets(each.getBoundingClientRect()))) return true;
  const parts = [element, element.parentElement, wordsIn(element)].filter(Boolean).flatMap((each) => ["::before", "::after"].map((part) => getComputedStyle(each, part)));
  if (parts.some((style) => style.content !== "none" && (style.backgroundImage !== "none" || colourOf(style.backgroundColor)?.[3] !== 0))) return true;
  // From the uppermost down to the filled box that the control stands in; what lies below that is not seen.
  for (const each of document.elementsFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)) {
    if (each.contains(element) && colourOf(getComputedStyle(each).backgroundColor)?.[3] === 1) return false;
    if (!each.contains(element) && !element.contains(each)) return true;
  }
  return false;
}

function readability(element) {
  const words = wordsIn(element);
  if (!words) return {};
  const style = getComputedStyle(words), type_px = parseFloat(style.fontSize) || 0;
  const colour = colourOf(style.webkitTextFillColor), fill = colour && style.textShadow === "none" ? fillOf(words) : null;
  if (!fill) return { type_px };
  const contrast = ratioOf(laidOver([...colour.slice(0, 3), colour[3] * opacityOf(words)], fill), fill);
  return { type_px, contrast: contrast < FAINT && mayLieOver(element) ? 0 : Math.round(100 * contrast) / 100 };
}

// Of the controls of a page: menus apart, and no more than a page has where something is to be decided.
function readable(element) {
  if (state.read >= READ_AT_MOST || element.closest(MENUS)) return {};
  state.read++;
  return readability(element);
}
