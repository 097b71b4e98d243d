"""Text is read whatever charset it claims to be in, and a false claim is told."""

import pytest

from harness.mails.charsets import decode

LINE = "Käyttäjätunnuksesi vahvistetaan sähköpostilla tänään, älä epäröi."


@pytest.mark.parametrize(
    ("data", "declared", "text", "wrong"),
    [
        (LINE.encode(), "utf-8", LINE, ""),
        (LINE.encode(), '"UTF-8"', LINE, ""),
        (LINE.encode("latin-1"), "iso-8859-1", LINE, ""),
        ("50\u00a0€".encode("cp1252"), "ISO-8859-1", "50\u00a0€", ""),
        (b"a\x81b", "windows-1252", "a\ufffdb", ""),
        ("我们镕".encode("gb18030"), "gb2312", "我们镕", ""),
        ("①日本".encode("cp932"), "Shift_JIS", "①日本", ""),
        (b"plain", "", "plain", ""),
        (b"plain", "us-ascii", "plain", ""),
        (LINE.encode(), "us-ascii", LINE, "It says that its text is in us-ascii, which it is not; it was read as UTF-8."),
        (LINE.encode("latin-1"), "utf-8", LINE, "It says that its text is in utf-8, which it is not; it was read as windows-1252."),
        (LINE.encode() + b"\xc3", "utf-8", LINE + "\ufffd", "Some letters of its text are broken; it was read as utf-8."),
        (LINE.encode() + b"\xff", "", LINE + "\ufffd", "Some letters of its text are broken; it was read as UTF-8."),
        (LINE.encode(), "klingon", LINE, "It says that its text is in 'klingon', a charset that nobody knows; it was read as UTF-8."),
        (LINE.encode(), "", LINE, "It does not say which charset its text is in; it was read as UTF-8."),
        (b"a-b", "idna", "a-b", "It says that its text is in 'idna', a charset that nobody knows; it was read as UTF-8."),
        (b"x", "zlib", "x", "It says that its text is in 'zlib', a charset that nobody knows; it was read as UTF-8."),
        (b"x", "a\x00b/../c", "x", "It says that its text is in 'a\\x00b/../c', a charset that nobody knows; it was read as UTF-8."),
        (b"x", "os", "x", "It says that its text is in 'os', a charset that nobody knows; it was read as UTF-8."),
    ],
)
def test_text_and_what_was_wrong(data: bytes, declared: str, text: str, wrong: str) -> None:
    assert decode(data, declared) == (text, wrong)
