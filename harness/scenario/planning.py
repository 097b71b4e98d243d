"""Nodes of a file as checked steps."""

import dataclasses
from collections.abc import Collection, Iterator
from typing import Any

from harness.scenario.mistakes import Mistakes, meant, nearest, shown
from harness.scenario.plan import PlannedStep
from harness.scenario.shapes import FieldShape, shape, takes_table, verb_meant
from harness.scenario.tree import Listing, Node, Scalar, Table
from harness.scenario.values import keyed, truth, value_of
from harness.scenario.words import loose_braces, names_in
from harness.steps import steps
from harness.vault import is_place

COMMIT = "commit"  # stands beside a step's verb
LONGEST_WORDS = 300  # characters of a step that a report shows
_NAMES = "it can be a fact of the persona (`given-name`), a name under `data:`, or one that an earlier `read` or `mail` keeps"


class Planner:
    """Makes the steps of one file. `known`: the names that `{name}` can put in; `read` steps add theirs.

    `secrets`: those of a real account may be put in from where they lie, `{env:GYM_PASSWORD}`.
    """

    def __init__(self, mistakes: Mistakes, known: Collection[str], secrets: bool = False) -> None:
        self.mistakes = mistakes
        self.secrets = secrets
        self.known = set(known)

    def plan(self, node: Node) -> tuple[PlannedStep, ...]:
        """Make the steps of a list."""
        if not isinstance(node, Listing) or not node.items:
            self.mistakes.add(node, "steps are missing", "write a list of steps: `- click: Join`")
            return ()
        return tuple(made for item in node.items if (made := self._step(item)))

    def check_names(self, node: Node) -> None:
        """Note names in braces that nothing stands behind, in all words of a node."""
        for scalar in scalars(node):
            if "{" not in scalar.text and "}" not in scalar.text:
                continue
            for _ in loose_braces(scalar.text):
                self.mistakes.add(scalar, "a brace stands alone here", "write `{name}` to put something in, and `{{` or `}}` for a brace")
                break
            else:
                for name in names_in(scalar.text):
                    self._check_name(name, scalar)

    def _check_name(self, name: str, scalar: Scalar) -> None:
        if not name:
            self.mistakes.add(self._place(scalar, name), "no name stands in these braces", _NAMES)
        elif name not in self.known and not (self.secrets and is_place(name)):
            self.mistakes.add(self._place(scalar, name), f"nothing is known by the name {shown(name)}", meant(name, self.known, _NAMES))

    def _step(self, node: Node) -> PlannedStep | None:
        if isinstance(node, Scalar):
            return self._bare(node)
        if isinstance(node, Listing) or not node.pairs:
            self.mistakes.add(node, "a step is one verb with what it needs", "write `- click: Join`")
            return None
        said, commit = self._commit(node)
        if not said:
            self.mistakes.add(node, "`commit` alone is no step", "write `- click: Place order`, and `commit: true` below it")
            return None
        key, value = said[0]
        if len(said) > 1:
            self._two_verbs(*said[:2])
            return None
        name = self._verb(key)
        if name != key.text:
            self.mistakes.hush(key, value)
        made = self._made(name, key, value) if name else None
        return dataclasses.replace(made, commit=commit) if made else None

    def _commit(self, node: Table) -> tuple[list[tuple[Scalar, Node]], bool | None]:
        """Give what stands in a step beside `commit`, and what that says."""
        said = [pair for pair in node.pairs if pair[0].text == COMMIT]
        for key, _ in said[1:]:
            self.mistakes.add(key, f"`{COMMIT}` is given twice", f"the first is on line {said[0][0].line}")
        commit = truth(said[0][1], f"`{COMMIT}`", self.mistakes) if said else None
        return [pair for pair in node.pairs if pair[0].text != COMMIT], commit

    def _bare(self, node: Scalar) -> PlannedStep | None:
        first = node.text.split(maxsplit=1)[:1]
        if node.text not in steps and first and first[0].rstrip(":") in steps and (rest := node.text[len(first[0]) :].strip()):
            verb = first[0].rstrip(":")
            self.mistakes.add(node, f"a `: ` is missing after `{verb}`", f"write `{verb}: {rest}`" if len(rest) < 60 else "")
            return None
        name = self._verb(node)
        if not name or name != node.text:
            return None
        return self._made(name, node, Scalar(node.line, node.column, node.end_line, node.end_column, "", True))

    def _verb(self, key: Scalar) -> str:
        if key.text in steps:
            return key.text
        name = verb_meant(key.text)
        message = f"unknown verb {shown(key.text)}" if key.text else "a verb is missing"
        self.mistakes.add(key, message, f"did you mean `{name}`?" if name else f"the verbs are {', '.join(steps.names())}")
        return name

    def _two_verbs(self, one: tuple[Scalar, Node], other: tuple[Scalar, Node]) -> None:
        first, second = one[0], other[0]
        if second.text not in steps and nearest(second.text, [COMMIT]):
            self.mistakes.add(second, f"unknown key {shown(second.text)} beside {shown(first.text)}", f"did you mean `{COMMIT}`?")
            return
        if first.text in steps and any(second.text == each.name for each in shape(steps[first.text])):
            field = shape(steps[first.text])[0].name
            hint = f"write `{first.text}: {{{field}: ..., {second.text}: ...}}`"
        else:
            hint = "start each step on a line of its own with `- `"
        self.mistakes.add(second, f"a step has one verb, and here are {shown(first.text)} and {shown(second.text)}", hint)

    def _made(self, name: str, key: Scalar, value: Node) -> PlannedStep | None:
        verb, before = steps[name], self.mistakes.seen
        values = self._values(name, key, value)
        if values is None or self.mistakes.seen > before:
            self.check_names(value)
            self.known.update(_keys(value) if hasattr(verb, "keeps") else ())
            return None
        made: Any = verb(**values)
        refusal = made.mistake() if hasattr(made, "mistake") else ""
        if refusal:
            message, _, hint = refusal.partition("\n")
            self.mistakes.add(key if isinstance(value, Scalar) and value.empty else value, message, hint)
        self.check_names(value)
        for used in made.uses() if hasattr(made, "uses") else ():
            if used and used not in self.known:
                self.mistakes.add(value, f"nothing is known by the name {shown(used)}", meant(used, self.known, _NAMES))
        self.known.update(made.keeps() if hasattr(made, "keeps") else ())
        return PlannedStep(name, made, _line(name, value), self.mistakes.path, key.line, key.column)

    def _values(self, name: str, key: Scalar, value: Node) -> dict[str, Any] | None:
        verb, fields = steps[name], shape(steps[name])
        nothing = isinstance(value, Scalar) and value.empty
        if not fields:
            if not nothing:
                self.mistakes.add(value, f"`{name}` stands alone", f"write `- {name}`")
            return {}
        if nothing and fields[0].required:
            self.mistakes.add(key, f"`{name}` needs more: {fields[0].doc[:1].lower()}{fields[0].doc[1:]}", _example(fields[0], name))
            return None
        if nothing:
            return {}
        if isinstance(value, Table) and not takes_table(verb):
            return self._by_name(name, value)
        return {fields[0].attribute: value_of(value, fields[0].annotation, f"`{name}`", self.mistakes)}

    def _by_name(self, name: str, value: Table) -> dict[str, Any]:
        fields = {each.name: each for each in shape(steps[name])}
        if len(value.pairs) == 1 and value.pairs[0][0].text not in fields and isinstance(bare := value.pairs[0][1], Scalar) and bare.empty:
            inner = shown(value.pairs[0][0].text)[1:-1]
            self.mistakes.add(value, "words in braces need quotes", f'write `{name}: "{{{inner}}}"`')
            return {}
        before = self.mistakes.seen
        given = keyed(value, list(fields), f"`{name}`", self.mistakes)
        for each in fields.values() if self.mistakes.seen == before else ():
            if each.required and each.name not in given:
                self.mistakes.add(value, f"`{name}` lacks `{each.name}`: {each.doc[:1].lower()}{each.doc[1:]}", _example(each))
        return {fields[key].attribute: value_of(node, fields[key].annotation, f"`{key}`", self.mistakes) for key, node in given.items()}

    def _place(self, scalar: Scalar, name: str) -> Scalar:
        line = self.mistakes.lines[scalar.line - 1]
        at = line.find(f"{{{name}}}", scalar.column - 1)
        if at < 0:
            return scalar
        return Scalar(scalar.line, at + 1, scalar.line, at + 3 + len(name), name, True)


def scalars(node: Node) -> Iterator[Scalar]:
    """Give all words below a node, keys too."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, value in node.pairs:
            yield key
            yield from scalars(value)


def _example(field: FieldShape, key: str = "") -> str:
    return f"write `{key or field.name}: {field.example}`" if field.example else ""


def _keys(node: Node) -> list[str]:
    return [key.text for key, _ in node.pairs] if isinstance(node, Table) else []


def _line(name: str, value: Node) -> str:
    written = _written(value)
    line = f"{name}: {written}" if written else name
    return line if len(line) <= LONGEST_WORDS else line[:LONGEST_WORDS] + "…"


def _written(node: Node) -> str:
    if isinstance(node, Scalar):
        text = " ".join(node.text.split())
        return text if node.plain else f'"{text}"'
    if isinstance(node, Listing):
        return f"[{', '.join(_written(item) for item in node.items)}]"
    return "{" + ", ".join(f"{_written(key)}: {_written(value)}" for key, value in node.pairs) + "}"
