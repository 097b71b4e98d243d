// What the shopper asks of a page. Every question waits a little, so that few are needed and none hangs for long.

const questions = { press: findPress, field: findField, option: findOption, text: findText, read: readAfter };

async function answer(request) {
  const end = performance.now() + request.wait;
  if (request.ask === "look") {
    while (document.readyState !== "complete" && performance.now() < end) await tick(20);
    return look();
  }
  for (;;) {
    const got = questions[request.ask](request);
    const done = request.gone ? !got.found : got.found;
    if (done || performance.now() >= end) {
      state.settled();
      return { ...got, done, ready: document.readyState, mutations: state.mutations, born: performance.timeOrigin };
    }
    await tick(50);
  }
}

const tick = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

return answer(request);
