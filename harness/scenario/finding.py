"""Scenario, site, inbox and campaign files: where they are."""

import functools
import re
from pathlib import Path

from harness.inbox import InboxPlan
from harness.scenario.inbox_file import load_inbox
from harness.scenario.mistakes import shown
from harness.scenario.plan import Site
from harness.scenario.reading import bad
from harness.scenario.shelves import CAMPAIGNS, ENDINGS, FOLDERS, INBOXES, LEVELS, SITES, Shelf, files_in, on_shelf, shelves, which
from harness.scenario.site_file import load_site

_SCENARIO = rb"scenario *: *[^\s#]"
PATTERN = re.compile(r"(?=.*[*?\[])[\w.*?\[\]!-]{1,100}")  # of keys of sites: `gym-*`


class Sites(Shelf[Site]):
    """The site files that scenarios name."""

    def __init__(self) -> None:
        super().__init__(SITES, load_site)


def find_site(key: str, near: Path) -> Site:
    """Find `sites/<key>.yaml` beside a scenario file or in a folder above it. BadFile when there is none, or it has mistakes."""
    known = on_shelf(SITES, Path(near))
    if key not in known:
        raise bad(near, f"there is no site {shown(key)}", which(SITES, key, known))
    return load_site(known[key])


def find_inbox(site: Site, near: Path) -> InboxPlan | None:
    """Find where mails to a visitor of a site arrive; None where there is no inbox for it. BadFile where its file has mistakes."""
    path = inbox_of(site, near)
    return load_inbox(path) if path else None


def inbox_of(site: Site, near: Path) -> Path | None:
    """Give the file of a site's inbox: the one that it names, or the only one in the nearest folder `inboxes/` to a scenario file.

    None for companies of the street, which write to a receiver of the run.
    """
    if site.url.startswith("street:"):
        return None
    if site.inbox:
        return on_shelf(INBOXES, site.path).get(site.inbox)
    nearest = next(shelves(INBOXES, Path(near)), [])
    return nearest[0] if len(nearest) == 1 else None


def is_scenario(path: Path) -> bool:
    """Tell whether a YAML file is ours: it stands in or below a folder with site files, or has a line such as `scenario: Join, then leave`.

    Other programs have folders called `sites` and keys called `scenario` too; their files are none of our business.
    """
    path = Path(path)
    if path.suffix not in ENDINGS or path.parent.name in FOLDERS or not path.is_file() or is_campaign(path):
        return False
    if any(map(_holds_sites, [above / SITES for above in path.absolute().parents][: LEVELS + 1])):
        return True
    return _has_line(path, _SCENARIO)


def is_campaign(path: Path) -> bool:
    """Tell whether a YAML file is a campaign's: it stands in a folder `campaigns/`, or has a line such as `campaign: A free book`.

    Where it has a line `scenario:` it is a scenario, wherever it stands.
    """
    path = Path(path)
    if path.suffix not in ENDINGS or path.parent.name in FOLDERS or not path.is_file():
        return False
    named = path.absolute().parent.name == CAMPAIGNS or _has_line(path, rb"campaign *: *[^\s#]")
    return named and not _has_line(path, _SCENARIO)


@functools.lru_cache(maxsize=1024)
def _holds_sites(folder: Path) -> bool:
    return any(_has_line(path, rb"(site|url) *:") for path in files_in(folder))


def _has_line(path: Path, start: bytes) -> bool:
    try:
        with path.open("rb") as file:
            text = file.read(1 << 16)
    except OSError:
        return False
    return re.search(rb"(?:^|[\r\n]|\xef\xbb\xbf)" + start, text) is not None


