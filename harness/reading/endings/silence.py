"""Sites that only announce: none of the pages seen shows anybody to ask."""

from collections.abc import Iterable

from harness.model import Halt, PageView, Visit
from harness.reading.contact.reaching import may_show_way_to_ask, of_the_company
from harness.reading.contact.replies import every_tongue, reachable, wards_off
from harness.reading.endings.dead_ends import Sign
from harness.reading.looks import address, quoted

PAGES = 3  # seen, of the company's own: fewer say little about a site


def silent_pages(visit: Visit, pages: Iterable[PageView]) -> int:
    """Count the company's own pages among these; 0 where they are few, or one of them or a mail may show a way to ask."""
    own = [page for page in pages if of_the_company(visit, page)]
    count = len({address(page) for page in own})
    if count < PAGES or any(may_show_way_to_ask(visit, page) for page in own):
        return 0
    return 0 if any(reachable(visit, mail) or not wards_off(visit, mail) for mail in visit.mails) else count


def nobody_to_ask(visit: Visit, halt: Halt) -> Sign | None:
    """Say that nobody can be asked, where a way to ask was looked for and none of the pages has one, in whatever words."""
    if halt.cause != "target-missing" or not any(tongue.find("replies.contact", halt.wanted) for tongue in every_tongue()):
        return None
    count = silent_pages(visit, visit.views)
    reason = f"`{quoted(halt.wanted)}` was looked for; none of {count} pages names an address, a telephone number, a form or a link to ask"
    return Sign("nobody-to-ask", reason, quoted(halt.wanted)) if count else None
