// The texts and labels of a page that are in its own language, without those of styles and scripts.
() => {
  const own = (node) => node.closest("[lang]") === document.documentElement && !node.closest("style, script, noscript");
  const texts = new Set();
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement && own(node.parentElement)) texts.add(node.data.trim().replace(/\s+/g, " "));
  }
  for (const node of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "title", "alt", "placeholder", "data-label"]) {
      if (own(node) && node.hasAttribute(name)) texts.add(node.getAttribute(name).trim());
    }
  }
  texts.delete("");
  return [...texts];
}
