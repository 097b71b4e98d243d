"""The rush: a recorded journey turned into users of Locust, and what became of them."""
