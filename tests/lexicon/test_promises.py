"""What is said later of what was promised is told from what says none of it, in six languages."""

from pathlib import Path

import pytest

from harness.lexicon import languages, lexicon
from harness.reading.promises.promising import cancelled, done, waiting
from harness.shipped import read_yaml

DATA = Path(__file__).with_name("phrases") / "promises_after.yaml"


@pytest.mark.parametrize("language", languages())
def test_what_became_of_it_is_told(language: str) -> None:
    parts = read_yaml(DATA)[language]
    ways = {"done": done, "waiting": waiting, "cancelled": cancelled}
    told = {words: [way for way, says in ways.items() if says(lexicon(language), words)] for part in parts.values() for words in part}
    assert told == {words: [part] if part in ways else [] for part, sentences in parts.items() for words in sentences}
