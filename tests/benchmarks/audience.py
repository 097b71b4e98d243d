"""How long a list of customers takes to read, and how much memory: `python -m tests.benchmarks.audience [2000000]`."""

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from harness.campaign import load_campaign
from harness.campaign.audience import read_audience

ROWS = 2_000_000
CAMPAIGN = """\
campaign: A free book
site: publisher
page: /gift
goes-out: 2026-12-01
journeys: [claim.yaml]
audience: {customers: customers.csv, suppressed: suppressed.csv, segments: {reader: Yours, staff: nothing}}
codes: {rule: "GIFT-[0-9A-F]{4}-[0-9A-F]{4}"}
"""
FIRST = ("Aino", "Jürgen", "Zoë", "Seán", "Mary Ann", "", "Ngọc", "O'Brien")


def main(rows: int) -> None:
    """Make the list, read it, tell."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "sites").mkdir()
        (here / "sites" / "publisher.yaml").write_text("site: P\nurl: https://p.example\n", "utf-8")
        (here / "claim.yaml").write_text("scenario: S\n", "utf-8")
        (here / "book.yaml").write_text(CAMPAIGN, "utf-8")
        write(here, rows)
        campaign = load_campaign(here / "book.yaml")
        before, began, cpu = most(), time.perf_counter(), time.process_time()
        read = read_audience(campaign)
        took, worked = time.perf_counter() - began, time.process_time() - cpu
        size = (here / "customers.csv").stat().st_size
        print(f"{rows:,} customers, {size / 2**20:.0f} MiB: {took:.1f} s ({worked:.1f} s of the processor)")
        print(f"memory at most: {before:.0f} MiB before, {most():.0f} MiB when it was read")
        print(read.counts if read else "nothing")


def most() -> float:
    """Give the most memory that this process has ever held, in MiB; Linux counts it in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write(here: Path, rows: int) -> None:
    """Write the lists; one customer in a thousand is there twice, one in a hundred has opted out, one in two thousand cannot be."""
    chance = random.Random(8)
    with (here / "customers.csv").open("w", encoding="utf-8") as file, (here / "suppressed.csv").open("w", encoding="utf-8") as gone:
        file.write("email,given-name,family-name,segment,code,language\n")
        gone.write("email\n")
        for number in range(rows):
            who = number - 1 if number % 1000 == 999 else number
            host = "example.com" if number % 2000 != 1999 else "example"
            file.write(f"customer.{who}@{host},{chance.choice(FIRST)},Virtanen,reader,GIFT-{number >> 16:04X}-{number & 0xFFFF:04X},fi\n")
            if number % 100 == 50:
                gone.write(f"customer.{number}@Example.com\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
