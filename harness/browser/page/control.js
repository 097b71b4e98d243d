// Controls that take more than typing: lists and calendars that a script opens, and how a language spells what is in them.

const OFFERED =
  "[role=option], [role=menuitem], [role=menuitemradio], [role=treeitem], li, [class*=option i], [class*=suggest i], [class*=result i], [class*=item i], [class*=completion i]";
const CALENDARS = "[role=grid], table, [class*=calendar i], [class*=picker i], [role=dialog]";
const DAYS = "[role=gridcell], td, button, [role=button], a, [class*=day i]";
const MOST = 3000; // elements looked at
const tick = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const some = (selector, root) => all(selector, root).slice(0, MOST);
const words = (element) => clean(element.getAttribute("aria-label") || element.innerText || element.textContent).slice(0, 300);

const ownedBy = (element) => ["aria-controls", "aria-owns"].flatMap((name) => (element?.getAttribute?.(name) ?? "").split(/\s+/).filter(Boolean).slice(0, 10))
  .map((id) => element.getRootNode().getElementById?.(id)).find((each) => each && shown(each));

function below(control, each) {
  const [a, b] = [(face(control) ?? control).getBoundingClientRect(), each.getBoundingClientRect()];
  return b.left < a.right && b.right > a.left && b.top > a.top - 500 && b.top < a.bottom + 700;
}

function offered(control) {
  const around = within(control, "[role=combobox]");
  const list = control.matches("[role=listbox]") ? control : ownedBy(control) ?? ownedBy(around);
  const inside = list ? some("[role=option]", list).filter(shown) : [];
  if (inside.length) return inside;
  const fresh = (each) => (!state.before?.has(each) || list?.contains(each)) && shown(each) && !each.contains(control);
  const options = some("[role=option]").filter(fresh);
  if (options.length) return options;
  const loose = some(OFFERED).filter((each) => fresh(each) && below(control, each) && words(each) && !within(each, "nav, footer")).slice(0, 500);
  return loose.filter((each) => !loose.some((other) => other !== each && each.contains(other)));
}

async function offers(control, { wait, than }) {
  const end = performance.now() + wait;
  for (let last = ""; ; ) {
    const found = offered(control).slice(0, 500);
    const print = hash(found.map(words).join("|"));
    const busy = control.getAttribute("aria-busy") === "true" || found.some((each) => within(each, "[aria-busy=true]")) || found.every(disabled);
    // What is still being put together is not read yet.
    if (found.length && print === last && print !== than && !busy) {
      state.found = found;
      return { print, held: held(control), options: found.map((each) => [words(each), String(each.dataset.value ?? each.getAttribute("value") ?? words(each)).slice(0, 300), disabled(each)]) };
    }
    if (performance.now() >= end) return { print: than, options: [] };
    last = print;
    await tick(40);
  }
}

const held = (control) => clean(control.value || control.innerText).slice(0, 300);

// Whether an option that was pressed is chosen: the field shows something else, or the list has closed, or the option says so.
async function taken(control, { wait, was, at }) {
  const end = performance.now() + wait, option = state.found[at];
  const says = () => ["aria-selected", "aria-checked"].some((name) => option?.getAttribute(name) === "true");
  while (performance.now() < end) {
    if (!control.isConnected || held(control) !== was || says() || !(option?.isConnected && shown(option))) return { taken: true };
    await tick(20);
  }
  return {};
}

// Month and year that stand in a text, as [month, year]: `March 2027`, `3/2027`.
function monthIn(text, months) {
  const plain = folded(text), year = Number(/(?:^|\D)((?:19|20)\d\d)(?:\D|$)/.exec(plain)?.[1]);
  if (!year) return null;
  const named = months.flatMap((names, at) => names.map((name) => [folded(name), at + 1])).sort((a, b) => b[0].length - a[0].length)
    .find(([name]) => name.length > 2 && new RegExp(`(^|[^\\p{L}])${name.replace(/[.*+?^${}()|[\]\\]/g, "")}`, "u").test(plain));
  const figure = /(?:^|\D)(0?[1-9]|1[0-2])\s*[./-]\s*(?:19|20)\d\d/.exec(plain);
  return named ? [named[1], year] : figure ? [Number(figure[1]), year] : null;
}

const dayOf = (element) => (/^\s*\d{1,2}\s*$/.test(element.innerText ?? "") ? Number(element.innerText) : 0);

// The days of the month in a sheet: from its first 1 up, so that the ends of other months at its edges are left out.
function daysOf(root) {
  const cells = some(DAYS, root).filter((each) => dayOf(each) && shown(each)).slice(0, 400);
  const leaves = cells.filter((each) => !cells.some((other) => other !== each && each.contains(other)));
  const from = leaves.findIndex((each) => dayOf(each) === 1);
  const days = [];
  for (let at = from; at >= 0 && at < leaves.length && dayOf(leaves[at]) === days.length + 1; at++) days.push(leaves[at]);
  return days.length >= 28 ? days : [];
}

// The sheets of months that lie open, each with its days, what it says above them, and the box with its buttons.
function sheets(months) {
  const seen = some(CALENDARS).filter(shown), fresh = seen.filter((each) => !state.before?.has(each)); // those that have just come first
  const roots = [...fresh, ...seen.filter((each) => state.before?.has(each))].slice(0, 80).map((root) => ({ root, days: daysOf(root) })).filter(({ days }) => days.length);
  const inner = roots.filter(({ root }) => !roots.some((other) => other.root !== root && root.contains(other.root)));
  return inner.slice(0, 6).map(({ root, days }) => {
    let box = root, shows = null;
    for (let up = 0; box && box !== document.body && up < 6; box = parentOf(box), up++) {
      const heads = [...some("select", box).filter(shown).map((each) => each.selectedOptions[0]?.textContent ?? "")].join(" ");
      shows = monthIn(box.getAttribute("aria-label") ?? "", months) ?? monthIn(heads, months) ?? monthIn(captionOf(box, days), months);
      if (shows) break;
    }
    return { days, shows, box: box ?? root };
  });
}

const captionOf = (box, days) => {
  const fields = some("input", box).map((each) => each.value).filter((each) => /^(19|20)\d\d$/.test(each)); // a year to type
  return `${clean(box.innerText).split(days[0].innerText)[0].slice(0, 300)} ${clean(box.innerText).slice(0, 60)} ${fields[0] ?? ""}`;
};

function turner(box, forward, names) {
  const marks = forward ? [/next|forward|right/i, /^[›»→>▶❯]+$/] : [/prev|back|left/i, /^[‹«←<◀❮]+$/];
  for (let around = box, up = 0; around && up < 5; around = parentOf(around), up++) {
    const buttons = some("button, [role=button], a, [class*=next i], [class*=prev i]", around).filter((each) => shown(each) && !dayOf(each) && !disabled(each));
    const found = buttons.find((each) => names.some((name) => folded(words(each)).includes(folded(name)))) ??
      buttons.find((each) => marks[1].test(clean(each.innerText))) ?? buttons.find((each) => marks[0].test(`${each.className} ${each.id} ${each.title}`) && !/year/i.test(each.className));
    if (found) return found;
  }
  return null;
}

// Months and years that are picked from lists: what is not right yet is to be picked first, the year before the month.
function listToPick(box, { year, month, months }) {
  for (const select of some("select", box).filter(shown)) {
    const texts = [...select.options].slice(0, 400).map((each) => clean(each.textContent));
    const wanted = texts.every((each) => /^(19|20)\d\d$/.test(each)) ? texts.indexOf(String(year))
      : texts.length === 12 ? month - 1 : texts.findIndex((each) => months[month - 1]?.some((name) => folded(name) === folded(each)));
    if (wanted >= 0 && wanted !== select.selectedIndex) return { found: true, element: select, pick: wanted };
  }
  return null;
}

const free = (each) => !disabled(each) && !within(each, "[aria-disabled=true], [class*=disabled i]") && getComputedStyle(each).pointerEvents !== "none";
const turn = (sheet, forward, request) => {
  const element = turner(sheet.box, forward, forward ? request.next : request.previous);
  return element ? { found: true, element } : { found: true, off: true };
};

// What to press next for a day; where any will do, the first from it on that can be had.
function nextPress(request) {
  const { year, month, day, any } = request;
  const open = sheets(request.months).filter((each) => each.shows);
  if (!open.length) return null;
  const months = ({ shows }) => shows[1] * 12 + shows[0] - (year * 12 + month);
  const right = open.find((each) => (any ? months(each) >= 0 : months(each) === 0));
  if (!right) return listToPick(open[0].box, request) ?? turn(months(open.at(-1)) < 0 ? open.at(-1) : open[0], months(open.at(-1)) < 0, request);
  const days = right.days.slice(months(right) ? 0 : day - 1);
  const cell = any ? days.find(free) : free(days[0]) && days[0];
  if (cell) return { found: true, day: true, element: cell };
  return any ? turn(open.at(-1), true, request) : { found: true, off: true };
}

// A calendar that was just turned is read when it shows another month and stands still; one that never changes is read as it is.
async function sheet(request) {
  const end = performance.now() + request.wait, turned = performance.now() + Math.min(500, request.wait);
  const print = () => sheets(request.months).map((each) => `${each.shows} ${each.days.length}`).join("|");
  for (let last; ; ) {
    const now = print(), next = now && now === last && (now !== state.turned || performance.now() > turned) ? nextPress(request) : null;
    if (next) {
      state.found = [next.element];
      state.turned = now;
      return { found: true, day: !!next.day, off: !!next.off, pick: next.pick ?? -1 };
    }
    if (performance.now() >= end) return { found: false };
    last = now;
    await tick(20);
  }
}

// The answer to a field's own rule, among several ways to write it: the first that its pattern and length let through.
function fits(element, { ways }) {
  let rule = null;
  try { rule = element.pattern ? new RegExp(`^(?:${element.pattern})$`, "v") : null; } catch { /* a pattern that is none */ }
  const long = (way) => (!(element.maxLength >= 0) || way.length <= element.maxLength) && (!(element.minLength > 0) || way.length >= element.minLength);
  return { number: ways.findIndex((way) => long(way) && (!rule || rule.test(way))) };
}

function spelling({ languages, country }) {
  const lang = document.documentElement?.lang || languages[0];
  const here = [...(/[-_]/.test(lang) ? [] : [`${lang}-${country}`]), lang, ...languages].slice(0, 12); // where only a language is named, as it is written at home
  const known = here.filter((each) => { try { return Intl.DateTimeFormat.supportedLocalesOf(each).length; } catch { return false; } });
  const region = (each) => { try { return new Intl.DisplayNames([each], { type: "region" }).of(country); } catch { return ""; } };
  const month = (each, at, more) => new Intl.DateTimeFormat(each, { ...more, timeZone: "UTC" }).formatToParts(Date.UTC(2024, at, 15)).find((part) => part.type === "month")?.value ?? "";
  const styles = [{ month: "long" }, { month: "short" }, { month: "long", day: "numeric" }];
  const order = !known.length ? [] : new Intl.DateTimeFormat(known[0], { year: "numeric", month: "2-digit", day: "2-digit", calendar: "gregory", numberingSystem: "latn" }).formatToParts(0);
  const letters = { day: "dd", month: "mm", year: "yyyy" };
  return {
    regions: [...new Set(known.map(region))].filter(Boolean),
    months: [...Array(12).keys()].map((at) => [...new Set(known.flatMap((each) => styles.map((style) => month(each, at, style))))].filter(Boolean)),
    date: order.map((part) => letters[part.type] ?? (part.type === "literal" ? clean(part.value) : "")).join("").replace(/[^dmy./-]/g, ""),
  };
}

async function act(request) {
  const element = state.asked[request.number]?.[request.slot ?? 0];
  if (request.ask === "spelling") return spelling(request);
  if (!element?.isConnected) return {};
  if (request.ask === "before") { state.before = new WeakSet([...some(OFFERED), ...some(CALENDARS)].filter(shown)); state.turned = ""; return {}; }
  if (request.ask === "held") return { held: request.numbers.map((each) => String(state.asked[each]?.[0]?.value ?? "")) };
  return request.ask === "offers" ? offers(element, request) : request.ask === "taken" ? taken(element, request) : request.ask === "sheet" ? sheet(request) : fits(element, request);
}

return act(request).then(written);
