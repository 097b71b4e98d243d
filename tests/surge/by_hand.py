"""A locustfile as somebody would write it by hand who knows the turnstile."""

import re

from locust import FastHttpUser, task

from harness.model.surge import Rushed
from harness.surge.inside import opening  # noqa: F401 - sets the turnstile up

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Customer(FastHttpUser):
    @task
    def walk(self) -> None:
        customer = self.environment.turnstile.enter()
        self.client.cookiejar.clear()
        began = self.environment.turnstile.now()
        end, cause = "unfinished", "stopped"
        try:
            end, cause = self._claim(customer.facts["code"])
        finally:
            took = self.environment.turnstile.now() - began
            self.environment.turnstile.leave(customer, Rushed(customer="", end=end, cause=cause, began_s=began, seconds=took))

    def _claim(self, code: str) -> tuple[str, str]:
        page = self.client.get("/gift")
        token = re.search(r'name="token" value="(\w+)"', page.text or "")
        if token is None:
            return "turned-away", f"{page.status_code or page.error} at GET /gift"
        page = self.client.post("/gift", data={"code": code, "token": token[1]}, headers=FORM)
        if page.status_code >= 500 or not page.status_code:
            return "turned-away", f"{page.status_code or page.error} at POST /gift"
        if "already been redeemed" in page.text:
            return "refused", "already been redeemed"
        return ("served", "") if "on its way" in page.text else ("in-between", "")
