"""Good files with something changed: bytes, words, nodes of YAML, values of JSON."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
BOMB = "{a: &a [x, x], b: &b [*a, *a, *a], c: &c [*b, *b, *b], d: &d [*c, *c, *c], e: [*d, *d, *d, *d]}"

# What stands in YAML in the place of a value.
YAML = [
    "", "~", "null", "no", "1e400", "-.inf", ".nan", "0x7fffffffffffffffffff", "0o17", "1_000", "9" * 5000, "-0", "2026-13-45",
    "0001-01-01",
    "2026-02-30T25:61:61Z", "12:30:45", "\"\\0\"", "\"\\ud800\"", "\"\\U0010ffff\"", "'\u202e'", "&a [*a]", "*nowhere", "&a x",
    "!!binary '%%%'",
    "!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!<tag:yaml.org,2002:set> {a, b}", "!!float nope", "!local x",
    "{a: 1, a: 2}", "{? [a, b] : c}", "{? {a: b} : c}", "[[]]", "{}", "[]", "[" * 60 + "]" * 60, "[" * 3000, "{a: " * 60 + "b" + "}" * 60,
    BOMB,
    "<<: {a: b}", "{<<: [x]}", "'" + "x" * 70_000 + "'", "\"" + "{party} " * 900 + "\"", "'{env:HOME}'", "'{' ", "\"{{party}}\"", "'*'",
    "'[z-a]'",
    "{email: {env: X}}", "{Name: [a]}", "|\n  text", "--- x", "... x", "# only this", "? x", "- x", "'a': b", "\"unfinished", "'\x85'",
    "mirror * 1.5", "baseline + 10%", "mirror * 999999", "baseline - 1e9", "3 days", "9999999 weeks", "0.0001 ms", "+1", "١٢", "²",
    "https://[",
    "http://x:99999/", "street:", "//", "javascript:alert(1)", "A" * 300, "ß", "e\u0301" * 50, "\U0001f9d1\u200d\U0001f680", "true",
    "[true, [no]]",
]  # fmt: skip
# What stands in JSON in the place of a value.
JSON = [
    "", "null", "true", "{}", "[]", "-1", "0", "1e400", "1E-400", "-0.0", "9" * 400, "1.5", "NaN", "-Infinity", "01", "2147483648",
    "1e15", '""',
    '"\\u0000"', '"\\ud800"', '"\\udc00\\ud800"', '"\u202e"', '"yesterday"', '"9999-12-31T23:59:59"', '"0001-01-01T00:00:00+23:59"',
    '"2026-11-22T03:00:00+00:00"', '"2026-02-30"', '"http://["', '"https://x:99999/"', '"../../etc/passwd"', '"a/b\\\\c"', '"street"',
    '"{env:HOME}"', '{"a": 1, "a": 2}', '{"": {}}', '[[[[[[]]]]]]', "[" * 3000, '{"a":' * 1200 + "1" + "}" * 1200, '"' + "x" * 70_000 + '"',
    '"\\n\\n: ::error::x"', '"=cmd|x"', '"<script>x</script>"', '["a", null]', '"{"', '"%s %d {0}"', '"a\\u0085b\\u2028c"', "[1, 2]",
    '"dead-end"',
    '"reached"', '"target-missing"', '"mail-missing"', '{"to": "mirror", "times": 1e308}', "[0, 0, 0, 0]", '{"x": 1e308, "y": -1e308}',
]  # fmt: skip
BITS = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\r", b"\n", b"\r\n", b"\x85",
    b"\xc2\x85",
    b"\xe2\x80\xa8", b"\t", b" ", b"  ", b"\n  ", b"\n- ", b": ", b"- ", b"? ", b"{", b"}", b"[", b"]", b"[" * 400, b"{" * 400, b'"',
    b"'", b"`",
    b"&a ", b"*a", b"!!str ", b"!", b"%YAML 9.9\n", b"---\n", b"...\n", b"|", b">", b"#", b"\\", b"\\u", b",", b"0", b"-", b"9" * 40,
    b"1e400", b"NaN",
    b"null", b"<", b">", b"&", b"\x1b[2J", b"\xe2\x80\xae", b"x" * 5000,
]  # fmt: skip
# Words that may stand wherever words may.
FINE = [
    "'*'", "'[z-a]'", "'x'", "'{party}'", "'{{party}}'", "'{nobody}'", "'{env:HOME}'", "'\u202e'", "ß", "no", "~", "0", "1.5", "-1", "2 s",
    "A" * 300, "2026-11-22", "🧑‍🚀", "mirror", "pulse-gym", "join", "form", "/", "https://x.example", "member", "street:x", "[a, b]",
    "{a: b}", "{E-mail: '{email}'}", "''", "'a: b'", "café", "é" * 50, "true", "fi", "x y z", "'a|b'", "'%'", "back",
]  # fmt: skip
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_HOLE = "HOLE{}HOLE"
_HOLES = re.compile(r"\"?HOLE(\d+)HOLE\"?")

Edits = Sequence[tuple[int, int, Any]]


def edits(what: SearchStrategy[Any], most: int = 6) -> SearchStrategy[Edits]:
    """Give changes: where, how much goes, what comes."""
    return st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 30), what), min_size=1, max_size=most)


def in_bytes(good: Sequence[bytes]) -> SearchStrategy[bytes]:
    """Give good files with bytes taken out, put in and cut off."""
    return st.builds(_cut, st.sampled_from(good), edits(st.sampled_from(BITS) | st.binary(max_size=6)), st.booleans())


def _cut(good: bytes, changes: Edits, short: bool) -> bytes:
    for at, gone, put in changes:
        at %= len(good) + 1
        good = good[:at] + put + good[at + gone :]
    return good[: changes[0][0] % (len(good) + 1)] if short else good


def in_words(good: Sequence[bytes]) -> SearchStrategy[bytes]:
    """Give good texts with words taken out, said twice, or in the place of others, from any of the texts."""
    known = sorted({word for text in good for word in _WORDS.findall(text.decode(errors="replace"))})
    return st.builds(_shuffled, st.sampled_from(good), edits(st.sampled_from(known)))


def _shuffled(good: bytes, changes: Edits) -> bytes:
    words = _WORDS.findall(good.decode(errors="replace"))
    for at, gone, put in changes:
        at %= len(words) + 1
        words[at : at + gone % 4] = words[at : at + 2] * 2 if gone % 5 == 0 else [put]
    return "".join(words).encode()


def in_nodes(good: Sequence[bytes]) -> SearchStrategy[bytes]:
    """Give good YAML with other nodes in the place of its values and keys, and with nodes that stand there twice."""
    few = edits(st.sampled_from(FINE), 2)
    return st.builds(_renoded, st.sampled_from(good), edits(st.sampled_from(YAML), 2) | few | few)


def _renoded(good: bytes, changes: Edits) -> bytes:
    root = yaml.compose(good.decode(), LOADER)
    for number, (at, how, _) in enumerate(changes):
        nodes = list(_nodes(root))
        node = nodes[at % len(nodes)]
        hole = yaml.ScalarNode("tag:yaml.org,2002:str", _HOLE.format(number))
        if isinstance(node.value, str):
            node.value = hole.value if how % 3 else f"{node.value} {hole.value}"
        elif how % 4 == 0:
            node.value += node.value[at % (len(node.value) + 1) :][:1]
        elif isinstance(node, yaml.SequenceNode):
            node.value[at % (len(node.value) + 1) :][:1] = [hole]
        else:
            node.value[at % (len(node.value) + 1) :][:1] = [(hole, root if how % 5 == 0 and root is not node else hole)]
    text = yaml.serialize(root, Dumper=DUMPER, allow_unicode=True, width=10_000)
    return _HOLES.sub(lambda hole: changes[int(hole[1])][2], text).encode("utf-8", "replace")


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _nodes(each)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from (key, *_nodes(value))


def in_values(good: Sequence[bytes]) -> SearchStrategy[bytes]:
    """Give good JSON with other values in the place of its own, with names twice, and without some."""
    return st.builds(_revalued, st.sampled_from(good), edits(st.integers(0, 1 << 20), 3))


def _revalued(good: bytes, changes: Edits) -> bytes:
    root = [json.loads(good)]
    put = []
    for number, (at, how, what) in enumerate(changes):
        places = list(_places(root))
        holder, key = places[at % len(places)]
        others = [each for each in JSON if how % 3 == 2 or _alike(each, holder[key])] or JSON
        put.append(others[what % len(others)])
        if how % 7 == 0 and isinstance(holder, dict):
            del holder[key]
        elif how % 7 == 1 and isinstance(holder, list):
            holder += [holder[key]] * 3
        else:
            holder[key] = _HOLE.format(number)
    return _HOLES.sub(lambda hole: put[int(hole[1])], json.dumps(root[0] if root else {})).encode("utf-8", "surrogatepass")


def _alike(text: str, value: Any) -> bool:
    """Whether a text of JSON is of the kind of a value."""
    return text[:1] == json.dumps(value)[:1] or (text[:1].isdigit() and isinstance(value, int | float) and not isinstance(value, bool))


def _places(holder: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in holder.items() if isinstance(holder, dict) else enumerate(holder):
        yield holder, key
        if isinstance(value, dict | list):
            yield from _places(value)
