// What axe-core finds at the control that the keyboard has aimed at: the rules that it does not keep; null where axe-core is not there yet.

async ({ rules, elements, wait }) => {
  const state = window[Symbol.for("mystery-shop")], { aim } = state, element = aim.targets[0] ?? aim.goal;
  state.heard ??= new WeakSet();
  if (state.heard.has(element) || document.getElementsByTagName("*").length > elements) return "[]";
  if (!state.axe) return "null";
  state.heard.add(element);
  const options = { runOnly: { type: "rule", values: rules }, resultTypes: ["violations"], elementRef: true, iframes: false, selectors: false, preload: false };
  const found = await Promise.race([state.axe.run(element, options), new Promise((resolve) => setTimeout(resolve, wait))]);
  // Only what it says of the control itself, and not of others inside it.
  const own = (found?.violations ?? []).filter((each) => each.nodes.some((node) => node.element === element));
  return state.written(own.map((each) => String(each.id)).slice(0, rules.length));
}
