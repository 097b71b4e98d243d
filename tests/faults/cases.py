"""The faults, and what each comes to."""

import signal
from typing import NamedTuple

THROUGH = "- click: Go on\n- expect: The end"
KILLED = {
    "browser-killed/in": ("browser", signal.SIGKILL),
    "browser-stopped/in": ("browser", signal.SIGSTOP),
    "driver-killed/in": ("driver", signal.SIGKILL),
    "tab-killed/strike": ("tab", signal.SIGKILL),
    "tab-crashed/strike": ("tab", signal.SIGSEGV),
    "worker-killed/in": ("worker", signal.SIGKILL),
}  # what the server does to the run's processes before it answers


LATE = (("dead-end", "timeout"), ("error", ""))  # what a visit may come to that is too much for a slow machine


class Fault(NamedTuple):
    """A fault, the steps that meet it after a fine page, and how the visit ends; `words` are a part of the reason.

    `slow`: a slow machine does not get through in time, which is said as such; nor does its browser always answer then.
    """

    name: str
    outcome: str = "reached"
    kind: str = ""
    words: str = ""
    steps: str = THROUGH
    slow: bool = False

    def allows(self, outcome: str, kind: str) -> bool:
        return (outcome, kind) == (self.outcome, self.kind) or (self.slow and (outcome, kind) in LATE)


PROCESSES = [
    Fault("browser-killed", "error", "", "The browser died"),
    Fault("driver-killed", "error", "", "The browser died"),
    Fault("browser-stopped", "error", "", "The browser died"),
    Fault("tab-killed", "error", "", "short of memory"),
    Fault("tab-crashed", "dead-end", "server-error", "the page crashed"),
    Fault("endless-loop", "dead-end", "timeout"),
    Fault("out-of-memory", slow=True),
    Fault("out-of-heap", "dead-end", "server-error", slow=True),
]
NETWORK = [
    Fault("no-answer", "dead-end", "timeout"),
    Fault("hangs-in-headers", "dead-end", "timeout"),
    Fault("hangs-in-body", "dead-end", "timeout"),
    Fault("trickles", "dead-end", "timeout"),
    Fault("cut-in-body", "error"),
    Fault("cut-before-answer", "dead-end", "server-error"),
    Fault("reset", "dead-end", "server-error"),
    Fault("redirects", "dead-end", "loop"),
    Fault("ping-pong", "dead-end", "timeout"),
    Fault("meta-refresh", "dead-end", "timeout"),
    Fault("reloads", "dead-end", "timeout"),
    Fault("asks-for-sign-in", "dead-end", "login-wall"),
    Fault("asks-for-digest", "dead-end", "login-wall"),
    Fault("proxy-wanted", "error"),
    Fault("downloads"),
    Fault("heavy", "dead-end", "timeout"),
    Fault("worker-hangs", "dead-end", "timeout"),
    Fault("worker-reloads", "dead-end", "timeout"),
    Fault("worker-throws"),
]
PAGES = [
    Fault("alerts", "dead-end", "loop"),
    Fault("large-dialog", steps="- click: Go on\n- click: The end", slow=True),
    Fault("push-state", "stale-scenario", slow=True),
    Fault("document-open", "stale-scenario"),
    Fault("pop-ups", slow=True),
    Fault("pop-ups-of-pop-ups", "stale-scenario", slow=True),
    Fault("prompts"),
    Fault("asks-to-stay", steps="- click: Go on\n- click: Leave\n- expect: The end"),
    Fault("burns", slow=True),
    Fault("thrashes", slow=True),
    Fault("workers", slow=True),
    Fault("large-page", slow=True),
    Fault("grows", "stale-scenario", slow=True),
    Fault("long-names", slow=True),
    Fault("frames", slow=True),
    Fault("hostile", "error", steps="- click: Go on\n- click: Last button\n- expect: The end"),
]
ROOMS = {"processes": PROCESSES, "network": NETWORK, "pages": PAGES}
