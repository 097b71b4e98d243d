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
}  # what the server does to the run's processes before it answers


class Fault(NamedTuple):
    """A fault, the steps that meet it after a fine page, and how the visit ends; `words` are a part of the reason."""

    name: str
    outcome: str = "reached"
    kind: str = ""
    words: str = ""
    steps: str = THROUGH


PROCESSES = [
    Fault("browser-killed", "error", "", "The browser died"),
    Fault("driver-killed", "error", "", "The browser died"),
    Fault("browser-stopped", "error", "", "The browser died"),
    Fault("tab-killed", "error", "", "short of memory"),
    Fault("tab-crashed", "dead-end", "server-error", "the page crashed"),
    Fault("endless-loop", "dead-end", "timeout"),
    Fault("out-of-memory"),
    Fault("out-of-heap", "dead-end", "server-error"),
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
    Fault("large-dialog", steps="- click: Go on\n- click: The end"),
    Fault("push-state", "dead-end", "timeout"),
    Fault("document-open", "dead-end", "timeout"),
    Fault("pop-ups"),
    Fault("pop-ups-of-pop-ups", "dead-end", "loop"),
    Fault("prompts"),
    Fault("asks-to-stay", steps="- click: Go on\n- click: Leave\n- expect: The end"),
    Fault("burns"),
    Fault("thrashes"),
    Fault("workers"),
    Fault("large-page"),
    Fault("grows", "dead-end", "timeout"),
    Fault("long-names"),
    Fault("frames"),
    Fault("hostile", steps="- click: Go on\n- click: Last button\n- expect: The end"),
]
ROOMS = {"processes": PROCESSES}
