// Leaving a form: the cursor goes out of the field, and what stands in those typed into is told. `again` puts it back into one of them.

(async ({ again }) => {
  const state = window[Symbol.for("mystery-shop")], mine = state?.mine ?? [];
  if (again >= 0) {
    const element = mine[again]?.deref();
    if (!element?.isConnected) return "{}";
    element.focus();
    if (typeof element.select === "function") element.select();
    else getSelection().selectAllChildren(element);
    return "{}";
  }
  let at = document.activeElement;
  for (let depth = 0; at?.shadowRoot?.activeElement && depth < 20; depth++) at = at.shadowRoot.activeElement;
  if (at?.matches("input, textarea, select, [contenteditable]")) { at.blur(); at.focus({ preventScroll: true }); }
  await new Promise((resolve) => setTimeout(resolve)); // what a script does about it right afterwards
  if (!mine.length) return "{}";
  return state.written({
    born: performance.timeOrigin,
    stands: mine.slice(0, 2000).map((each) => {
      const element = each.deref();
      return element?.isConnected && element.checkVisibility() && !element.disabled ? String(element.value ?? element.innerText ?? "").slice(0, 5000) : null;
    }),
  });
})
