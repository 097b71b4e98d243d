// Covers secrets for the pictures of a page, without touching its elements' text. What is sent here stood on this very page.

const HIGHLIGHT = "mystery-shop-secret";

// A password too: many pages show it at the press of an eye.
function coverField(element) {
  element.style?.setProperty("-webkit-text-security", "disc", "important");
  // Lists, dates and numbers show what they hold in other ways.
  if (element.matches?.("select, [type=date], [type=month], [type=number], [role=combobox], [contenteditable]")) {
    element.style?.setProperty("-webkit-text-fill-color", "transparent", "important");
  }
}

// A change of ours is none of the page's.
function unseen(change) {
  state.settled();
  const before = state.mutations;
  change();
  state.settled();
  state.mutations = before;
}

const rootsOf = () => [document, ...all("*").map((each) => each.shadowRoot).filter(Boolean)].slice(0, 200);

function rangesOf(root, words) {
  const ranges = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(), seen = 0; node && seen < 20000 && ranges.length < 200; node = walker.nextNode(), seen++) {
    for (const word of words) {
      for (let at = node.data.indexOf(word); at >= 0 && ranges.length < 200; at = node.data.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

// Says whether all words that stand on the page could be covered: those cut in pieces by elements cannot.
function covered({ numbers, words }) {
  unseen(() => numbers.forEach((number) => state.asked[number]?.forEach(coverField)));
  if (!words.length) return { found: true, done: true };
  if (!state.cover) {
    state.cover = new CSSStyleSheet();
    state.cover.replaceSync(`::highlight(${HIGHLIGHT}) { color: transparent; background-color: black; }`);
  }
  const ranges = [];
  for (const root of rootsOf()) {
    const inside = rangesOf(root, words);
    if (inside.length && !root.adoptedStyleSheets.includes(state.cover)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, state.cover];
    ranges.push(...inside);
  }
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
  const text = ranges.map(String);
  return { found: words.every((word) => text.includes(word) || text.some((each) => each.includes(word))), done: true };
}
