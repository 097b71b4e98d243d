"""The parts of a mail that a customer is shown, and what they read there."""

import re
from typing import NamedTuple

from harness.mails import html, plain
from harness.mails.charsets import decode
from harness.mails.html import Reading
from harness.mails.parts import Part

_MOST = 20  # parts that are read one under the other
_A_BIT = 65_536  # bytes that tell whether a part says anything
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([\w.:-]{1,40})", re.I)


class Body(NamedTuple):
    """What was read of the parts that are shown."""

    reading: Reading
    parts: list[Part]
    has_text: bool
    has_html: bool
    defects: list[str]


def body_of(mail: Part) -> Body:
    """Read the parts that a mail program shows."""
    parts = shown(mail)
    readings, defects = [], []
    for part in parts:
        text, complaint = text_of(part)
        readings.append(_read(text, part))
        defects.append(complaint)
        if part.long or not readings[-1].whole:
            defects.append("It is so long that only the beginning of its text was read.")
    said = {leaf.type for leaf in mail.leaves() if leaf.disposition != "attachment" and leaf.data(_A_BIT).strip()}
    return Body(_together(readings), parts, "text/plain" in said, "text/html" in said, [*filter(None, defects)])


def shown(mail: Part) -> list[Part]:
    """Give the parts that a mail program shows, in their order, at most 20: of alternatives the one in HTML, else the last one."""
    return _shown(mail)[:_MOST]


def _shown(part: Part) -> list[Part]:
    if not part.children:
        return [part] if part.type in ("text/plain", "text/html") and part.disposition != "attachment" else []
    ways = [found for child in part.children if (found := _shown(child))]
    if part.type == "multipart/alternative":
        return next((way for way in reversed(ways) if any(each.type == "text/html" for each in way)), (ways or [[]])[-1])
    if part.type in ("multipart/related", "multipart/signed"):
        return ways[0] if ways else []
    return [each for way in ways for each in way]


def text_of(part: Part) -> tuple[str, str]:
    """Give the text of a part, and what was wrong with its charset."""
    data = part.data()
    declared = part.parameters.get("charset", "")
    if part.type == "text/html" and not declared and (meta := _META_CHARSET.search(data[:4096])):
        declared = meta[1].decode("ascii", "replace")
    text, complaint = decode(data, declared)
    return text.replace("\r\n", "\n").replace("\r", "\n"), complaint


def _read(text: str, part: Part) -> Reading:
    if part.type == "text/html":
        return plain.linked(html.read(text))
    flowed = part.parameters.get("format", "").lower() == "flowed"
    return plain.read(text, flowed, joined=part.parameters.get("delsp", "").lower() == "yes")


def _together(readings: list[Reading]) -> Reading:
    return Reading(
        text="\n\n".join(each.text for each in readings if each.text)[: html.TEXT],
        links=tuple(link for each in readings for link in each.links)[: html.LINKS],
        link_count=sum(each.link_count for each in readings),
        remote_images=sum(each.remote_images for each in readings),
        tracking_pixels=sum(each.tracking_pixels for each in readings),
        tracking_hosts=tuple(dict.fromkeys(host for each in readings for host in each.tracking_hosts))[: html.HOSTS],
        language=next((each.language for each in readings if each.language), ""),
    )
