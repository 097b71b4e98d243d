"""A script written down as a `locustfile.py` that people read, keep and edit."""

import keyword
import re
import textwrap
from collections.abc import Iterable, Iterator
from importlib import resources

from jinja2 import Environment

from harness.surge.script import Call, FormText, MailRead, Script, Slot, Take, Text

LINE = 120  # characters of a written line; longer ones are broken at what they list
_OPEN, _NEXT, _CLOSE = "\1", "\2", "\3"  # where a list may be broken; no such signs stand in what is written
_TEMPLATE = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False)


def locustfile(script: Script) -> str:
    """Write a script as a module with one user of Locust."""
    text = resources.files(__package__).joinpath("locustfile.jinja2").read_text(encoding="utf-8")
    patterns = _Patterns()
    lines = [*_Lines(script, patterns).all()]
    return _TEMPLATE.from_string(text).render(
        scenario=_comment(script.scenario), site=_comment(script.site), told=[*map(_wrapped, script.told)],
        stops=_comment(script.stops), facts=_wrapped(", ".join(sorted(script.facts))), host=written(script.address),
        language=written(script.language), lines=lines, imports=[*_imports(lines, patterns.named)],
    )  # fmt: skip


def _imports(lines: list[str], patterns: dict[str, str]) -> Iterator[str]:
    """Give the lines above the class: what it uses, and nothing else."""
    code = "\n".join(line for line in lines if not line.startswith("#"))
    standard = ["import re"] * bool(patterns) + ["from urllib.parse import quote"] * ("quote(" in code)
    yield from [*standard, ""] if standard else []
    yield "from harness.surge.locusting import JourneyUser"
    yield from ["from harness.surge.script import FilePart"] * ("FilePart(" in code)
    yield from ["from harness.surge.spelling import spelled"] * ("spelled(" in code)
    yield from [""] if patterns else []
    yield from (f"{name} = re.compile({pattern})" for name, pattern in patterns.items())


class _Patterns:
    """The regular expressions of a file, by the names that they are compiled under."""

    def __init__(self) -> None:
        self.named: dict[str, str] = {}

    def name(self, of: str, pattern: str) -> str:
        """Give the name of a pattern."""
        called = next((name for name, each in self.named.items() if each == written(pattern, raw=True)), "")
        if not called:
            base, number = of.upper(), 1
            while (called := base if number == 1 else f"{base}_{number}") in self.named:
                number += 1
            self.named[called] = written(pattern, raw=True)
        return called


class _Lines:
    """The lines of the journey."""

    def __init__(self, script: Script, patterns: _Patterns) -> None:
        self._script, self._patterns = script, patterns
        self._pages = _page_names(script)

    def all(self) -> Iterator[str]:
        """Write call after call."""
        for name, value in self._script.cookies:
            yield f"self.cookie({written(name)}, {self._text(value)})"
        for at, call in enumerate(self._script.calls):
            yield from self._mails(at)
            yield from self._call(at, call)
        yield from self._mails(len(self._script.calls))

    def _mails(self, before: int) -> Iterator[str]:
        for mail in self._script.mails_before(before):
            yield f"# {_comment(mail.step)}"
            start = "mail = " if mail.takes else ""
            yield from _laid(f"{start}self.mail({_OPEN}{_NEXT.join(self._asking(mail))}{_CLOSE})", LINE - 8)
            for take in mail.takes:
                yield f"{_variable(take.name)} = mail.{take.kind}({written(str(take.where))})"

    def _asking(self, mail: MailRead) -> Iterator[str]:
        yield from (f"{name}={self._text(text)}" for name, text in mail.wanted.items())
        yield f"within={mail.within_s:g}"
        yield f"step={written(mail.step or 'mail')}"

    def _call(self, at: int, call: Call) -> Iterator[str]:
        told = {mail.step for mail in self._script.mails_before(at)} | ({self._script.calls[at - 1].step} if at else set())
        for step in (*call.before, call.step):
            if step and not (step == call.step and step in told):
                yield f"# {_comment(step)}"
        if call.think_s:
            yield f"self.think({call.think_s:g})"
        page = self._pages[at]
        start = f"{page} = " if page else ""
        yield from _laid(f"{start}self.ask({_OPEN}{_NEXT.join(self._arguments(call))}{_CLOSE})", LINE - 8)
        for take in call.takes:
            yield f"{_variable(take.name)} = {page}.{self._take(take)}"
        for words in call.shows:
            yield f"self.shows({page}, {self._text(words)})"

    def _arguments(self, call: Call) -> Iterator[str]:
        yield written(call.method)
        yield self._text(call.url, quoted=True)
        if call.form:
            yield f"form={self._form(call.form)}"
            if call.form.multipart:
                yield "files=" + _listed("[", map(repr, call.form.files), "]")
        if call.json is not None:
            yield f"json={self._json(call.json)}"
        if call.body:
            yield f"body={self._text(call.body)}"
        if call.headers:
            yield "headers=" + _listed("{", (f"{written(name)}: {self._text(text)}" for name, text in call.headers.items()), "}")
        if call.until:
            yield f"until={self._patterns.name('until', call.until)}"
        elif call.times > 1:
            yield f"times={call.times}"
        if call.times > 1:
            yield f"every={call.every_s:g}"
        marks = {"call=True": not call.window, "stays=True": call.stays, "claims=True": call.claims}
        yield from (mark for mark, is_so in marks.items() if is_so)
        yield f"step={written(call.step or call.method)}"

    def _form(self, form: FormText) -> str:
        names = [name for name, _ in form.answers]
        pairs = [(written(name), self._text(text)) for name, text in form.answers]
        if len(set(names)) == len(names):
            answers = _listed("{", (f"{name}: {text}" for name, text in pairs), "}")
        else:
            answers = _listed("[", (f"({name}, {text})" for name, text in pairs), "]")
        if form.carried is None:
            return answers
        to = f", to={self._text(form.to, quoted=True)}" if form.to else ""
        without = f", without={form.without!r}" if form.without else ""
        return f"{self._pages[form.carried]}.filled({answers}{to}{without})"

    def _json(self, part: object) -> str:
        if isinstance(part, Text):
            return self._text(part)
        if isinstance(part, dict):
            return _listed("{", (f"{written(str(key))}: {self._json(value)}" for key, value in part.items()), "}")
        if isinstance(part, list):
            return _listed("[", map(self._json, part), "]")
        return repr(part)

    def _take(self, take: Take) -> str:
        if isinstance(take.where, tuple):
            return f"json({', '.join(written(key) if isinstance(key, str) else str(key) for key in take.where)})"
        if take.kind in ("hidden", "meta"):
            return f"{take.kind}({written(take.where)})"
        return f"{take.kind}({self._patterns.name(take.name, take.where)})"

    def _text(self, text: Text, quoted: bool = False) -> str:
        """Write a text as an expression."""
        if not any(text.slots):
            return written("".join(part for part in text.parts if isinstance(part, str)))
        if text.whole:  # an address of a mail is whole already
            return self._slot(text.whole)
        pieces = (part.replace("{", "{{").replace("}", "}}") if isinstance(part, str) else None for part in text.parts)
        inside = "".join(
            _escaped(piece) if piece is not None else "{" + self._within(part, quoted) + "}"
            for piece, part in zip(pieces, text.parts, strict=True)
        )
        return f'f"{inside}"'

    def _within(self, part: str | Slot, quoted: bool) -> str:
        assert isinstance(part, Slot)
        said = self._slot(part).replace('"', "'")
        return f"quote(str({said}), safe='')" if quoted else said

    def _slot(self, slot: Slot) -> str:
        if slot.whence == "taken":
            return _variable(slot.name)
        if slot.whence == "cookie":
            return f"self.cookie_of({written(slot.name)})"
        fact = f"self.facts[{written(slot.name)}]"
        return f"spelled({fact}, {written(slot.how)})" if slot.how else fact


def _listed(start: str, items: Iterable[str], end: str) -> str:
    inside = _NEXT.join(items)
    return f"{start}{_OPEN}{inside}{_CLOSE}{end}" if inside else start + end


def _laid(code: str, room: int) -> list[str]:
    """Lay code out: on one line where there is room, else each item of its outermost list on lines of its own."""
    line = code.replace(_OPEN, "").replace(_NEXT, ", ").replace(_CLOSE, "")
    if len(line) <= room or _OPEN not in code:
        return [line]
    start, _, rest = code.partition(_OPEN)
    items, depth = [""], 0
    for at, sign in enumerate(rest):
        depth += (sign == _OPEN) - (sign == _CLOSE)
        if depth < 0:
            return [start, *(f"    {each}" for item in items for each in _laid(f"{item},", room - 4)), *_laid(rest[at + 1 :], room)]
        items = [*items, ""] if sign == _NEXT and depth == 0 else [*items[:-1], items[-1] + sign]
    return [line]


def _page_names(script: Script) -> list[str]:
    """Name the answers that something is done with; one that is asked for only later has a name of its own."""
    names: list[str] = []
    carried = [call.form.carried if call.form else None for call in script.calls]
    used_by = {at: [number for number, each in enumerate(carried) if each == at] for at in range(len(script.calls))}
    for at, call in enumerate(script.calls):
        base = "page" if call.window else "answer"
        if not (call.takes or call.shows or used_by[at]):
            names.append("")
            continue
        later = max(used_by[at], default=at)
        between = [each for each in script.calls[at + 1 : later] if each.window == call.window]
        names.append(f"{base}_{at + 1}" if between else base)
    return names


def _variable(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def _comment(words: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", words).replace('"""', "'''").replace("\\", "/").strip()[: LINE - 10]


def _wrapped(words: str) -> str:
    return "\n".join(_comment(line) for line in textwrap.wrap(words, LINE - 30))


def written(words: str, raw: bool = False) -> str:
    """Write words as Python does, in double quotes; `raw`: as regular expressions are read best, where they can be written so."""
    quotes = [each for each in "\"'" if each not in words]
    if raw and quotes and not words.endswith("\\") and words.isprintable():
        return f"r{quotes[0]}{words}{quotes[0]}"
    return f'"{_escaped(words)}"'


def _escaped(words: str) -> str:
    """Escape what may not stand in a literal in double quotes as it is."""
    signs = (repr(sign)[1:-1] if sign not in "'\"" else sign for sign in words)
    return "".join(signs).replace('"', '\\"')
