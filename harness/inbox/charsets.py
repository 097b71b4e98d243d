"""Bytes of a mail turned into text, whatever charset it claims to be in."""

import codecs
import re

_NAME = re.compile(r"[A-Za-z0-9][\w.:+-]{0,39}", re.ASCII)
# Codecs of Python that are no charset of any mail; some of them take a time that grows with the square of the length.
_NO_CHARSETS = {"idna", "punycode", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "unicode-escape", "undefined"}
_LATIN = "cp1252"  # what is sent under the names of these two is windows-1252, as browsers read it
_SHOWN = 40


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Give the text of some bytes, and what was wrong with the charset they were declared to be in: nothing, mostly.

    The declared charset is tried first, then UTF-8, then windows-1252, in which everything can be read somehow.
    """
    named = declared.strip().strip("\"'")
    codec = _codec(named)
    for each in filter(None, (codec, "utf-8")):
        try:
            text = data.decode(each)
        except ValueError:
            continue
        return text, "" if each == codec else _complaint(named, codec, text.isascii(), "UTF-8")
    text = data.decode(_LATIN, "replace")
    return text, "" if codec == _LATIN else _complaint(named, codec, False, "windows-1252")


def _codec(name: str) -> str:
    """Give Python's name of a charset; empty for one that nobody knows."""
    if not _NAME.fullmatch(name):
        return ""
    try:
        info = codecs.lookup(name)
        "".encode(info.name)
    except (LookupError, ValueError):
        return ""
    if info.name in _NO_CHARSETS:
        return ""
    return _LATIN if info.name == "iso8859-1" else info.name


def _complaint(named: str, codec: str, plain: bool, instead: str) -> str:
    if codec:
        return f"It says that its text is in {named[:_SHOWN]}, which it is not; it was read as {instead}."
    if named:
        return f"It says that its text is in {named[:_SHOWN]!r}, a charset that nobody knows; it was read as {instead}."
    return "" if plain else f"It does not say which charset its text is in; it was read as {instead}."
