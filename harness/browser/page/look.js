// One look at a page: everything that a visit keeps of it, in one go.

const ERROR_MARKS =
  "[role=alert], .error, .errors, .errorlist, .error-message, .error-block, .field-error, .form-error, .invalid-feedback, .alert-danger, .alert-error, .validation-error, .help-block.error, .has-error .help-block";
const GOOD_NEWS = ".alert-success, .alert-info, .success, .info, .is-success, .is-info"; // frameworks give every message role=alert
const FORMS = "form, [role=form]";

// What a script opens at a control: a list of options or a calendar. A text field whose words can be typed opens nothing that is needed.
const CALENDAR_MARKS = "[aria-haspopup=grid], [class*=datepicker i], [class*=date-picker i], [class*=calendar i], [class*=flatpickr i]";
function opensOf(element) {
  if (element.matches("select, [type=checkbox], [type=radio], [type=file]") || element.matches("[role=listbox]")) return "";
  const popup = element.getAttribute("aria-haspopup") ?? "", typed = typable(element);
  if (!typed && (element.matches(CALENDAR_MARKS) || (popup === "dialog" && element.matches("input")) || (element.readOnly && element.parentElement?.matches(CALENDAR_MARKS)))) return "calendar";
  return popup === "listbox" || element.matches("[role=combobox], [aria-autocomplete=list], [aria-autocomplete=both], input[class*=autocomplete i], input[class*=typeahead i], .pac-target-input") ? "list" : "";
}
const typable = (element) => element.matches("input, textarea, [contenteditable=true], [contenteditable=''], [contenteditable=plaintext-only]") && !element.readOnly;

function controlKind(element) {
  if (!typable(element) && opensOf(element)) return "choice";
  if (element.matches("select, [role=combobox]:not(input), [role=listbox]")) return "choice";
  if (element.matches("[type=radio], [role=radio]")) return "choice";
  if (element.matches("[type=checkbox], [role=checkbox], [role=switch]")) return "tick";
  return element.matches("[type=file]") ? "file" : "text";
}

const typeOf = (element) =>
  element.matches("select") ? "select" : element.matches("textarea") ? "textarea" : (!element.matches("button") && element.type) || element.getAttribute("role") || element.getAttribute("aria-haspopup") || "contenteditable";

// Browsers' own constraint and ARIA's; the star and the word in the label are read elsewhere.
const needed = (element) => element.required === true || element.getAttribute("aria-required") === "true";

function holding(element, members) {
  if (members.length > 1 || element.matches("[type=radio], [role=radio]")) {
    const picked = members.find((each) => each.checked || each.getAttribute("aria-checked") === "true");
    return picked ? labelOf(picked)[0] || picked.value : "";
  }
  if (controlKind(element) === "tick") return element.checked || element.getAttribute("aria-checked") === "true" ? "on" : "";
  if (element.matches("select")) return element.value === "" || element.selectedIndex < 0 || element.selectedOptions[0].disabled ? "" : clean(element.selectedOptions[0].textContent);
  if (element.matches("[role=listbox]")) return clean(element.querySelector("[role=option][aria-selected=true]")?.textContent);
  return element.matches("button") ? textOf(element) : String(element.value ?? element.textContent ?? "");
}

const wrong = (element) => shown(element) && !within(element, GOOD_NEWS);
const errorText = (element) => brief(element.innerText).replace(/^[×✕✖]\s*|\s*[×✕✖]$/g, ""); // without the sign that closes it

function errorOf(element) {
  if (element.matches(":user-invalid") && element.validationMessage) return element.validationMessage.slice(0, 300); // the browser's own bubble
  if (element.getAttribute("aria-invalid") === "true") {
    const words = byIds(element, "aria-errormessage") || byIds(element, "aria-describedby");
    if (words) return words.slice(0, 300);
  }
  let around = element.parentElement;
  for (let up = 0; around && up < 3 && !matches.call(around, FORMS) && fieldsIn(around) < 2; up++, around = around.parentElement) {
    const mark = [...querySelectorAll.call(around, ERROR_MARKS)].find((each) => wrong(each) && clean(each.textContent));
    if (mark) return errorText(mark).slice(0, 300);
  }
  return element.getAttribute("aria-invalid") === "true" ? "marked as invalid" : "";
}

const FIELDS_AT_MOST = 2000;
const OPTIONS_AT_MOST = 20000; // of all lists of a page

function optionsOf(element, members) {
  if (element.matches("select")) {
    const options = [...element.options].slice(0, OPTIONS_AT_MOST - state.options);
    state.options += options.length;
    return options.map((option) => [brief(option.textContent).slice(0, 300), option.value.slice(0, LONGEST_LABEL), option.disabled]);
  }
  if (element.list) return [...element.list.options].slice(0, 400).map((option) => [brief(option.label || option.value), option.value.slice(0, LONGEST_LABEL), option.disabled]);
  return members.length > 1 ? members.slice(0, 400).map((each) => [labelOf(each)[0], String(each.value ?? "").slice(0, LONGEST_LABEL), disabled(each)]) : [];
}

// What is said beside a field about its answer.
function hintOf(element) {
  const said = byIds(element, "aria-describedby");
  const after = element.nextElementSibling ?? (element.parentElement?.matches("label") ? element.parentElement.nextElementSibling : null);
  return (said || (after?.matches("small, span, p, div") && !after.querySelector("input, select, textarea, button") ? brief(after.textContent) : "")).slice(0, 300);
}

// Kept from keyboards and screen readers, though it may be in sight: what fills it in is no customer.
const bait = (element) => element.getAttribute("tabindex") === "-1" && element.matches("input, textarea") && !!within(element, "[aria-hidden=true]");

// A button for a menu of the page is no question, and neither is a list that belongs to a field, nor what cannot be changed.
function asks(element) {
  if (bait(element) || !face(element) || disabled(element) || (element.readOnly && !opensOf(element))) return false;
  if (element.matches("button") && within(element, "nav, header, footer")) return false;
  if (element.matches("[role=combobox]") && element.querySelector("input")) return false;
  return !(element.matches("[role=listbox]") && element.id && document.querySelector(`[aria-controls~="${CSS.escape(element.id)}"], [aria-owns~="${CSS.escape(element.id)}"]`));
}

function fieldsOf(forms) {
  const groups = new Map();
  [state.crowds, state.options] = [new WeakMap(), 0];
  const asking = all(ASKING).slice(0, 3 * FIELDS_AT_MOST);
  tieLabels(asking);
  for (const element of asking) {
    if (!asks(element)) continue;
    const radio = element.matches("[type=radio], [role=radio]");
    const key = radio ? within(element, "[role=radiogroup]") ?? `${forms.indexOf(element.form)}/${element.name || groups.size}` : element;
    groups.set(key, [...(groups.get(key) ?? []), element]);
  }
  state.asked = [...groups.values()].slice(0, FIELDS_AT_MOST);
  return state.asked.map((members, number) => {
    const [element] = members;
    let [label, from] = labelOf(element);
    if (members.length > 1) [label, from] = groupLabel(element) ? [groupLabel(element), "label"] : [nearbyText(element) || label, "nearby"];
    const options = optionsOf(element, members);
    return {
      number, label, label_from: from, group: groupLabel(element), control: controlKind(element), type: typeOf(element),
      ...showing(element, members, number), title: clean(element.getAttribute("title")).slice(0, 300),
      prediction: given(element, "autofill-prediction"), autocomplete: given(element, "autocomplete"),
      name: given(element, "name"), id: given(element, "id"), required: members.some(needed),
      value: String(holding(element, members) ?? "").slice(0, 5000), option_values: options, options: element.matches("select") ? element.options.length : options.length, min: given(element, "min"), max: given(element, "max"),
      step: given(element, "step"), pattern: given(element, "pattern"), hint: hintOf(element), accept: given(element, "accept"), opens: opensOf(element), editable: typable(element),
      shortest: element.minLength ?? -1, longest: element.maxLength ?? -1, form: forms.indexOf(element.form ?? within(element, FORMS)), error: errorOf(element), box: boxOf(face(element)),
    };
  });
}

// What a page says around the controls of a form: its heading, within it or before it, and what developers call it.
function formOf(form, number) {
  let heading = "";
  for (let around = form, up = 0; around && !heading && around !== document.body && up < 5; around = parentOf(around), up++) {
    const headings = [...querySelectorAll.call(around, "h1, h2, h3, h4, legend")].slice(0, 20);
    heading = clean(headings.find((each) => shown(each) && clean(each.innerText))?.innerText).slice(0, 200);
  }
  return { number, heading, method: given(form, "method").toLowerCase(), name: ["id", "name", "action", "class"].map((name) => clean(given(form, name)).slice(0, 200)).join(" ") };
}

// What is named as a button is, has a few words, and neither holds nor stands in anything else that can be pressed or answered.
const BUTTON_BY_NAME = ":is(a:not([href]), div, span, label):is([class*=button i], [class*=btn i], [class*=submit i], [id*=submit i])";
const actsAsButton = (element) =>
  element.matches(BUTTON_BY_NAME) && clean(element.textContent).length < 60 && /\p{L}/u.test(element.textContent) && !element.querySelector(`${PRESSABLE}, ${ASKING}, ${BUTTON_BY_NAME}`) && !within(element, PRESSABLE);

function controlsOf(forms) {
  const pressable = all(`${PRESSABLE}, ${BUTTON_BY_NAME}`).slice(0, 10000).filter((element) => (element.matches(PRESSABLE) || actsAsButton(element)) && shown(element)).slice(0, 5000);
  state.buttons = pressable.filter((element) => roleOf(element) !== "link");
  const controls = pressable.map((element) => ({
    role: roleOf(element), name: nameOf(element), href: linkOf(element),
    form: forms.indexOf(element.form ?? within(element, FORMS)), submits: submits(element), disabled: disabled(element), box: boxOf(element), ...readable(element),
  }));
  return { links: controls.filter((each) => each.role === "link"), buttons: controls.filter((each) => each.role !== "link") };
}

function requestsOf() {
  const kinds = { css: "stylesheet", link: "stylesheet", img: "image", script: "script", xmlhttprequest: "xhr", fetch: "fetch", iframe: "document" };
  return performance.getEntriesByType("resource").filter((entry) => entry.responseStatus >= 400 || entry.duration > 1000).slice(0, 100).map((entry) => ({
    url: entry.name.slice(0, 2000), type: kinds[entry.initiatorType] ?? "other", status: entry.responseStatus ?? 0, ms: entry.duration,
    same_site: new URL(entry.name).hostname === location.hostname,
  }));
}

function timingsOf() {
  const [entry] = performance.getEntriesByType("navigation");
  let paint = 0;
  try {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: "largest-contentful-paint", buffered: true });
    paint = Math.max(0, ...observer.takeRecords().map((each) => each.startTime));
    observer.disconnect();
  } catch { /* a browser without it: 0 says not measured */ }
  return {
    status: entry?.responseStatus ?? 0,
    timings: { first_byte: entry?.responseStart ?? 0, dom_ready: entry?.domContentLoadedEventEnd ?? 0, loaded: entry?.loadEventEnd ?? 0, largest_paint: paint },
  };
}

function stylingOf() {
  let rules = 0;
  for (const sheet of document.styleSheets) {
    try { rules += sheet.cssRules.length; } catch { rules += 1; } // of another origin: there, but not to be read
  }
  const linked = [...document.querySelectorAll("link[rel~=stylesheet]")].filter((each) => !each.disabled);
  const images = [...document.images].filter((each) => each.currentSrc || each.src);
  return {
    sheets: linked.length + document.querySelectorAll("style").length, rules,
    failed_sheets: linked.filter((each) => !each.sheet && matchMedia(each.media || "all").matches).length,
    images: images.length, broken_images: images.filter((each) => each.complete && each.naturalWidth === 0 && shown(each)).length,
  };
}

// A page of a newspaper or blog calls itself so for search engines.
const STORY = /"@type"\s*:\s*(?:\[\s*)?"(?:\w*NewsArticle|\w*BlogPosting)"/;
const isStory = () =>
  all('script[type="application/ld+json"]').slice(0, 20).some((each) => STORY.test(each.textContent.slice(0, 20000))) ||
  Boolean(document.querySelector('[itemtype$="NewsArticle"], [itemtype$="/BlogPosting"]'));

// Where a company can say something to everybody: what is announced when it changes. Forms, dialogs, baskets and carousels have such places
// for themselves, and some only those who listen get.
const PLACES = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
const OWN_PLACES = `${FORMS}, ${DIALOGS}, table, button, a, [aria-roledescription=carousel], ` + ["carousel", "slider", "cart", "basket", "cookie", "consent", "announcer", "sr-only", "visually-hidden", "screen-reader", "toast"]
  .map((word) => `[class*=${word} i], [id*=${word} i]`).join(", ");
const noticesOf = () =>
  all(PLACES).slice(0, 50).filter((each) => !within(each, OWN_PLACES) && (shown(each) || !clean(each.textContent)) && !each.querySelector("img, svg, input, [role=progressbar]"))
    .slice(0, 10).map((each) => (shown(each) ? brief(each.innerText).slice(0, 300) : ""));

function visibleText() {
  const hosts = all("*").filter((element) => element.shadowRoot && shown(element));
  const inShadow = hosts.map((host) => [...host.shadowRoot.children].filter(shown).map((each) => each.innerText ?? "").join("\n"));
  return [document.body?.innerText ?? "", ...inShadow].join("\n").replace(/[^\S\n]+/g, " ").replace(/\n\s*\n+/g, "\n").trim();
}

function look() {
  const forms = (state.forms = all(FORMS));
  [state.fills, state.drawn, state.read] = [new WeakMap(), null, 0];
  const text = visibleText().slice(0, 20000);
  const { links, buttons } = controlsOf(forms);
  const fields = fieldsOf(forms);
  const over = overlays();
  const { status, timings } = timingsOf();
  state.settled();
  state.mutations = 0;
  return {
    url: location.href.slice(0, 10000), born: performance.timeOrigin, status, title: clean(document.title).slice(0, 300), language: given(document.documentElement, "lang"), story: isStory(), text,
    quotes: all("blockquote, q").filter(shown).slice(0, 50).map((each) => clean(each.innerText).slice(0, 1000)).filter(Boolean), overlays: over,
    headings: all("h1, h2, h3").filter(shown).slice(0, 50).map((each) => brief(each.innerText)).filter(Boolean),
    notices: noticesOf(), errors: [...new Set(all(ERROR_MARKS).filter(wrong).map(errorText).filter(Boolean))].slice(0, 20),
    forms: forms.slice(0, 200).map(formOf), fields, links, buttons, requests: requestsOf(), timings, styling: stylingOf(),
    fingerprint: hash([location.pathname, text, fields.map((each) => `${each.label}${each.error}`), buttons.map((each) => each.name)].join("|")),
    scroll: [scrollX, scrollY], pixel_ratio: devicePixelRatio,
  };
}
