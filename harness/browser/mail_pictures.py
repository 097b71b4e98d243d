"""The picture of a mail, as a mail program would show it that runs nothing and fetches nothing."""

import itertools
from pathlib import Path

import msgspec
from playwright.sync_api import BrowserContext, Error

from harness.browser.secrets import Secrets
from harness.inbox.letterbox import Letterbox
from harness.mails.picture import picture_html
from harness.model import MailView

WIDTH, HEIGHT = 720, 900  # pixels
TALLEST = 4000  # pixels of a picture
LIMIT_MS = 5000
AT_MOST = 50  # mails that are drawn; a company that sends thousands is not to hold up the run


def draw_mails(context: BrowserContext, box: Letterbox, folder: Path, secrets: Secrets) -> None:
    """Draw the mails of a visit, beside its other pictures."""
    drawn = enumerate(itertools.islice(zip(box.mails, box.bodies, strict=True), AT_MOST))
    box.mails[:AT_MOST] = [picture_of_mail(context, folder, secrets, *each) for each in drawn]


def picture_of_mail(context: BrowserContext, folder: Path, secrets: Secrets, number: int, mail: tuple[MailView, bytes]) -> MailView:
    """Draw a mail in a browser of its own, without scripts and without a network; as it was where it cannot be drawn, or shows a secret."""
    view, raw = mail
    drawn = "" if view.screenshot or context.browser is None else picture_html(raw)
    if not drawn or context.browser is None or secrets.standing_in(f"{view.subject} {view.text} {drawn}"):
        return view

    name = f"mail-{number:02d}.jpg"
    try:
        apart = context.browser.new_context(java_script_enabled=False, offline=True, viewport={"width": WIDTH, "height": HEIGHT})
        try:
            page = apart.new_page()
            page.route("**/*", lambda route: route.abort())
            page.set_content(drawn, wait_until="domcontentloaded", timeout=LIMIT_MS)
            box = page.locator("html").bounding_box(timeout=LIMIT_MS)
            tall = int(box["height"]) + 1 if box else HEIGHT
            page.set_viewport_size({"width": WIDTH, "height": (tall := min(TALLEST, max(200, tall)))})
            page.screenshot(path=folder / name, type="jpeg", quality=70, timeout=LIMIT_MS, animations="disabled")
        finally:
            apart.close()
    except Error:
        return view
    return msgspec.structs.replace(view, screenshot=name, screenshot_size=(WIDTH, tall))
