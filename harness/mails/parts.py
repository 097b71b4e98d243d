"""The parts of a mail: found by their boundaries and left where they are, so that a mail of 50 MB costs little."""

import binascii
import dataclasses
import re

from harness.mails import headers as head
from harness.mails.headers import Headers

_DEPTH = 10  # multiparts in multiparts
_PARTS = 500  # of a mail
_BLANK = 4096  # bytes of empty lines before a mail that are passed over
_HEAD = 256 * 1024  # bytes of a part's headers
_READ = 4 * 1024 * 1024  # bytes of a part that are decoded
_EMPTY_LINE = re.compile(rb"\r?\n(?=\r?\n)")
_FIRST_LINE = re.compile(rb"(?:From [^\n]*+\r?\n|>From [^\n]*+\r?\n)?[!-9;-~]++[ \t]*+:")
_BASE64 = bytes(range(256)).translate(None, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")


@dataclasses.dataclass(eq=False)
class Part:
    """A part of a mail, or the mail itself: where its body begins and ends among the mail's bytes."""

    raw: bytes
    start: int
    end: int
    headers: Headers = dataclasses.field(default_factory=list)
    type: str = "text/plain"
    parameters: dict[str, str] = dataclasses.field(default_factory=dict)
    disposition: str = ""  # inline, attachment, or nothing
    name: str = ""  # of a file
    children: list["Part"] = dataclasses.field(default_factory=list)
    defects: list[str] = dataclasses.field(default_factory=list)  # of its structure

    @property
    def coding(self) -> str:
        """How its bytes were made fit for sending."""
        return head.value(self.headers, "content-transfer-encoding").strip().lower()

    @property
    def size(self) -> int:
        """Its bytes when decoded, reckoned and not counted where that would take decoding them."""
        length = self.end - self.start
        if self.coding != "base64":
            return length
        breaks = self.raw.count(b"\n", self.start, self.end) + self.raw.count(b"\r", self.start, self.end)
        return max(0, (length - breaks) * 3 // 4 - self.raw.count(b"=", max(self.start, self.end - 4), self.end))

    @property
    def long(self) -> bool:
        """Whether it is too long to be read whole."""
        return self.end - self.start > _READ

    def data(self, most: int = _READ) -> bytes:
        """Decode the bytes it begins with; never raises, whatever they are."""
        body = self.raw[self.start : min(self.end, self.start + most)]
        if self.coding == "base64":
            letters = body.translate(None, _BASE64)
            whole = letters[: len(letters) - (len(letters) % 4 == 1)]
            return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
        return binascii.a2b_qp(body) if self.coding == "quoted-printable" else body

    def leaves(self) -> list["Part"]:
        """Give all parts under it that have no parts themselves, itself if there is none."""
        return [leaf for child in self.children for leaf in child.leaves()] if self.children else [self]


def cut(raw: bytes) -> Part:
    """Find the parts of a mail."""
    return _Cutting(raw).part(0, len(raw), "text/plain", 0)


class _Cutting:
    """How far a mail has been cut up: the number of its parts is limited as a whole."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.left = _PARTS

    def part(self, start: int, end: int, usual: str, depth: int) -> Part:
        """Read the headers of a part and find its own parts; `usual` is its type if it names none."""
        if depth == 0:
            start += len(self.raw[:_BLANK]) - len(self.raw[:_BLANK].lstrip())
        body = start
        headers: Headers = []
        if _FIRST_LINE.match(self.raw, start, end):
            blank = _EMPTY_LINE.search(self.raw, start, end)
            body = blank.end() + (2 if self.raw.startswith(b"\r\n", blank.end()) else 1) if blank else end
            headers = list(head.fields(self.raw[start : min(blank.start() if blank else end, start + _HEAD)]))
        kind, named = head.parameters(head.value(headers, "content-type") or usual)
        disposition, about = head.parameters(head.value(headers, "content-disposition"))
        name = head.clean(head.words(about.get("filename") or named.get("name", "")))
        part = Part(self.raw, min(body, end), end, headers, kind if "/" in kind else usual, named, disposition, name)
        if part.type.startswith("multipart/"):
            self.open(part, depth)
        return part

    def open(self, part: Part, depth: int) -> None:
        """Find the parts of a multipart; one without any that can be found is read as text."""
        boundary = part.parameters.get("boundary", "").encode("utf-8", "replace")
        usual = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
        if boundary and depth < _DEPTH:
            part.children = [self.part(start, end, usual, depth + 1) for start, end in self.spans(boundary, part)]
        if depth >= _DEPTH or self.left <= 0:
            part.defects.append("It has more parts, or parts within parts, than were looked at.")
        if part.children:
            return
        if part.defects:
            part.type, part.disposition = "application/octet-stream", "attachment"
        else:
            part.type = "text/plain"
            part.defects.append("It says that it has parts, and none can be found in it.")

    def spans(self, boundary: bytes, part: Part) -> list[tuple[int, int]]:
        """Give where the parts between boundaries begin and end."""
        line = re.compile(rb"(?m)^--" + re.escape(boundary) + rb"(--)?[ \t]*+\r?$\n?")
        found: list[tuple[int, int]] = []
        begun = -1
        for match in line.finditer(self.raw, part.start, part.end):
            if begun >= 0:
                found.append((begun, max(begun, match.start() - 1)))
                self.left -= 1
            begun = -1 if match[1] else match.end()
            if match[1] or self.left <= 0:
                break
        if begun >= 0 and self.left > 0:
            found.append((begun, part.end))
            self.left -= 1
        return found
