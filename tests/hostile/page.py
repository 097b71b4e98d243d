"""A page that means harm: an ordinary one, with something put into it."""

import dataclasses

HTML = {"Content-Type": "text/html; charset=utf-8"}
THANKS = "<!doctype html><title>Thanks</title><h1>Thank you</h1><p>You have joined.</p>"
FIELDS = "<label>First name <input name=first></label><label>E-mail <input name=email type=email></label>"


@dataclasses.dataclass(frozen=True)
class Page:
    """What is served, and what the customer comes to after sending its form."""

    family: str
    name: str
    body: bytes
    after: bytes = THANKS.encode()
    status: int = 200
    headers: dict[str, str] = dataclasses.field(default_factory=lambda: dict(HTML))


def form(name: str, fields: str = FIELDS, button: str = "<button>Join</button>", attributes: str = "") -> str:
    """Write the form that the customer fills in and sends."""
    return f"<form action='/{name}/done' method=post {attributes}>{fields}{button}</form>"


def ordinary(
    name: str, head: str = "", before: str = "", after: str = "", title: str = "Join us", heading: str = "Join us", inner: str = ""
) -> str:
    """Write a page with a link and a form, and something hostile where it is wanted."""
    link = "<p><a href='#form'>Go on</a></p>"
    return f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>{before}<h1>{heading}</h1>{link}" \
        f"{inner or form(name)}{after}</body></html>"  # fmt: skip


def page(family: str, number: int, head: str = "", script: str = "", **parts: str) -> Page:
    """Make a page of a family. `script` runs before anything else is there."""
    name = f"{family.replace(' ', '-')}-{number}"
    parts = {key: part.replace("NAME", name) for key, part in parts.items()}
    head = (f"<script>{script}</script>" if script else "") + head
    return Page(family, name, ordinary(name, head, **parts).encode("utf-8", "surrogatepass"), THANKS.encode())
