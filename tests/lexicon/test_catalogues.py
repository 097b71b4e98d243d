"""Phrases of other people's translations are read as what they are, in nine cases of ten, and hardly one is accused wrongly."""

import pytest

from harness.lexicon import languages
from harness.shipped import read_yaml

from . import measuring
from .measuring import CATALOGUES, Figures, measure, phrases
from .topics import TOPICS

PRECISION, RECALL = 0.95, 0.9
FEW = 30  # phrases; fewer tell nothing of one language alone


@pytest.mark.parametrize("topic", TOPICS)
def test_what_others_wrote_is_read_as_what_it_is(topic: str) -> None:
    all_languages = Figures()
    for language in languages():
        figures = measure(topic, language)
        assert figures.precision >= PRECISION, language
        assert figures.recall >= RECALL or figures.says < FEW, language
        assert figures.innocent >= FEW, language
        all_languages = all_languages.and_(figures)
    assert all_languages.recall >= RECALL


def test_every_source_is_told_with_its_licence() -> None:
    sources = read_yaml(CATALOGUES / "sources.yaml")
    used = {source for topic in TOPICS for language in languages() for _, source, _ in phrases(CATALOGUES, topic, language)}
    assert used == set(sources)
    assert all(source["licence"] in ("MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0") for source in sources.values())


def test_the_table_is_up_to_date() -> None:
    text = measuring.README.read_text(encoding="utf-8")
    assert measuring.filled(text) == text, "run `python -m tests.lexicon.measuring`"
