"""Bytes of a mail turned into text, whatever charset it claims to be in."""

import codecs
import re

_NAME = re.compile(r"[A-Za-z0-9][\w.:+-]{0,39}", re.ASCII)
# Codecs of Python that are no charset of any mail; some of them take a time that grows with the square of the length.
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "unicode-escape", "undefined"}
_LATIN = "cp1252"
# What is really sent under some names is more than they say, as browsers read it too (WHATWG Encoding, labels).
_LARGER = {
    "iso8859-1": _LATIN, "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
_SHOWN = 40
_RARELY = 5  # times as many letters outside ASCII can be read as cannot


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Give the text of some bytes, and what was wrong with the charset they were declared to be in: nothing, mostly.

    The declared charset is tried first, then UTF-8; each also where a few letters are broken. In windows-1252 all bytes can be read.
    """
    named = declared.strip().strip("\"'")
    codec = _codec(named)
    ways = [way for way in dict.fromkeys((codec, "utf-8")) if way]
    for way in ways:
        try:
            text = data.decode(way)
        except ValueError:
            continue
        return text, "" if way == codec else _complaint(named, codec, text.isascii(), "UTF-8")
    for way in ways:
        text = data.decode(way, "replace")
        if _mostly_read(text):
            return text, f"Some letters of its text are broken; it was read as {named[:_SHOWN] if way == codec else 'UTF-8'}."
    text = data.decode(_LATIN, "replace")
    return text, "" if codec == _LATIN else _complaint(named, codec, False, "windows-1252")


def _mostly_read(text: str) -> bool:
    broken = text.count("\ufffd")
    return len(re.findall(r"[^\x00-\x7f]", text)) > (_RARELY + 1) * broken


def _codec(name: str) -> str:
    """Give Python's name of a charset; empty for one that nobody knows."""
    if not _NAME.fullmatch(name):
        return ""
    try:
        info = codecs.lookup(name)
        "".encode(info.name)
    except (LookupError, ValueError):
        return ""
    return "" if info.name in _NO_CHARSETS else _LARGER.get(info.name, info.name)


def _complaint(named: str, codec: str, plain: bool, instead: str) -> str:
    if codec:
        return f"It says that its text is in {named[:_SHOWN]}, which it is not; it was read as {instead}."
    if named:
        return f"It says that its text is in {named[:_SHOWN]!r}, a charset that nobody knows; it was read as {instead}."
    return "" if plain else f"It does not say which charset its text is in; it was read as {instead}."
