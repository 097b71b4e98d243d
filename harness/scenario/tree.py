"""YAML text as a tree that knows where everything stands."""

import dataclasses
from typing import Any, NoReturn

import yaml

from harness.scenario.mistakes import Mistakes, shown
from harness.scenario.syntax import complain

DEEPEST = 40  # levels; a scenario needs five

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NO_LINKS = "`*` and `&` make links in YAML, which are not allowed here; put the words into quotes"


@dataclasses.dataclass(slots=True)
class Scalar:
    """Words, numbers, dates: exactly as they were typed. `plain`: without quotes."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    plain: bool

    @property
    def empty(self) -> bool:
        """Nothing was written at all (unlike `""`)."""
        return self.plain and not self.text


@dataclasses.dataclass(slots=True)
class Listing:
    """A list."""

    line: int
    column: int
    end_line: int
    end_column: int
    items: list["Node"]


@dataclasses.dataclass(slots=True)
class Table:
    """Keys with their values, in the order of the file and with duplicates."""

    line: int
    column: int
    end_line: int
    end_column: int
    pairs: list[tuple[Scalar, "Node"]]


Node = Scalar | Listing | Table


def parse(mistakes: Mistakes) -> Node | None:
    """Parse the text of `mistakes`. None for a file that says nothing; BadFile when the text is no YAML."""
    composer = _Composer(mistakes)
    try:
        return composer.document()
    except yaml.YAMLError as error:
        complain(error, mistakes)
    except RecursionError:
        mistakes.add_at(1, 1, "the file is nested too deeply")
    finally:
        composer.close()
    mistakes.stop_if_any()
    return None


class _Composer:
    def __init__(self, mistakes: Mistakes) -> None:
        self.mistakes = mistakes
        self.loader = _Loader(mistakes.text)
        self.depth = 0
        self.anchors: set[str] = set()

    def close(self) -> None:
        self.loader.dispose()

    def document(self) -> Node | None:
        self.loader.get_event()  # the stream's start
        if isinstance(self.loader.peek_event(), yaml.StreamEndEvent):
            return None
        self.loader.get_event()
        root = self._node(self.loader.get_event())
        self.loader.get_event()  # the document's end
        more = self.loader.get_event()
        if not isinstance(more, yaml.StreamEndEvent):
            self._stop(more, "a second document starts here", "one file holds one document: take the `---` out")
        return root

    def _node(self, event: Any) -> Node:
        self._plainly(event)
        start, end = event.start_mark, event.end_mark
        place = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(*place, event.value, not event.style)
        if isinstance(event, yaml.AliasEvent):
            return Scalar(*place, f"*{event.anchor}", False)
        self.depth += 1
        if self.depth > DEEPEST:
            self._stop(event, f"this is nested more than {DEEPEST} levels deep")
        node = Listing(*place, []) if isinstance(event, yaml.SequenceStartEvent) else Table(*place, [])
        last = self._fill_list(node.items) if isinstance(node, Listing) else self._fill_table(node.pairs)
        node.end_line, node.end_column = last.end_mark.line + 1, last.end_mark.column + 1
        self.depth -= 1
        return node

    def _fill_list(self, items: list[Node]) -> Any:
        while not isinstance(event := self.loader.get_event(), yaml.SequenceEndEvent):
            items.append(self._node(event))
        return event

    def _fill_table(self, pairs: list[tuple[Scalar, Node]]) -> Any:
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            key = self._node(event)
            value = self._node(self.loader.get_event())
            if isinstance(key, Scalar):
                pairs.append((key, value))
            else:
                self.mistakes.add(key, "a key has to be words, not a list or a table", "put words with `[` or `{` into quotes")
        return event

    def _plainly(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:  # else it was said of the anchor
                self._refuse(event, shown(f"*{event.anchor}"), _NO_LINKS)
        elif event.anchor is not None:
            self.anchors.add(event.anchor)
            self._refuse(event, shown(f"&{event.anchor}"), _NO_LINKS)
        elif event.tag is not None:
            self._refuse(event, "a tag (`!`)", "tags have no meaning here; put words that start with `!` into quotes")

    def _refuse(self, event: Any, what: str, hint: str) -> None:
        mark = event.start_mark
        self.mistakes.add_at(mark.line + 1, mark.column + 1, f"{what} cannot be used here", hint)

    def _stop(self, event: Any, message: str, hint: str = "") -> NoReturn:
        self.mistakes.add_at(event.start_mark.line + 1, event.start_mark.column + 1, message, hint)
        self.mistakes.stop_if_any()
        raise AssertionError("a mistake was just added")
