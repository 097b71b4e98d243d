"""The two real sites, each started once for a test session and set back before each test that uses it."""

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from .serving import RealSite, open_appointments, open_shop

# Their sites' addresses are not known before they are served, so the tests bind them; pytest is not to collect them as they stand.
collect_ignore = ["scenarios"]


@pytest.fixture(scope="session")
def served_shop() -> Iterator[RealSite]:
    """Serve the django-oscar shop for the whole session."""
    need("oscar", "sorl", "whoosh")
    with open_shop() as site:
        yield site


@pytest.fixture(scope="session")
def served_appointments() -> Iterator[RealSite]:
    """Serve the django-appointment site for the whole session."""
    need("appointment")
    with open_appointments() as site:
        yield site


@pytest.fixture
def shop(served_shop: RealSite) -> RealSite:
    """Give the shop as it was before its first customer."""
    served_shop.reset()
    return served_shop


@pytest.fixture
def appointments(served_appointments: RealSite) -> RealSite:
    """Give the booking site as it was before its first customer."""
    served_appointments.reset()
    return served_appointments


def need(*modules: str) -> None:
    """Skip the test where the optional packages are not installed."""
    for module in modules:
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed: pip install -e .[real]")
