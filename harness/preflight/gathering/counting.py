"""The company's own count, asked for."""

from urllib.parse import urlsplit

from harness.surge.client import Client, NoAnswer
from harness.surge.count import Count, read

LARGEST = 100_000_000  # bytes: some millions of codes
ASK_S = 5.0  # that the company may take to tell its count


def ask_count(url: str) -> Count | None:
    """Ask for the count at an address; None where nobody answers, or what is told is none."""
    try:
        return read(Client([urlsplit(url).netloc], ASK_S, LARGEST).send("GET", url, {}, None).text)
    except NoAnswer:
        return None
