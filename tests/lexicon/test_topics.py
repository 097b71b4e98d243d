"""What companies say is read as what it is, and what only sounds alike as nothing: by topic, in every language."""

import pytest

from harness.lexicon import languages

from .topics import TOPICS, phrases

LEAST = 30  # phrases of either sort


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("topic", TOPICS)
def test_what_is_said_is_read_as_what_it_is(topic: str, language: str) -> None:
    says, _ = phrases(topic, language)
    assert len(says) >= LEAST
    assert {phrase: TOPICS[topic](language, phrase) for phrase in says} == says


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("topic", TOPICS)
def test_what_only_sounds_alike_is_read_as_nothing(topic: str, language: str) -> None:
    _, innocent = phrases(topic, language)
    assert len(innocent) >= LEAST
    assert {phrase: TOPICS[topic](language, phrase) for phrase in innocent} == dict.fromkeys(innocent, "")
