"""What `mystery-shop preflight` can be told."""

import argparse
import re
from pathlib import Path

_TIME = re.compile(r"([0-9]{1,5}) ?(s|m|min|h)?")
_UNITS = {"s": 1, "m": 60, "h": 3600}
EPILOG = (
    "exit status: 0 no point is `not ready`; 1 a point is; 2 a file cannot be used, or Ctrl-C (the report of what there was is written); "
    "3 our own failure."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command can be told."""
    parser.epilog = EPILOG
    parser.add_argument("campaign", type=Path, help="the campaign's file, such as scenarios/campaigns/free-book.yaml")
    parser.add_argument("--site", default="", metavar="KEY", help="hold it at another site than its file names")
    parser.add_argument("--reports", type=Path, default=Path("reports"), metavar="FOLDER", help="%(default)s by default")
    parser.add_argument("--watch", type=_seconds, default=0, metavar="TIME", help="watch the page besides, for instance for 10m")
    parser.add_argument("--no-walks", action="store_true", help="walk nothing and open no page")
    parser.add_argument("--no-surge", action="store_true", help="send no rush")
    parser.add_argument("--no-loopholes", action="store_true", help="try no loopholes")
    parser.add_argument("--fail-on", choices=("not-ready", "ask"), default="not-ready", help="what fails (default: %(default)s)")
    parser.add_argument("--lang", choices=("en", "fi"), default="en", help="what the page is written in (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def _seconds(text: str) -> float:
    found = _TIME.fullmatch(text.strip())
    if not found or not int(found[1]):
        raise argparse.ArgumentTypeError(f"`{text}` is no time; write `30s`, `10m` or `2h`")
    return float(int(found[1]) * _UNITS[(found[2] or "s")[0]])
