"""What a customer does in their mailbox."""

import dataclasses
import math
import time
from email.message import EmailMessage
from email.utils import localtime, make_msgid

from harness.browser.draft import Draft
from harness.browser.eyes import Eyes
from harness.browser.halt import Halted
from harness.browser.hands import Hands
from harness.inbox import InboxError
from harness.inbox.letterbox import Letterbox, Moment
from harness.mails.neighbourhood import is_inside
from harness.mails.tokens import KINDS, after, first
from harness.mails.unsubscribing import one_click, to_open, to_post_to, to_write
from harness.model import MailView
from harness.personas.ledger import Ledger
from harness.reading.acting.deeds import Deed
from harness.reading.acting.mails import REPLYING, UNSUBSCRIBING, deed_of_link
from harness.reading.endings.wanted import link_of, means, nearest, told
from harness.scenario import Site
from harness.steps import WantedMail

LONGEST_S = 600.0  # for which a run waits for a mail in real time; what may come later is looked for by `follow-up`
ARRIVING_S = 0.5  # that a mail may take which has been sent
FIRST_PAUSE_S = 60.0  # by which the street's clock is moved first; each further time by twice as much
READ_SHARE = 0.28  # of a page's words are read at most; Nielsen 2008
READ_AT_MOST = 593  # words a page had on average there: of what is longer no more is read
NO_INBOX = "no inbox for this site: write `inboxes/<name>.yaml` beside its `sites/`; of several the site names one: `inbox: <name>`"


@dataclasses.dataclass
class Mailing:
    """The mailbox of one visit, and the mail that is open in it."""

    eyes: Eyes
    hands: Hands
    ledger: Ledger
    site: Site
    address: str
    letterbox: Letterbox | None = None
    _opened: set[int] = dataclasses.field(default_factory=set)  # mails that a step has read
    _open: int = -1
    _stay: int = -1  # what had been done to pages when the customer came to the mailbox

    @property
    def draft(self) -> Draft:
        """The step being walked."""
        return self.hands.draft

    @property
    def trouble(self) -> str:
        """Why no mail can be read, as far as it showed when the visit began."""
        return self.letterbox.trouble if self.letterbox else NO_INBOX

    def open(self, wanted: WantedMail, within: float | None) -> None:
        """Wait for a mail that no step has read yet, and open it."""
        words = {key: self._here(value) for key, value in dataclasses.asdict(wanted).items() if value}
        patience = min(self.eyes.limit if within is None else within, max(0.0, self.eyes.until - time.monotonic()))
        begun, box = self.eyes.clock.now, self._box
        self.eyes.deadline = time.monotonic() + min(patience, LONGEST_S) + self.eyes.limit
        try:
            found = self._wait(words, patience)
        except InboxError as error:
            raise Halted("inbox", str(error)) from None
        if found < 0:
            there = nearest([mail for at, mail in enumerate(box.mails) if at not in self._opened])
            message = f"{told(words)[:1].upper()}{told(words)[1:]} did not come."
            waited = {"mail": words, "waited_from_s": begun, "waited_to_s": round(begun + patience, 1), "mails": len(box.mails)}
            raise Halted("mail-missing", message, " ".join(words.values()), there, waited)
        self._opened.add(found)
        self._open = self.draft.mail = found
        self._count(box.mails[found])

    def _wait(self, words: dict[str, str], patience: float) -> int:
        """Wait for a mail of these words; on a clock that can be moved by moving it. Gives its index, -1 if none came."""
        clock, end = self.eyes.clock, time.monotonic() + min(patience, LONGEST_S)
        pause, moved = FIRST_PAUSE_S, 0.0
        found = self._look(words, ARRIVING_S if clock.moves else end - time.monotonic())
        while found < 0 and (moved < patience if clock.moves else time.monotonic() < end):
            if clock.moves:
                clock.later(step := min(pause, patience - moved))
                moved, pause = moved + step, 2 * pause
            found = self._look(words, 0 if clock.moves else end - time.monotonic())
        return found

    def _look(self, words: dict[str, str], within: float) -> int:
        box = self._box
        if not self._among(words):
            box.collect(Moment(self.eyes.clock.now, self.eyes.clock.moved), max(0.0, within))
        return next(iter(self._among(words)), -1)

    def _among(self, words: dict[str, str]) -> list[int]:
        return [at for at, mail in enumerate(self._box.mails) if at not in self._opened and means(mail, words)]

    def _count(self, mail: MailView) -> None:
        """Book the way to the mailbox, the press that opens the mail, what is read of it, and the wait."""
        tally = self.draft.tally
        if self._stay != self.hands.acts:
            tally.go_to_mailbox(mail.at_s - self.hands.acted_s)
        self._stay = self.hands.acts
        self.hands.act("open-mail", name=mail.subject[:200])
        tally.click()
        words = mail.text.split()
        tally.read(" ".join([mail.subject, *words[: math.ceil(READ_SHARE * min(len(words), READ_AT_MOST))]]))

    def take(self, name: str, label: str) -> None:
        """Keep what the open mail says after a label, or its first code, date or amount, under a name."""
        mail, words = self._mail, self._here(label)
        found = first(words, mail.text, self.eyes.words.language) if words in KINDS else after(words, mail.text)
        if not found:
            lines = [line for line in mail.text.splitlines() if line.strip()]
            raise Halted("mail-missing", f"The mail `{mail.subject}` says nothing for `{label}`.", words, lines[:5])
        self.hands.keep(name, words, found)

    def follow(self, words: str) -> None:
        """Press a link or button of the open mail: it opens in the same browser."""
        mail, wanted = self._mail, self._here(words)
        link = link_of(mail, wanted)
        if link is None:
            names = [each.words for each in mail.links if each.words][:5]
            raise Halted("mail-missing", f"The mail `{mail.subject}` has no link `{wanted}`.", wanted, names)
        self._refuse_inside(link.url)
        self._ask_guard(deed_of_link(link.words or wanted), link.words or wanted)
        self.draft.tally.click()
        if self.eyes.words.find("mails.confirm", link.words):
            self.draft.tally.authenticate("e-mail-confirmed")
        self._arrive(link.url, link.words or wanted)

    def reply(self, text: str) -> None:
        """Answer the open mail, as a mail program would address it."""
        mail = self._mail
        subject = mail.subject if mail.subject.lower().startswith("re:") else f"Re: {mail.subject}"
        answer = self._letter(mail.reply_to or mail.sender, subject, text)
        if mail.id:
            answer["In-Reply-To"] = answer["References"] = f"<{mail.id}>"
        self._ask_guard(REPLYING, subject)
        self.hands.act("answer-mail", name=mail.subject[:200], typed=len(text))
        self.draft.tally.click()
        self.draft.tally.type(len(text))
        self.draft.tally.click()
        self._send(answer)

    def unsubscribe(self) -> None:
        """Leave the list of the open mail by the mail program's button: at once, on the page that it opens, or by a mail that it sends."""
        mail = self._mail
        self.draft.mail = self._open
        post = to_post_to(mail.unsubscribe) if mail.one_click else ""
        page, letter = post or to_open(mail.unsubscribe), to_write(mail.unsubscribe)
        if not page and not letter:
            raise Halted("unsubscribe", f"The mail `{mail.subject}` has no List-Unsubscribe that a mail program could make a button of.")
        if page:
            self._refuse_inside(page)
        self._ask_guard(UNSUBSCRIBING, "List-Unsubscribe")
        self.draft.tally.click()
        if page and not post:
            return self._arrive(page, "List-Unsubscribe")
        self.hands.act("unsubscribe", name=mail.subject[:200])
        return self._post(post) if post else self._send(self._letter(*letter)) if letter else None

    def _post(self, url: str) -> None:
        status = one_click(url)
        if not 200 <= status < 400:  # one that leads on has taken it: mail programs do not follow, and nobody is told more
            raise Halted("unsubscribe", f"The button of the mail program was answered with {status or 'nothing'}.")

    def _ask_guard(self, deed: Deed | None, name: str) -> None:
        """Halt before what cannot be taken back, where nobody has cleared it."""
        if deed:
            self.hands.guard.sending(deed, name, self.eyes)

    def _arrive(self, url: str, link: str) -> None:
        """Open a page from the mail."""
        self.hands.guard.enter(url, link)
        self.eyes.turns.take(url)
        self.hands.act("follow-mail", name=link)
        self.ledger.come_by_mail()
        self.eyes.window.page.goto(url, wait_until="commit", timeout=self.hands.ms())
        self.hands.see()

    def _letter(self, to: str, subject: str, text: str) -> EmailMessage:
        letter = EmailMessage()
        letter["From"], letter["Subject"] = self._box.address, subject
        try:
            letter["To"] = to
        except (ValueError, AttributeError, IndexError):  # what the library makes of `a@[1`
            raise Halted("mail-missing", f"`{to[:100]}` is no address that can be written to.", to) from None
        letter["Date"] = localtime()
        letter["Message-ID"] = make_msgid(domain=self._box.address.rpartition("@")[2] or "localhost")
        letter.set_content(text)
        return letter

    def _send(self, letter: EmailMessage) -> None:
        try:
            self._box.inbox.send(letter.as_bytes(), self._box.address, letter["To"])
        except InboxError as error:
            raise Halted("inbox", str(error)) from None

    def close(self) -> bool:
        """Take in what has come by now, read or not; give whether that is all that came: the mailbox was looked into, and is the one."""
        if self.letterbox is None:
            return False
        try:
            self.letterbox.collect(Moment(self.eyes.clock.now, self.eyes.clock.moved))
        except InboxError:  # a step that needed a mail has said so
            return False
        return self.letterbox.certain or bool(self.letterbox.mails)

    def _here(self, words: str) -> str:
        return self.site.words.get(words, words)

    def _refuse_inside(self, url: str) -> None:
        """Refuse a link that leads into this machine's own network where the site itself does not stand there."""
        if is_inside(url) and not is_inside(self.address):
            raise Halted("mail-missing", f"A link of the mail leads into a private network: {url[:100]}")

    @property
    def _box(self) -> Letterbox:
        if self.letterbox is None:
            raise Halted("inbox", NO_INBOX)
        return self.letterbox

    @property
    def _mail(self) -> MailView:
        if not 0 <= self._open < len(self._box.mails):
            raise Halted("inbox", "no mail is open; put a `mail` step before this one")
        return self._box.mails[self._open]
