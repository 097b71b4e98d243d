// What the shopper asks of a page. Every question waits a little, so that few are needed and none hangs for long.

const questions = { press: findPress, field: findField, option: findOption, text: findText, read: readAfter, button: findButton, switch: findSwitch, keyed: findKeyed };

async function answer(request) {
  const end = performance.now() + request.wait;
  if (request.ask === "focus") return focused(request);
  if (request.ask === "cover") return covered(request);
  if (request.ask === "look") {
    await tick(0); // a form that has just been sent starts to leave in the next task
    if (request.stays) state.leaving = false;
    while (document.readyState !== "complete" && !leaving() && performance.now() < end) await tick(10);
    for (let times = 0; times < 2; times++) await tick(0); // what scripts have put off until the page is there comes first
    for (let times = 0; leaving() && times < 20; times++) await tick(10);
    const seen = { ...look(), ready: leaving() ? "leaving" : document.readyState };
    // The next step's target is looked for in the same breath: one question less to the page.
    const { found } = state, ahead = request.ahead ? await complete(request.ahead, questions[request.ahead.ask](request.ahead)) : null;
    state.early = state.found;
    state.found = found; // of the last question, which the shopper may not have taken yet
    return { ...seen, ahead: ahead && { ...ahead, early: true } };
  }
  for (;;) {
    const got = leaving() ? { found: false } : questions[request.ask](request);
    const done = !leaving() && (request.gone ? !got.found : got.found);
    if (done || performance.now() >= end) return complete(request, got);
    await tick(50);
  }
}

async function complete(request, got) {
  if (got.found && ["press", "option", "button", "switch"].includes(request.ask)) {
    let point;
    for (const element of request.ask === "press" && state.alike?.includes(state.found[0]) ? state.alike.slice(0, 5) : [state.found[0]]) {
      await still(element);
      const there = pointOf(element);
      if (!point || !there.blocked) { point = request.ask === "press" && element !== state.found[0] ? { ...told(element), ...there } : there; }
      if (!there.blocked) { state.found[0] = element; break; }
    }
    got = { ...got, ...point };
  }
  state.settled();
  return {
    ...got, done: request.gone ? !got.found : got.found, ready: leaving() ? "leaving" : document.readyState, mutations: state.mutations, busy: all("meta[http-equiv=refresh i], [aria-busy=true], progress:not([value])").some((each) => each.matches("meta") || shown(each)),
    born: performance.timeOrigin, scroll: [scrollX, scrollY],
  };
}

const tick = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const frame = () => Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), tick(100)]);

return answer(request).then(written);
