"""How long auditing takes: 100 visits of ten pages each, in this process and by `mystery-shop audit` from their files."""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from harness import audits, model
from harness.lexicon import lexicon
from harness.model import Act, ControlView, Journey, PageView, Step, Visit
from harness.scoring import score

VISITS, PAGES = 100, 10
PROSE = "We have been here since 1921, and what we make is made by hand in our own house by the river, {number}. "
LAST = "To end your membership, print the form, sign it and send it by post together with a copy of your ID."


def page(visit: int, number: int, characters: int) -> PageView:
    """Make a look with a form, fifty links, a slow request and text of its own, of about this many characters."""
    sentence = PROSE.format(number=f"{visit}-{number}")
    fields = [model.FieldView(label=f"Question {n}", token="email", name=f"q{n}", form=0, holds="nothing") for n in range(8)]
    text = sentence * (characters // len(sentence)) + ("\n" + LAST if number == PAGES - 1 else "")
    return PageView(
        page=number + 1,
        url=f"https://shop.example/{number}",
        status=200,
        title=f"Page {number}",
        language="en",
        headings=[f"Page {number}"],
        text=text,
        fields=fields,
        buttons=[ControlView(role="button", name="Continue", form=0, submits=True)],
        links=[ControlView(name=f"Link {n}") for n in range(50)],
        requests=[model.RequestView(url=f"https://shop.example/{number}.jpg", type="image", status=404)],
        timings=model.Timings(first_byte=90, loaded=800),
        styling=model.Styling(sheets=2, rules=300),
        fingerprint=f"{visit}-{number}",
    )


def step(view: int) -> Step:
    """Make a step that types a code and presses on to the next look."""
    typed = Act(kind="type", name="Question 1", view=view - 1, datum="code")
    pressed = Act(kind="click", name="Cancel", view=view - 1, changed=True)
    effort = model.Effort(clicks=1, pages=1, keystrokes=12)
    return Step(verb="click", words="click: Continue", line=view, done=view < PAGES - 1, view=view, effort=effort, acts=[typed, pressed])


def visit(number: int, characters: int) -> Visit:
    """Make a visit that joins on five pages and cannot leave on five more: the dearest kind, since dead ends are read closely."""
    steps = [step(view) for view in range(PAGES)]
    half = PAGES // 2
    halt = model.Halt(cause="expect-unmet", step=half - 1, wanted="Your membership has ended")
    journeys = [
        Journey(name="join", steps=steps[:half]),
        Journey(
            name="leave",
            mirrors="join",
            steps=steps[half:],
            halt=halt,
        ),
    ]
    views = [page(number, each, characters) for each in range(PAGES)]
    data = [model.Datum(name="code", unused=True)]
    return Visit(scenario="Join, then leave", file="s.yaml", site="x", id=f"visit-{number}", journeys=journeys, views=views, data=data)


def main() -> None:
    """Print seconds, without reading a pass or a fail into them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=4000, help="text of each page; a look keeps at most 20,000")
    asked = parser.parse_args()
    visits = [visit(number, asked.characters) for number in range(VISITS)]
    lexicon("en")
    started = time.process_time()
    for each in visits:
        audits.run(each)
    each_ms = (time.process_time() - started) / VISITS * 1000
    print(f"all {len(audits.audits.names())} audits: {each_ms:.1f} ms of the processor for each visit of {PAGES} pages")
    visits = [visit(number, asked.characters) for number in range(VISITS, 2 * VISITS)]
    started = time.perf_counter()
    cards = [score(each) for each in visits]
    print(
        f"score() on {VISITS} visits of {PAGES} pages: {time.perf_counter() - started:.2f} s, outcome {cards[0].outcome} ({cards[0].kind})"
    )
    with tempfile.TemporaryDirectory() as folder:
        for each in visits:
            place = Path(folder, each.id)
            place.mkdir()
            (place / "visit.json").write_bytes(msgspec.json.encode(each))
        started = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", "harness", "audit", folder], capture_output=True, text=True, check=False)
        print(f"mystery-shop audit on the same: {time.perf_counter() - started:.2f} s, exit status {done.returncode}")
        print(done.stderr or done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
