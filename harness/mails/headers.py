"""The headers of a mail: unfolded, decoded, and made fit to be shown."""

import binascii
import datetime
import email.utils
import itertools
import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from harness.mails.charsets import decode

Headers = list[tuple[str, str]]

_MOST = 2000  # headers that are looked at
_LENGTH = 4000  # characters of one
_LINE = re.compile(rb"([!-9;-~]{1,100})[ \t]*+:(.*)", re.S)
_FOLD = re.compile(rb"\r?\n(?=[^ \t\r\n])")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*+)\?=")
_MAILBOX = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.)*+)"|<(?P<angle>[^<>]*+)>|\((?P<comment>[^()]*+)\)|(?P<comma>,)|(?P<plain>[^"<(,]++|.)', re.S
)
# What turns the direction of letters around, and what nobody sees: both are used to make a name look like another one.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Mailbox(NamedTuple):
    """A name and an address."""

    name: str
    address: str


def fields(head: bytes) -> Iterator[tuple[str, str]]:
    """Give the headers of a block in their order, unfolded, encoded words left as they are; lines that are none are left out."""
    for line in itertools.islice(_FOLD.split(head.strip(b"\r\n")), _MOST):
        if match := _LINE.fullmatch(line):
            value, _ = decode(match[2][:_LENGTH])
            yield match[1].decode("ascii"), " ".join(value.replace("\x00", "").split("\n")).replace("\r", "").strip()


def values(headers: Headers, name: str) -> list[str]:
    """Give all values of a header, whatever the case of its name."""
    return [value for each, value in headers if each.lower() == name]


def value(headers: Headers, name: str) -> str:
    """Give the first value of a header, empty if it is not there."""
    return next(iter(values(headers, name)), "")


def words(text: str) -> str:
    """Decode the encoded words of a header (RFC 2047); those that are broken stay as they are written."""
    pieces: list[str] = []
    bytes_before, charset_before, end = b"", "", 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        data, charset = _unpacked(match[2].lower(), match[3]), match[1].partition("*")[0].lower()
        if data is None:
            continue
        joined = bool(bytes_before) and not between.strip()
        if not (joined and charset == charset_before):  # a letter may be cut in two between words of one charset
            pieces += [decode(bytes_before, charset_before)[0], "" if joined else between]
            bytes_before = b""
        bytes_before, charset_before, end = bytes_before + data, charset, match.end()
    return "".join([*pieces, decode(bytes_before, charset_before)[0], text[end:]])


def _unpacked(way: str, written: str) -> bytes | None:
    data = written.encode("ascii", "replace")
    if way == "q":
        return binascii.a2b_qp(data, header=True)
    try:
        return binascii.a2b_base64(data + b"=" * (-len(data) % 4))
    except binascii.Error:
        return None


def clean(text: str, most: int = 1000) -> str:
    """Make text fit for one line: without control characters, signs that nobody sees, and those that turn letters around."""
    return " ".join(_UNSEEN.sub("", _TURNING.sub("", _CONTROL.sub("", text))).split())[:most]


def plain(text: str) -> str:
    """Take out what no text has: control characters but for tabs and line ends, and signs that nobody sees."""
    return _UNSEEN.sub("", _CONTROL.sub("", text))


def turned(text: str) -> bool:
    """Whether a text holds signs by which it looks like another one."""
    return bool(_TURNING.search(text) or "\u200b" in text or "\u2060" in text)


def mailboxes(text: str) -> list[Mailbox]:
    """Read a list of addresses such as `"Shop, Help" <help@shop.example>`, at most 100; groups and routes are none."""
    found, name, comment, address = [], "", "", ""
    for match in itertools.chain(_MAILBOX.finditer(text), [None]):
        if match is None or match["comma"]:
            if not address and "@" in name:
                address, name = _bare(name.strip()), comment
            if address:
                found.append(Mailbox(clean(words(name or comment)), clean(address)))
            name, comment, address = "", "", ""
        elif match["angle"] is not None:
            address = match["angle"].strip()
        elif match["comment"] is not None:
            comment = match["comment"]
        elif match["quoted"] is not None:
            before_at = text.startswith("@", match.end())
            name += match[0] if before_at else re.sub(r"\\(.)", r"\1", match["quoted"])
        else:
            name += match["plain"]
    return found[:100]


def _bare(text: str) -> str:
    """Give the address that a text ends with, such as `"very odd"@shop.example`."""
    person, _, host = text.rpartition("@")
    quoted = person.endswith('"') and person.count('"') > 1
    return (person[person.rindex('"', 0, -1) :] if quoted else person.split(" ")[-1]) + "@" + host


def moment(text: str) -> str:
    """Give a Date as ISO 8601 in UTC, empty where it cannot be read."""
    try:
        at = email.utils.parsedate_to_datetime(text[:100])
        zone = at.tzinfo or datetime.UTC
        return at.replace(tzinfo=zone).astimezone(datetime.UTC).isoformat(timespec="seconds")
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def parameters(text: str) -> tuple[str, dict[str, str]]:
    """Take apart a header such as `text/plain; charset=utf-8; name*0="a"; name*1="b"` (RFC 2231), names and type in lower case."""
    message = Message()
    message["Content-Type"] = text[:1000]
    (kind, _), *rest = message.get_params(failobj=[("", "")], unquote=True)
    return kind.strip().lower(), {str(name).lower(): _joined(each) for name, each in rest}


def _joined(parameter: str | tuple[str | None, str | None, str]) -> str:
    if isinstance(parameter, str):
        return parameter
    charset, _, text = parameter
    return decode(text.encode("latin-1", "replace"), charset or "")[0]
