"""Locust alone: one request after the other."""

from locust import FastHttpUser, task


class Bare(FastHttpUser):
    @task
    def ask(self) -> None:
        self.client.get("/")
