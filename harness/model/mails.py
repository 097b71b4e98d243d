"""What a mail said."""

from harness.model.base import Record
from harness.model.words import Amount, Count


class MailLink(Record, frozen=True, kw_only=True):
    """A link or button of a mail, with the words a customer reads: of its text, else of its picture."""

    words: str = ""
    url: str = ""


class Attachment(Record, frozen=True, kw_only=True):
    """A file that came with a mail; it is never opened."""

    name: str = ""
    type: str = ""
    size: Count = 0  # bytes


class MailView(Record, frozen=True, kw_only=True):
    """A mail that came to the customer: what they could read and press in it, never its markup."""

    id: str = ""  # its Message-ID, or a number made from its bytes where it has none
    to: str = ""  # the address that it came to
    sender: str = ""  # the address in From
    sender_name: str = ""
    reply_to: str = ""  # the address in Reply-To
    subject: str = ""
    sent: str = ""  # its Date, as ISO 8601 in UTC; empty where there is none that can be read
    arrived: str = ""  # when the inbox had it, as ISO 8601 in UTC
    at_s: Amount = 0  # seconds from the start of the visit, by the site's clock
    headers: list[tuple[str, str]] = []  # decoded, in their order; at most 200
    language: str = ""  # that it says it is in
    text: str = ""  # what a customer reads; cut at TEXT_AT_MOST
    has_text: bool = False  # a part in plain text
    has_html: bool = False
    links: list[MailLink] = []  # at most 1,000
    link_count: Count = 0  # all of them
    remote_images: Count = 0  # pictures that would be fetched from a server; they never are
    tracking_pixels: Count = 0  # ... of which nobody can see
    tracking_hosts: list[str] = []  # ... that these would be fetched from, each once, at most 20
    attachments: list[Attachment] = []
    unsubscribe: list[str] = []  # addresses of List-Unsubscribe (RFC 2369): https and mailto
    one_click: bool = False  # List-Unsubscribe-Post (RFC 8058)
    size: Count = 0  # bytes
    defects: list[str] = []  # what is wrong with it as a mail, such as a charset that nobody knows
    screenshot: str = ""  # file name beside the visit
    screenshot_size: tuple[int, int] = (0, 0)  # in CSS pixels
