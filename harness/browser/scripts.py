"""The scripts that ask pages: files in `page/`."""

from importlib import resources


def script(name: str) -> str:
    """Give the text of one of them by its name."""
    return resources.files("harness.browser").joinpath("page", f"{name}.js").read_text(encoding="utf-8")
