"""What a mail says itself, without what it quotes."""

from harness.lexicon import Lexicon, sentences
from harness.model import MailView, Visit
from harness.reading.looks import tongues

_QUOTE = (">", "|")
_RULE = "-_="  # signs of a line above a quotation, as in `-----Original message-----`
_SHORT = 14  # words of a line above a quotation: `On Monday, Ann wrote:`


def bulk(mail: MailView) -> bool:
    """Tell whether a mail says that it went to a list: what it promises is said to everybody."""
    return bool(mail.unsubscribe) or any(name.lower() == "precedence" and value.lower() in ("bulk", "list") for name, value in mail.headers)


def own_sentences(visit: Visit, mail: MailView) -> list[str]:
    """Give the subject and the sentences of a mail, each once, up to where an earlier mail begins that it quotes."""
    languages = tongues(visit, mail)
    lines: list[str] = []
    for line in mail.text.split("\n"):
        if _above_quotation(languages, line):
            break
        if not line.lstrip().startswith(_QUOTE):
            lines.append(line)
    return list(dict.fromkeys((*sentences(mail.subject), *sentences("\n".join(lines)))))


def _above_quotation(languages: list[Lexicon], line: str) -> bool:
    bare = line.strip()
    if not bare or len(bare.split()) > _SHORT or not (bare.endswith(":") or bare[0] in _RULE):
        return False
    return any(tongue.find("promises.quotes", bare) for tongue in languages)
