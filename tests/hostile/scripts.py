"""Pages whose scripts mean harm: builtins taken over, elements that fight, frames that go, answers that are no page."""

import gzip
from collections.abc import Iterator

from .page import FIELDS, HTML, Page, form, ordinary, page

BUILTINS = (
    "Array.prototype.map = Array.prototype.filter = Array.prototype.forEach = Array.prototype.push = () => { throw 1 }",
    "Array.prototype[Symbol.iterator] = function* () { while (true) yield 1 }",
    "Object.prototype.toJSON = () => 'gotcha'; Array.prototype.toJSON = () => ({})",
    "JSON.stringify = () => '{\"fields\": 7}'; JSON.parse = () => null",
    "JSON.stringify = () => { throw new Error('no') }",
    "for (const name of ['querySelector', 'querySelectorAll', 'elementsFromPoint', 'elementFromPoint']) document[name] = () => { throw 1 }",
    "document.querySelectorAll = () => ({ length: 1e9 }); Element.prototype.querySelectorAll = () => new Proxy([], { get: () => 1e9 })",
    "Element.prototype.getBoundingClientRect = () => ({ x: NaN, y: Infinity, width: 1e400, height: -1, top: {}, left: 'x' })",
    "Element.prototype.matches = Element.prototype.closest = () => true",
    "window.getComputedStyle = () => { throw new TypeError('no styles') }", "window.getComputedStyle = () => new Proxy({}, { get: () => ({}) })",
    "Promise = function () { throw 1 }; window.setTimeout = () => 0; window.requestAnimationFrame = () => 0",
    "Date.now = () => NaN; performance.now = () => -Infinity", "String.prototype.trim = String.prototype.replace = function () { return {} }",
    "String.prototype.trim = function () { return 'x'.repeat(1e7) }", "Map = Set = WeakMap = undefined", "Symbol.for = () => { throw 1 }",
    "window[Symbol.for('mystery-shop')] = { taken: true }", "Object.defineProperty(window, Symbol.for('mystery-shop'), { get() { throw 1 } })",
    "Object.freeze(Object.prototype); Object.freeze(Array.prototype); Object.freeze(Element.prototype)",
    "Object.prototype.__defineGetter__('fields', () => { throw 1 }); Object.prototype.text = 'polluted'; Object.prototype.length = 3",
    "Object.prototype.get = () => 1; Object.prototype.value = 2; Object.prototype.writable = false",
    "Object.defineProperty(Node.prototype, 'textContent', { get() { throw 1 } }); Object.defineProperty(HTMLElement.prototype, 'innerText', { get: () => 7 })",
    "Object.defineProperty(HTMLInputElement.prototype, 'value', { get: () => ({ toString() { throw 1 } }), set() {} })",
    "Object.defineProperty(HTMLInputElement.prototype, 'type', { get: () => 'file' })", "Object.defineProperty(document, 'body', { get: () => null })",
    "Object.defineProperty(document, 'readyState', { get: () => 'loading' })", "Object.defineProperty(document, 'title', { get: () => ({ a: 1 }) })",
    "for (const name of ['navigation', 'performance', 'history', 'visualViewport']) try { Object.defineProperty(window, name, { get() { throw 1 } }) } catch {}",
    "MutationObserver = ResizeObserver = IntersectionObserver = function () { throw 1 }", "Function.prototype.call = Function.prototype.apply = () => 0",
    "Reflect.ownKeys = Object.keys = Object.entries = Object.getOwnPropertyNames = () => { throw 1 }", "RegExp.prototype.exec = () => { throw 1 }",
    "HTMLElement.prototype.focus = HTMLElement.prototype.click = () => { throw 1 }", "window.Error = undefined; window.TypeError = undefined",
    "Number.isFinite = () => true; Math.min = Math.max = Math.round = () => NaN", "String.prototype.slice = function () { return 'x'.repeat(1e7) }",
)  # fmt: skip
CLOBBERED = (
    "<input name=submit><input name=children><input name=elements><input name=action>", "<input name=parentNode><input name=nodeName><input name=tagName>",
    "<input name=querySelectorAll><input name=getAttribute><input name=matches>", "<img name=body><img name=documentElement><form name=forms></form>",
    "<input name=attributes><input name=style><input name=ownerDocument>", "<a id=getComputedStyle></a><a id=JSON></a><a id=performance></a>",
    "<input name=length><input name=0><input name=form><input name=id>", "<iframe name=navigation></iframe><iframe name=document></iframe>",
)  # fmt: skip
FIGHTS = (
    "new MutationObserver(() => document.querySelectorAll('[style],[data-x]').forEach((e) => e.removeAttribute('style'))).observe(document, { subtree: true, attributes: true })",
    "addEventListener('mousemove', () => { const b = document.querySelector('button'); b.style.cssText = `position:fixed;left:${Math.random() * 900}px;top:${Math.random() * 500}px` })",
    "addEventListener('focusin', (e) => e.target.blur())", "addEventListener('input', (e) => { e.target.value = '' })",
    "addEventListener('input', (e) => e.target.form.reset())", "addEventListener('input', (e) => { e.target.type = e.target.type === 'text' ? 'number' : 'text' })",
    "addEventListener('focusin', (e) => e.target.replaceWith(e.target.cloneNode(true)))", "setInterval(() => { document.forms[0].replaceWith(document.forms[0].cloneNode(true)) }, 20)",
    "setInterval(() => { document.querySelector('button').textContent = Math.random() }, 5)", "addEventListener('submit', (e) => e.preventDefault())",
    "for (const t of ['mousedown', 'pointerdown', 'click', 'keydown']) addEventListener(t, (e) => { e.stopImmediatePropagation(); e.preventDefault() }, true)",
    "addEventListener('click', () => { document.body.textContent = '' }, true)", "addEventListener('click', () => { document.documentElement.remove() }, true)",
    "addEventListener('load', () => setTimeout(() => document.write('gone'), 50))", "addEventListener('click', () => document.open(), true)",
    "setInterval(() => { location.hash = Math.random() }, 10)", "setInterval(() => history.pushState(0, '', '?' + Math.random()), 10)",
    "addEventListener('beforeunload', (e) => { e.preventDefault(); e.returnValue = 'stay' })", "onload = () => { window.name = 'x'.repeat(1e6); document.forms[0].action = 'javascript:void top' }",
    "onload = () => document.body.append(...Array.from({ length: 500 }, () => document.createElement('dialog')))",
    "onload = () => document.body.requestFullscreen?.(); onclick = () => window.open('about:blank')", "onload = () => { document.designMode = 'on' }",
)  # fmt: skip
STYLES = (
    "* { display: none !important }", "* { visibility: hidden }", "* { opacity: 0 }", "button { transform: rotate(1turn) scale(1e9) }",
    "body { position: fixed; left: -99999px }", "body::before { content: ''; position: fixed; inset: 0; z-index: 2147483647 }", "button { pointer-events: none }",
    "* { font-size: 0 }", "* { writing-mode: vertical-rl; direction: rtl; zoom: 400 }", "button { animation: m 10ms infinite alternate } @keyframes m { to { margin-left: 500px } }",
    "* { all: initial; content-visibility: hidden }", "input { width: 1e7px; height: 1e7px }", "html { height: 1e9px } button { margin-top: 1e8px }",
)  # fmt: skip
ELEMENTS = (
    "<x-a></x-a><script>customElements.define('x-a', class extends HTMLElement { constructor() { super(); throw 1 } })</script>",
    "<x-b></x-b><script>customElements.define('x-b', class extends HTMLElement { get textContent() { throw 1 } get children() { throw 1 } getAttribute() { throw 1 } })</script>",
    "<x-c></x-c><script>customElements.define('x-c', class extends HTMLElement { connectedCallback() { this.append(document.createElement('x-c')) } })</script>",
    "<div id=s></div><script>s.attachShadow({ mode: 'closed' }).innerHTML = '<label>Hidden <input required></label><button>Join</button>'</script>",
    "<div id=s></div><script>let at = s; for (let n = 0; n < 300; n++) { at = at.attachShadow({ mode: 'open' }).appendChild(document.createElement('div')) }</script>",
    "<label>Bio <div contenteditable role=textbox aria-required=true>x</div></label>", "<input type=file multiple webkitdirectory><input type=color><input type=range>",
    "<dialog open>Wait <form method=dialog><button>Join</button></form></dialog>", "<object data=/x type=text/html></object><embed src=/x><portal src=/x></portal>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src onerror=top.pwned=1&gt;'>", "<template shadowrootmode=open><slot></slot><button>Join</button></template>",
    "<svg><foreignObject><form><input name=a><button>Join</button></form></foreignObject><script>top.pwned = 1</script></svg>", "<marquee>Join</marquee><blink>x</blink><frameset>",
)  # fmt: skip
FRAMES = (
    "<iframe srcdoc='" + "&lt;iframe srcdoc=&quot;x&quot;&gt;&lt;/iframe&gt;" * 30 + "'></iframe>", "<iframe src='/NAME'></iframe>",
    "<iframe src=\"javascript:'<button>Join</button>'\"></iframe><iframe src=about:blank></iframe>", "<iframe src='data:text/html,<form><input><button>Join</button></form>'></iframe>",
    "<iframe id=f src=/NAME/x></iframe><script>setInterval(() => { f.src = '/NAME/x?' + Math.random() }, 30)</script>",
    "<iframe id=f src=/NAME/x></iframe><script>setInterval(() => { f.remove(); document.body.append(f) }, 15)</script>",
    "<iframe srcdoc='<script>top.location = top.location + \"?\" + Math.random()</script>'></iframe>", "<iframe sandbox srcdoc='<input><button>Join</button>'></iframe>",
)  # fmt: skip
KINDS = {
    "text/xml": b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;</a>", "image/svg+xml": b"<svg xmlns='http://www.w3.org/2000/svg'><text>Go on</text></svg>",
    "application/pdf": b"%PDF-1.4\n%%EOF", "text/plain": b"Go on\0\xff", "application/json": b'{"Go on": 1}', "application/octet-stream": b"\0\1\2", "image/png": b"\x89PNG\r\n",
    "application/xhtml+xml": b"<html xmlns='http://www.w3.org/1999/xhtml'><body><p>not closed</body></html>", "multipart/x-mixed-replace; boundary=b": b"--b\r\n\r\nx\r\n--b--", "": b"<p>Go on",
}  # fmt: skip
STATUSES = (204, 205, 206, 304, 400, 418, 451, 500, 511, 599)
CHARSETS = ("utf-7", "utf-16", "shift_jis", "x-user-defined", "nonsense", "iso-2022-jp")


def made() -> Iterator[Page]:
    """Give them."""
    yield from (page("builtins", number, script=script) for number, script in enumerate(BUILTINS))
    yield from (page("clobbered", number, inner=form("NAME", fields + FIELDS)) for number, fields in enumerate(CLOBBERED))
    yield from (page("fights", number, script=script) for number, script in enumerate(FIGHTS))
    yield from (page("styles", number, head=f"<style>{style}</style>") for number, style in enumerate(STYLES))
    yield from (page("elements", number, before=markup) for number, markup in enumerate(ELEMENTS))
    yield from (page("frames", number, after=markup) for number, markup in enumerate(FRAMES))
    yield from _answers()


def _answers() -> Iterator[Page]:
    for number, (kind, body) in enumerate(KINDS.items()):
        yield Page("kinds", f"kinds-{number}", body, headers={"Content-Type": kind} if kind else {})
    for status in STATUSES:
        yield Page("statuses", f"statuses-{status}", ordinary(f"statuses-{status}").encode(), status=status)
    for charset in CHARSETS:
        yield Page("charsets", f"charsets-{charset}", ordinary(charset).encode("utf-16"), headers={"Content-Type": f"text/html; charset={charset}"})
    for number, size in enumerate((10 << 20, 100 << 20)):
        packed = gzip.compress(ordinary("bombs", after="<p>" + "x" * size).encode(), 1)
        yield Page("bombs", f"bombs-{number}", packed, headers={**HTML, "Content-Encoding": "gzip"})
    for number, said in enumerate(("attachment", "attachment; filename=\"../../x\"", "inline; filename*=utf-8''%00%2e%2e%2f")):
        yield Page("downloads", f"downloads-{number}", ordinary("downloads").encode(), headers={**HTML, "Content-Disposition": said})
    yield Page("lies", "lies-0", ordinary("lies-0").encode(), headers={**HTML, "Content-Length": "10"})
    yield Page("lies", "lies-1", ordinary("lies-1").encode(), headers={**HTML, "Content-Encoding": "gzip"})
    yield Page("lies", "lies-2", ordinary("lies-2").encode(), headers={**HTML, "Refresh": "0; url=javascript:top.pwned=1"})
    yield Page("lies", "lies-3", ordinary("lies-3").encode(), headers={**HTML, "Content-Security-Policy": "default-src 'none'; sandbox"})
    yield Page("lies", "lies-4", ordinary("lies-4").encode(), headers={**HTML, "Clear-Site-Data": '"*"', "Link": "</x>; rel=preload" + ", </y>" * 500})
