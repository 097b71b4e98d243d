"""The devices that a site can be visited on, by the names that Playwright gives them."""

import functools
from importlib import resources

from harness.shipped import read_yaml

LISTED = "devices.yaml"


@functools.cache
def devices() -> tuple[str, ...]:
    """Give the names: `iPhone 15`, `Pixel 7 landscape`, `Desktop Firefox` ..."""
    return tuple(map(str, read_yaml(resources.files(__package__).joinpath(LISTED))))
