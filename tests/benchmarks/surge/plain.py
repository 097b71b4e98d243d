"""The journey as somebody writes it by hand with Locust alone: a token from the form, and the words of the last page."""

import itertools
import re

from locust import FastHttpUser, task

TOKEN = re.compile(r'name="token" value="(\w+)"')
CODES = itertools.count()


class Customer(FastHttpUser):
    @task
    def walk(self) -> None:
        self.client.cookiejar.clear()
        page = self.client.get("/gift")
        token = TOKEN.search(page.text)
        sent = {"token": token[1] if token else "", "code": f"GIFT-{next(CODES)}"}
        with self.client.post("/gift", data=sent, catch_response=True) as page:
            if "Your book is on its way" not in page.text:
                page.failure("not shown")
