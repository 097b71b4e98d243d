"""Pages whose words mean harm: markup wherever words are read, signs that turn or hide, far too much of everything."""

import html
from collections.abc import Iterator

from .page import FIELDS, Page, form, page

MARKUP = (
    '"><img src=x onerror="top.pwned=1"><script>top.pwned=1</script>',
    "'-top.pwned=1-'</script><svg/onload=top.pwned=1>",
    "{{7*7}}{% raw %}${top.pwned=1}`]]>--></style></title></textarea><script>top.pwned=1</script>\u202e\x1b[2J\r\n::error::x",
)
PLACES = (
    {"title": "X"}, {"heading": "X"}, {"inner": form("NAME", "<label>First name X <input name=first></label>")},
    {"inner": form("NAME", "<input name=first aria-label='First name X'>")}, {"inner": form("NAME", "<input name='X' placeholder='First name X'>")},
    {"inner": form("NAME", "<label>Country <select name=c><option>X<option>Finland X</select></label>" + FIELDS)},
    {"inner": form("NAME", button="<button title='X' name='X' value='X'>Join X</button>")}, {"before": "<img alt='X' title='X' src=/nothing>"},
    {"after": "<p role=alert>X</p><p class=error aria-live=assertive>Please correct: X</p>"}, {"before": "<a href='X'>X</a><a href='javascript:X'>X</a>"},
    {"before": "<a download='X' href='/nothing?X'>Terms X</a>"}, {"before": "<iframe title='X' name='X' srcdoc='X'></iframe>"},
)  # fmt: skip
SAID = ("console.error(X)", "setTimeout(() => { throw new Error(X) })", "alert(X)", "history.replaceState(0, '', '?' + encodeURIComponent(X) + '#' + X)",
        "document.cookie = 'a=' + X; document.title = X", "confirm(X); prompt(X, X)")  # fmt: skip
SIGNS = {
    "zalgo": "J" + "\u0300\u0301\u0302" * 200 + "oin", "right to left": "\u202eniot\u202c \u2067انضم\u2069", "emoji": "👩\u200d👩\u200d👧\u200d👦" * 30,
    "nothing to be seen": "\u200b\u200d\ufeff\u2060", "nul and controls": "Jo\0in\x01\x02\x7f\x85", "half a pair": "Join\ud800",
    "private use": "\ue000\uf8ff" * 50, "very wide": "﷽" * 300, "fullwidth": "Ｊｏｉｎ　ｕｓ", "line ends": "Jo\u2028in\u2029 us\r\n\r\n",
}  # fmt: skip
MUCH = {
    "a text of two megabytes": "<p>" + "word " * 400_000, "a word of a megabyte": "<p>" + "w" * 1_000_000,
    "a title of a megabyte": "<script>document.title = 'x'.repeat(1e6)</script>", "50,000 options": "<select>" + "<option>o" * 50_000 + "</select>",
    "20,000 links": "<a href=/x>x</a>" * 20_000, "20,000 headings": "<h2>x</h2>" * 20_000, "5,000 fields": "<input>" * 5_000,
    "10,000 buttons": "<button>x</button>" * 10_000, "2,000 images": "<img src=/x alt=x>" * 2_000, "3,000 levels": "<div>" * 3_000,
    "an attribute of a megabyte": f"<div title='{'x' * 1_000_000}' aria-label='{'y' * 1_000_000}'>x</div>",
    "30,000 errors": "<p role=alert>Wrong</p>" * 30_000, "an address of 100,000": f"<a href='/{'x' * 100_000}'>x</a>",
    "5,000 errors said": "<script>for (let n = 0; n < 5e3; n++) console.error('x'.repeat(1e3) + n)</script>",
    "3,000 requests": "<script>for (let n = 0; n < 3e3; n++) new Image().src = '/x' + n</script>",
}  # fmt: skip


def made() -> Iterator[Page]:
    """Give them."""
    number = 0
    for attack in MARKUP:
        for place in PLACES:
            number += 1
            yield page("markup", number, **{key: part.replace("X", html.escape(attack)) for key, part in place.items()})
        for said in SAID:
            number += 1
            yield page("markup said", number, script=said.replace("X", _quoted(attack)))
    for number, sign in enumerate(SIGNS.values()):
        yield page("odd signs", number, title=sign, heading=sign, inner=form("NAME", f"<label>{sign} <input name=a></label>" + FIELDS))
        yield page("odd names", number, inner=form("NAME", button=f"<button>Join {sign}</button><button>{sign}</button>"))
    for number, much in enumerate(MUCH.values()):
        yield page("too much", number, after=much)


def _quoted(text: str) -> str:
    """Give a text as a string of JavaScript that ends no script element."""
    return "'" + "".join(f"\\u{ord(sign):04x}" if not sign.isalnum() and ord(sign) < 0x10000 else sign for sign in text) + "'"
