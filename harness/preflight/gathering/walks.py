"""Visits of real browsers: as customers of each segment, with odd names, under all conditions, and to the pages around."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from harness.campaign.audience import customers
from harness.campaign.table import Unreadable
from harness.model.preflight import Evidence
from harness.preflight.gathering import Ground, NothingSeen
from harness.preflight.gathering.browsers import Browsers, Came
from harness.preflight.gathering.choosing import LOOKED_AT, Row, choose, full_name
from harness.preflight.gathering.deriving import Place, Walk
from harness.scenario.shelves import SITES, on_shelf
from harness.scenario.site_file import load_site

STREET = "street:"
SECONDS_EACH, SECONDS_MORE = 720, 120  # at most: for a walk, on which a mail is waited for ten minutes, and for the run around them
TOO_FEW = "there were too few unused codes, one is needed for each, that no customer has and no preflight has used up"
NAMES_KEPT = 2000  # of customers, none of whom any page may show to another


def gather(ground: Ground, evidence: Evidence) -> Iterator[Evidence]:
    """Make all visits in one run; what cannot be walked is told. NothingSeen where all of them ended in an error."""
    rows = _rows(ground)
    walks, lacking = choose(ground.campaign, rows, lambda: ground.spare.give("walks"))
    ground.told(f"walking: {len(walks)} visits in one run of browsers")
    skipped = dict(evidence.skipped)
    if lacking:
        skipped["some walks"] = f"{TOO_FEW}: {', '.join(lacking)}"
    for came in walk(walks, ground.folder, lambda each: place(ground, each), [full_name(row) for row in rows[:NAMES_KEPT]]):
        if isinstance(came, str):
            yield msgspec.structs.replace(evidence, skipped=skipped)
            raise NothingSeen(came)
        walked, fetched = [*evidence.walked, *came.walked], [*evidence.fetched, *came.fetched]
        yield msgspec.structs.replace(evidence, walked=walked, fetched=fetched, skipped=skipped)
        if came.walked and all(each.outcome == "error" for each in came.walked):
            raise NothingSeen(f"all visits ended in an error: {came.walked[0].said}")


def walk(walks: Sequence[Walk], folder: Path, places: Callable[[Walk], Place], others: Collection[str] = ()) -> Iterator[Came | str]:
    """Make visits in one run and give what they came to, or why there are none. Interrupted, it gives what was walked before it stops.

    `folder` is the preflight's; `others` are names of customers, none of which anything may show to another. BadFile where a file of the
    campaign cannot be read.
    """
    browsers = Browsers(walks, folder, places, "--record")  # from what they ask the loopholes are tried
    try:
        browsers.wait(SECONDS_MORE + SECONDS_EACH * len(walks))
    except KeyboardInterrupt:
        browsers.stop()
        yield browsers.came(folder, others)
        raise
    finally:
        browsers.stop()
    came = browsers.came(folder, others)
    yield came if came.walked or came.fetched else browsers.why()


def place(ground: Ground, walk: Walk) -> Place:
    """Say where a walk goes: for a language of its own to `sites/<site>-<language>.yaml`, where there is one."""
    code = walk.language.replace("_", "-").split("-")[0].lower()
    if code and code != ground.site.language:
        path = on_shelf(SITES, ground.campaign.path).get(f"{ground.site.key}-{code}")
        if path and (address := _address(ground, load_site(path).url)):
            return Place(path, address, ground.mail_port)
    return Place(ground.site.path, ground.address, ground.mail_port)


def _address(ground: Ground, url: str) -> str:
    if not url.startswith(STREET):
        return url
    return ground.street.address(url.removeprefix(STREET)) if ground.street else ""


def _rows(ground: Ground) -> list[Row]:
    """Give the first customers of the list; none where it cannot be read, which reading it tells by itself."""
    rows: list[Row] = []
    try:
        for row in customers(ground.campaign):
            rows.append(row)
            if len(rows) >= LOOKED_AT:
                break
    except Unreadable:
        pass
    return rows
