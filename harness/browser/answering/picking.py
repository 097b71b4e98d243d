"""Picking one of several options by what the persona would say."""

import re
from collections.abc import Sequence

from harness.browser.answering.question import Question
from harness.lexicon import Lexicon, normal

Option = tuple[str, str, bool]  # words, value, disabled
_NO_VALUE = frozenset({"", "0", "-1", "null", "none", "undefined", "default"})


def pick(options: Sequence[Option], wished: Sequence[str]) -> int:
    """Give the index of the option that says what was wished for, the first wish that is met; -1 if none is."""
    said = [(normal(words), normal(value)) for words, value, _ in options]
    for wish in map(normal, filter(None, wished)):
        for meets in (_same, _names, _begins):
            found = next((at for at, each in enumerate(said) if not options[at][2] and meets(wish, each)), -1)
            if found >= 0:
                return found
    return -1


def first_real(options: Sequence[Option], tongues: Sequence[Lexicon]) -> int:
    """Give the index of the first option that is an answer; -1 if none is."""
    return next((at for at, each in enumerate(options) if not each[2] and is_answer(at, each, tongues)), -1)


def is_answer(at: int, option: Option, tongues: Sequence[Lexicon]) -> bool:
    """Whether an option answers anything: `Choose …`, `--` and `Month` at the head of a list do not, with or without a value.

    `Choose Comfort` with a value of its own is the name of something.
    """
    text, value, _ = option
    said = normal(text)
    if not re.search(r"\w", said) or said.startswith(("-", "–", "—")) or (not value and at == 0):
        return False
    return at > 0 or not any(_asks_to_choose(said, normal(value), words) for words in tongues)


def _asks_to_choose(said: str, value: str, words: Lexicon) -> bool:
    found = words.find("answering.choose", said)
    if not found or re.search(r"\w", said[: found.start()]):
        return False
    rest = said[found.end() :].rstrip()
    named = re.search(r"\w", rest) and " " not in found[0] and not rest.endswith(("…", "...", ":"))
    return not named or value in {*_NO_VALUE, said}


def answered(question: Question) -> bool:
    """Whether a list that a script opens shows an answer already, and not only that one is to be chosen."""
    shown = question.field.value
    return bool(shown) and is_answer(0, (shown, shown, False), question.tongues)


def _same(wish: str, said: tuple[str, str]) -> bool:
    return wish in said


def _names(wish: str, said: tuple[str, str]) -> bool:
    """`Finland (+358)` is found by `+358`."""
    return wish in re.sub(r"[(),:]", " ", said[0]).split()


def _begins(wish: str, said: tuple[str, str]) -> bool:
    """`March (3)` is found by `March`; so is `Finland / Suomi` by its second name."""
    return len(wish) > 2 and re.search(rf"(?:^|[(/|–] ?){re.escape(wish)}(?=$|[^\w'-])", said[0]) is not None
