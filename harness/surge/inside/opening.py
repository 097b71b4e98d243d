"""Sets the turnstile up in whatever process of Locust imports a locustfile of ours."""

from __future__ import annotations

import os
from typing import Any

import gevent
from locust import events
from locust.runners import MasterRunner, WorkerRunner

from harness.surge.inside.counter import Counter
from harness.surge.inside.leash import hold, say
from harness.surge.inside.turnstile import Turnstile
from harness.surge.plan import PLAN


@events.init.add_listener  # type: ignore[untyped-decorator]
def _open(environment: Any, **_: Any) -> None:
    """Give the environment of a master its `counter`, that of a worker its `turnstile`, and both to a process that is alone."""
    if not isinstance(environment.runner, WorkerRunner):
        environment.counter = Counter(environment.runner)
        if isinstance(environment.runner, MasterRunner) and PLAN in os.environ:
            say("port", port=environment.runner.server.port)
    if not isinstance(environment.runner, MasterRunner):
        environment.turnstile = Turnstile(environment.runner)
        if PLAN in os.environ:  # we have started it; workers of other machines have nobody here to hold them
            gevent.spawn(hold, lambda _: None, environment.turnstile.drop)
