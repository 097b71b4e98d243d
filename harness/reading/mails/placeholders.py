"""What a template leaves in a mail where a value belongs."""

import re
from collections.abc import Iterator

from harness.lexicon import languages, lexicon, normal, sentences
from harness.model import MailView, Visit
from harness.reading.mails.greetings import greeting

# Written as no customer would read them anywhere: `{{ x }}`, `{% x %}`, `<%= x %>`, `${x}`, `#{x}`, `*|X|*`, `[[x]]`, `%%x%%`.
_MARKED = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{%[^{}\n]{1,80}%\}|<%[^<>\n]{1,80}%>|[$#]\{[^{}\n]{1,80}\}|\*\|[^*|\n]{1,80}\|\*"
    r"|\[\[[^\[\]\n]{1,80}\]\]|%%\w[\w.-]{0,60}%%"
)
# Written as other things are, too: only where a word in them names a value.
_NAMED = re.compile(
    r"(?<![\w$#{'\"=])\{[^\W\d][\w. -]{1,60}\}(?![\w}'\"])|(?<![\w%.,])%[^\W\d][\w.-]{1,60}%(?![\w%])"
    r"|(?<!\w)\[[A-Z]{2,20}(?:_[A-Z]{2,20}){1,4}\](?![\w(])"
)
# A greeting holds no other brackets, and no other words that begin with such signs.
_BRACKETED = re.compile(r"[\[<«][^\W\d][\w -]{1,40}[\]>»]|(?<!\w)__[^\W\d_]\w{1,40}__|#[^\W\d]\w{1,40}#|(?<![\w.])[$@][^\W\d]\w{1,40}")
_EMPTY = r"(?:undefined|NaN|null|\[object Object\])"  # what scripts write for a value that is not there
_MONEY = r"(?:[€$£]|EUR|USD|GBP|SEK|kr\b)"
_MISSING = re.compile(
    rf"\[object Object\]|:[ \t]*{_EMPTY}[ \t.,]*$|{_MONEY}\s?{_EMPTY}\b|\b(?:NaN|undefined)\s?{_MONEY}|\b{_EMPTY} {_EMPTY}\b", re.M
)
_FILLER = re.compile(r"\blorem ipsum dolor\b[^.\n]{0,40}", re.I)
_WORDS = re.compile(r"[^\W\d_]+|\d+")


def placeholders(visit: Visit, mail: MailView) -> list[str]:
    """Give what a template left in the subject, greeting and text of a mail, each once, in order.

    A mail that talks of templates or programs may show such signs on purpose: of it only subject and greeting count.
    """
    greets = greeting(visit, mail)
    line = greets.line if greets else ""
    body = "" if _talks_of_programs(mail) else mail.text.replace(line, "", 1)
    found = [*named_in(f"{mail.subject}\n{line}"), *(each[0] for each in _BRACKETED.finditer(line) if _names_a_value(each[0]))]
    found += [*named_in(body), *(each[0].strip(" \t:") for each in _MISSING.finditer(f"{body}\n{line}"))]
    found += [each[0] for each in _FILLER.finditer(body)]
    return list(dict.fromkeys(found))


def named_in(text: str) -> Iterator[str]:
    """Give the places of templates that were left in a text."""
    yield from (each[0] for each in _MARKED.finditer(text) if _WORDS.search(each[0]))
    rest = _MARKED.sub(" ", text)
    yield from (each[0] for each in _NAMED.finditer(rest) if _names_a_value(each[0]))


def _names_a_value(place: str) -> bool:
    inner = place.strip("{}%[]<>«»#$@_ ")
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", inner)  # firstName
    words = {normal(word) for word in _WORDS.findall(apart)} | {normal(inner)}
    return any(word in words for language in languages() for word in lexicon(language).phrases["placeholders.names"])


def _talks_of_programs(mail: MailView) -> bool:
    said = "\n".join(sentences(f"{mail.subject}\n{mail.text}"))
    return any(lexicon(language).find("placeholders.talk", said) for language in languages())
