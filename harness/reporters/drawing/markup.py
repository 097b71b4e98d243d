"""The templates of the HTML report; whatever is put into them is taken for hostile text and escaped."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

import harness
from harness.compiled import Compiled
from harness.reading.held import left_to_do
from harness.reporters.drawing import charts, film, manners, present, sent, tongue
from harness.reporters.drawing.sentences import SAID, told

TEMPLATES = Path(__file__).with_name("templates")
# Unpaired surrogates cannot be written, and direction marks would turn the text around them.
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TONGUE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_QUOTED = re.compile(r"`([^`<>]+)`")
_BLANKS = re.compile(r"[ \t\r\n]+")
_CELL = re.compile(r"(?=<t[dh][ >])")


def _fit(value: object) -> object:
    # Exactly str: markup of our own macros is a subclass, and passes as it is.
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value


def _said(text: str, table: str = SAID) -> Markup:
    """Give a sentence of a visit, or a piece of one, in the language of the page; what no catalogue knows says that it is English.

    What stands between backticks becomes code.
    """
    forms = {True: Markup('<span lang="en">{}</span>'), False: Markup("{}")}
    said = Markup("").join(forms[piece.foreign].format(_fit(piece.text)) for piece in told(text, table))
    return Markup(_QUOTED.sub(r"<code>\1</code>", str(said)))  # which is escaped by now; as markup it would escape what is put in


def _lang(code: str) -> Markup:
    """Give the attribute that says which language the words of an element are in; nothing where the code is none, as pages may claim."""
    return Markup(' lang="{}"').format(code) if _TONGUE.fullmatch(code) else Markup("")


def _say(text: str, /, **values: object) -> str:
    return tongue.say(text, **{name: _fit(value) for name, value in values.items()})


def linkable(url: str) -> bool:
    """Say whether an address may become a link: a web page, never a script or a file of the reader's machine."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _verbatim(name: str) -> Markup:
    """Give a style sheet or script of this package as it is."""
    return Markup((TEMPLATES / name).read_text("utf-8"))


_environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, finalize=_fit, undefined=jinja2.StrictUndefined,
    trim_blocks=True, lstrip_blocks=True,
    bytecode_cache=Compiled("report"), optimized=False,  # pages of one run are in Finnish, and in English of the next
)  # fmt: skip
_environment.globals.update(style=_verbatim, tool=harness.__version__, _=_say, say_number=tongue.say_number, language=tongue.language)
_environment.globals.update(title=present.title, why=present.why, prefill=present.prefill_text, COLUMNS=present.COLUMNS)
_environment.filters.update(
    band=present.band, score=present.score_text, seconds=present.seconds_text, waiting=present.waiting_text, number=present.number_text,
    ratio=present.ratio_text, span=present.span_text, outcome=present.outcome_text, costs=present.effort_texts, rank=present.severity_rank,
    worst=present.worst, by_severity=present.by_severity, spelled=tongue.spelled, counted=present.counted, dividend=present.dividend_text,
    open=present.open_text, due=present.due_text, tried=present.trial_texts, part=present.part_text, moment=present.moment_text,
    kept_to=manners.manners_texts, day=tongue.day_text, took=charts.took, said=_said, lang=_lang, spoken=film.spoken,
)  # fmt: skip
_environment.filters.update(deed=sent.deed, cleared_by=sent.by_text, undo=sent.undo_text, told_of=sent.told_of, failure=sent.failure_text)
_environment.globals.update(left_to_do=left_to_do, left_head=sent.left_head)
_environment.tests.update(linkable=linkable, measured=present.measured)


def render(template: str, **values: Any) -> str:
    """Fill in a template of this package, named without its suffix."""
    return _environment.get_template(f"{template}.html.jinja2").render(values)


def cells_of(template: str, **values: Any) -> list[str]:
    """Fill in a template of table cells; give each on one line, as pytest-html needs them to be sortable."""
    return [_BLANKS.sub(" ", cell).strip() for cell in _CELL.split(render(template, **values)) if cell.strip()]
