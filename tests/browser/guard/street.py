"""The street walked as if it were not ours: `python -m tests.browser.guard.street [part of a visit's name]`."""

import sys

from tests.reading.acting.street import walk_street

if __name__ == "__main__":
    walked = []
    for each in walk_street(" ".join(sys.argv[1:])):
        walked.append(each)
        held, sent = each.held or "nothing", ", ".join(each.sent) or "nothing"
        print(f"{each.name:42} {each.outcome:18} would have: {held:40} sent: {sent}", flush=True)
    count, last = sum(len(each.sent) for each in walked), sum(bool(each.held) for each in walked)
    print(f"{len(walked)} visits, {last} held; {count} requests that are no GET had been answered by then.")
