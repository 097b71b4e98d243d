"""The same where each request is counted, and held to the limits of a rush."""

from locust import FastHttpUser, task

from harness.surge.inside import opening  # noqa: F401 - sets the turnstile up


class Counted(FastHttpUser):
    @task
    def ask(self) -> None:
        self.client.get("/")
