// What lies over the page or is put before it: dialogs, boxes fixed to the window, and cookie banners wherever they stand.

// A banner in the flow of the page has no mark of its own but the name that its makers gave it, in any language's pages the same.
const NAMED = ["id", "class", "aria-label"].flatMap((name) => ["cookie", "consent", "gdpr", "cmp-", "cmpbox", "privacy-banner"].map((word) => `[${name}*="${word}" i]`)).join(", ");
const SWITCHES = "input[type=checkbox], [role=switch], [role=checkbox], button[aria-pressed]";
const LONGEST_BANNER = 6000; // characters; anything longer is the page itself

// In an inner frame everything lies over the page: consent tools put their whole banner into one.
function overlying() {
  const fixed = all("div, section, aside, dialog, form, footer").filter((each) => /fixed|sticky/.test(getComputedStyle(each).position));
  const named = all(NAMED).filter((each) => !each.matches("html, body") && (each.textContent ?? "").length < LONGEST_BANNER);
  const found = [...new Set([...all(DIALOGS), ...fixed, ...named])].filter((each) => shown(each) && clean(each.innerText)).slice(0, 20);
  return window === top || !document.body ? found : [...found, document.body];
}

const isOn = (element) => element.checked === true || element.getAttribute("aria-checked") === "true" || element.getAttribute("aria-pressed") === "true";
const switchedOn = (over) => all(SWITCHES, over).filter((each) => isOn(each) && face(each) && !disabled(each)).slice(0, 50);
const wordsOver = (over) => clean(over.innerText).slice(0, 4000);
const leadsAway = (element) => element.matches("a[href]") && element.href.split("#")[0] !== location.href.split("#")[0] && /^https?:/.test(element.href);

function beneath(over) {
  const { left, top: above, right, bottom } = over.getBoundingClientRect();
  const [x, y] = [Math.max(0, left) + Math.min(innerWidth, right), Math.max(0, above) + Math.min(innerHeight, bottom)].map((sum) => sum / 2);
  const hit = topmost(x, y);
  return !!hit && !belongs(hit, over);
}

function overlays() {
  return overlying().map((each) => ({
    text: wordsOver(each), modal: each.matches(DIALOGS), covered: beneath(each), switches: switchedOn(each).length,
    asks: all(ASKING, each).some((field) => controlKind(field) === "text" && field.type !== "search" && face(field)),
    buttons: all(PRESSABLE, each).filter((button) => shown(button) && !disabled(button)).slice(0, 40).map((button) => ({ name: nameOf(button), away: leadsAway(button), box: boxOf(button), ...readability(button) })),
  }));
}

// The one of these words; what has changed since is another.
const overlaid = (words) => overlying().find((each) => wordsOver(each) === words);

// A switch of an overlay that is on and has not been pressed yet.
function findSwitch({ inside }) {
  const over = overlaid(inside);
  state.switched ??= new WeakSet();
  const element = over && switchedOn(over).find((each) => !state.switched.has(each));
  if (!element) return { found: false };
  state.switched.add(element);
  state.found = [face(element)];
  return told(face(element), { name: nameOf(element) });
}
