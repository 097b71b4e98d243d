// Whether a text arrives that is pasted into a field, tried where it irritates if it does not, just before the same text is typed in its place.

// One-time codes are left alone: many pages send them on as soon as they are complete.
const PASTED =
  ":is([type=password], [type=email], [autocomplete~=email], [autocomplete~=username], [autocomplete~=cc-number], [name*=mail i], [name*=iban i]):not([autocomplete~=one-time-code])";
const ARRIVES_WITHIN = 300; // ms; pages that put in themselves what was pasted may take a moment
const LOUD = ["alert", "confirm", "prompt"];

async function pasted(element, text) {
  if (!text || !element.matches(PASTED)) return "";
  const before = element.value;
  if (before === text) return ""; // whether it arrives could not be seen
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const voices = LOUD.map((name) => window[name]);
  let taken;
  try {
    for (const name of LOUD) window[name] = () => undefined; // a dialog that the customer would not have met
    taken = element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
  } finally {
    LOUD.forEach((name, number) => (window[name] = voices[number]));
  }
  const arrived = () => !element.isConnected || element.value !== before;
  for (const end = performance.now() + ARRIVES_WITHIN; !taken && !arrived() && performance.now() < end; ) await tick(20);
  return taken || arrived() ? "taken" : "blocked";
}
