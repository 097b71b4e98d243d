"""What sentences promise and by when, in six languages: precision and recall on sentences that do and on ones that only sound alike."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yaml

from harness.lexicon import languages, lexicon
from harness.reading.promising import Said, cancelled, done, said, waiting

MONDAY = datetime(2026, 11, 23, 10)
DATA = Path(__file__).with_name("promises")


def told(language: str, part: str) -> list[str]:
    """Give the sentences of a language; those that promise begin with the kind and by when."""
    return list(yaml.safe_load((DATA / f"{language}.yaml").read_text(encoding="utf-8"))[part])


def read(language: str, sentence: str) -> str:
    """Give what a sentence promises and by when, as the data write it: `mail 11-25`, `call none`; empty for nothing."""
    found = said(language, sentence, MONDAY)
    return f"{found.what} {by(found)}" if found else ""


def by(found: Said) -> str:
    if found.due is None:
        return "event" if found.hangs else "none"
    at, minutes = found.due.at, (found.due.at - MONDAY).total_seconds() / 60
    if not found.due.calendar:
        return f"{minutes:g}min" if minutes < 60 else f"{minutes / 60:g}h"
    if (at.hour, at.minute) == (0, 0):
        return f"{at - timedelta(days=1):%m-%d}"
    return f"{at:%m-%dT%H.%M}".removesuffix(".00")


def table() -> str:
    """Give precision and recall by language; right is a promise of the right kind and time."""
    lines = ["language  innocent  promises  precision  recall"]
    for language in languages():
        innocent = told(language, "innocent")
        promises = [sentence.split(" ", 2) for sentence in told(language, "promises")]
        accused = sum(bool(read(language, sentence)) for sentence in innocent)
        found = [(read(language, words), f"{kind} {when}") for kind, when, words in promises]
        right, named = sum(got == wanted for got, wanted in found), sum(bool(got) for got, _ in found)
        precision, recall = right / max(1, named + accused), right / len(promises)
        lines.append(f"{language:8}  {len(innocent):8}  {len(promises):8}  {precision:9.3f}  {recall:6.3f}")
    return "\n".join(lines)


@pytest.mark.parametrize("language", languages())
def test_promises_are_read_with_their_kind_and_time(language: str) -> None:
    sentences = [sentence.split(" ", 2) for sentence in told(language, "promises")]
    assert len(sentences) >= 30
    assert {words: read(language, words) for _, _, words in sentences} == {words: f"{kind} {when}" for kind, when, words in sentences}


@pytest.mark.parametrize("language", languages())
def test_what_only_sounds_alike_promises_nothing(language: str) -> None:
    sentences = told(language, "innocent")
    assert len(sentences) >= 30
    assert {words: read(language, words) for words in sentences} == dict.fromkeys(sentences, "")


@pytest.mark.parametrize("language", languages())
def test_what_became_of_it_is_told(language: str) -> None:
    parts = yaml.safe_load(Path(__file__).with_name("promises_after.yaml").read_text(encoding="utf-8"))[language]
    ways = {"done": done, "waiting": waiting, "cancelled": cancelled}
    told = {words: [way for way, says in ways.items() if says(lexicon(language), words)] for part in parts.values() for words in part}
    assert told == {words: [part] if part in ways else [] for part, sentences in parts.items() for words in sentences}


if __name__ == "__main__":
    print(table())
