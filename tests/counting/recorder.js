// Tells what reaches a page from outside: in a world of its own, which the page's scripts cannot touch.
(() => {
  if (document.countedTwice) return;  // a page that loads just when it is attached to gets this twice
  document.countedTwice = true;
  const ANSWERS = 'input:not([type=submit], [type=button], [type=image], [type=reset]), select, textarea, option, label, [contenteditable]';
  const tell = (event, told) => event.isTrusted && countedTwice(JSON.stringify(told));
  addEventListener('click', (event) => {
    const on = event.composedPath()[0];
    const node = on instanceof Element ? on : on.parentElement;
    if (event.detail > 0) tell(event, {what: node?.closest(ANSWERS) ? 'answer' : 'click'});  // 0: a key pressed it
  }, true);
  addEventListener('keydown', (event) => tell(event, {what: 'key', key: event.key, writes: event.key.length === 1 && !event.ctrlKey}), true);
  addEventListener('input', (event) => tell(event, {what: 'input', text: event.data ?? ''}), true);
})();
