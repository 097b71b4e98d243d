"""What the exit status of a command says."""

import enum


class Exit(enum.IntEnum):
    """How a command ended; where several hold, the first of 4, 2, 1, 3, 5."""

    FINE = 0
    TROUBLE = 1
    CUT_SHORT = 2
    BROKEN = 3
    USAGE = 4
    NOTHING = 5


EXITS: dict[Exit, str] = {
    Exit.FINE: "Every visit that could be measured is fine.",
    Exit.TROUBLE: "Customers were put to trouble: a dead end, a broken budget, or what `--fail-on` names. Or an ordinary test failed.",
    Exit.CUT_SHORT: "Cut short, by Ctrl-C or by files with mistakes; of other commands: a file or an argument cannot be used.",
    Exit.BROKEN: "Our own failure, and no company failed: visits ended in an error, something was left behind, or a report is missing.",
    Exit.USAGE: "`run` cannot begin: an option, a path or a folder cannot be used.",
    Exit.NOTHING: "Nothing was measured: no visit was found, or none could be measured. A check that was all skipped is never green.",
}


def listed() -> str:
    """List what each status says, a line each."""
    return "\n".join(f"  {int(status)}  {text}" for status, text in EXITS.items())
