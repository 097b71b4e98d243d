"""What a YAML parser's complaint means to the author of a file."""

import re

import yaml

from harness.scenario.mistakes import Mistakes

_INDENT_TAB = re.compile(r"[ \-]*\t")
_NO_FIT = ("this line does not fit those above", "lines that belong together start in the same column")
_NO_ITEM = ("this line does not fit the list above", "each item starts with `- `, all in the same column")
_START = ("words cannot start with this character", "put them into quotes")
_OPEN_QUOTES = ("the quotes that open here are never closed", "")
_OPEN_LIST = ("this `[` is not closed, or a comma is missing", "write `[one, two]`")
_OPEN_TABLE = ("this `{` is not closed, or a comma is missing", "write `{key: value, key: value}`; put words with braces into quotes")
_NO_COLON = ("these words are no key: a `:` is missing", "write `key: value`")
_AT_THE_OPENING = (_OPEN_QUOTES, _OPEN_LIST, _OPEN_TABLE, _NO_COLON)  # the parser stops later, the mistake is there

# A piece of what the parser says (the one in C and the one in Python word it differently), the message and the help.
_MEANING = (
    ("values are not allowed", ("a `:` with a space after it cannot stand here", "put words with a colon in them into quotes")),
    ("expected ',' or '}'", _OPEN_TABLE),
    ("expected ',' or ']'", _OPEN_LIST),
    ("unexpected end of stream", _OPEN_QUOTES),
    ("unexpected document separator", _OPEN_QUOTES),
    ("expected ':'", _NO_COLON),
    ("expected key", _NO_FIT),
    ("expected <block end>", _NO_FIT),
    ("expected '-' indicator", _NO_ITEM),
    ("entries are not allowed", ("a list cannot start in the line of its key", "put each `- ` on a line of its own, below")),
    ("node content", ("a value is missing here", "put words that start with `]`, `}` or `,` into quotes")),
    ("cannot start any token", _START),
    ("alphabetic or numeric", _START),
    ("escape", ("there is no such escape", "use single quotes, in which `\\` is an ordinary character")),
    ("hexdecimal", ("there is no such escape", "use single quotes, in which `\\` is an ordinary character")),
    ("while scanning a block scalar", ("nothing can follow `|` or `>` in the same line", "put words that start with them into quotes")),
    ("directive", ("words cannot start with `%`", "put them into quotes")),
    ("tag", ("a tag (`!`) cannot be used here", "put words that start with `!` into quotes")),
    ("<document start>", _NO_FIT),
)


def complain(error: yaml.YAMLError, mistakes: Mistakes) -> None:
    """Note what is wrong where the parser gave up."""
    problem, context = str(getattr(error, "problem", "") or ""), str(getattr(error, "context", "") or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(mistakes.lines):  # the C parser counts a line end that is not there
        line, column = len(mistakes.lines) - 1, len(mistakes.lines[-1])
    before = mistakes.lines[line][:column]
    tab = None if before.strip(" -\t") else _INDENT_TAB.match(mistakes.lines[line])
    if tab:
        mistakes.add_at(line + 1, tab.end(), "a tab stands where only spaces may", "indent with spaces, two for each level")
        return
    told = next((told for said in (problem, context) for sign, told in _MEANING if sign in said), None)
    if told in _AT_THE_OPENING and (opening := getattr(error, "context_mark", None)):
        line, column = opening.line, opening.column
    message, hint = (
        _nearer(told, before, context) if told else ("this cannot be read as YAML", "put words with special characters into quotes")
    )
    mistakes.add_at(line + 1, column + 1, message, hint)


def _nearer(told: tuple[str, str], before: str, context: str) -> tuple[str, str]:
    """Tell apart what the parser says in the same words; `before` is the line up to where it stopped."""
    if told is _MEANING[0][1] and not re.search(r":\s", before):
        return "this line goes on from the one above, so no `:` can stand in it", "is a `:` missing above, or this line too far right?"
    if told is _NO_FIT and context == "while parsing a block collection":
        return _NO_ITEM
    if told is _NO_FIT and before.strip(" -"):
        return "nothing can follow the closing quote or bracket", "put the whole of it into one pair of quotes"
    return told
