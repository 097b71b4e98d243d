"""Wait for a mail and do what it asks for."""

from collections.abc import Iterable, Mapping

from harness.steps import Seconds, Shopper, WantedMail, field, step

LEADING_ON = ("reply", "follow")  # fields of what a customer does with it


@step
class Mail:
    """Wait for a mail to the persona and read it; then follow a link in it, take what it says, or answer it."""

    subject: str = field("Words in its subject; any mail will do if nothing tells it from others.", default="", example="Your table")
    from_: str = field("Words in its sender's name or address.", default="", example="bistro.example")
    to: str = field("Words in the address it comes to.", default="", example='"{email}"')
    says: str = field("Words in its text.", default="", example="Your order number")
    within: Seconds | None = field(
        "How long to wait for it; the step's limit if not said. A run waits 10 min at most: what may come later, `follow-up` looks for.",
        default=None, example="2 min",
    )  # fmt: skip
    take: Mapping[str, str] | None = field(
        "A name, with the words after which the mail says it, or `code`, `date`, `amount` for the first one.", default=None,
        example="{gift: code}",
    )  # fmt: skip
    reply: str = field("What to answer.", default="", example="Yes please, {given-name}")
    follow: str = field("Words of a link or button in it; opened in the same browser.", default="", example="Confirm my address")

    def act(self, shopper: Shopper) -> None:
        """Open it, and do what is asked for in this order: take, answer, follow."""
        shopper.open_mail(WantedMail(self.subject, self.from_, self.to, self.says), within=self.within)
        for name, label in (self.take or {}).items():
            shopper.take(name, label)
        if self.reply:
            shopper.reply(self.reply)
        if self.follow:
            shopper.follow(self.follow)

    @property
    def leads_on(self) -> bool:
        """Whether something is done with it, besides reading it."""
        return any(getattr(self, key) for key in LEADING_ON)

    def keeps(self) -> Iterable[str]:
        """Give the names under which it keeps what it takes."""
        return (self.take or {}).keys()
