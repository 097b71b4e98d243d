"""A browser that has died is put away; pytest makes another when the next test asks for one."""

import contextlib
import gc
import warnings
from collections.abc import Generator
from typing import Any

import pytest

from harness.browser.life import Life
from harness.errors import printable


class Renewal:
    """Stands wherever visits are walked. With a browser goes its driver, and whatever else rests on them: fixtures are pytest's to make."""

    def __init__(self) -> None:
        self._driver: tuple[pytest.FixtureDef[Any], pytest.FixtureRequest] | None = None
        self._life: Life | None = None

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> Generator[None, Any, Any]:
        """Note the driver and the browser that tests are given."""
        if fixturedef.argname == "playwright":
            self._driver = fixturedef, request
        if fixturedef.argname != "browser":
            return (yield)
        try:
            made = yield
        except Exception as error:
            self._put_away()
            pytest.fail(f"the browser does not start: {printable(str(error).strip().partition(chr(10))[0])}", pytrace=False)
        self._life = Life.of(made)
        return made

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """Begin no test with a browser that has died meanwhile."""
        self._renew()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self) -> None:
        """Put away a browser that has died in a test, before its fixtures try to close what is no more."""
        self._renew()

    def _renew(self) -> None:
        if self._life and not self._life.answers():
            self._put_away()

    def _put_away(self) -> None:
        driver, self._driver, self._life = self._driver, None, None
        if driver:
            with contextlib.suppress(Exception), warnings.catch_warnings():  # of what is dead nothing can be closed in good order
                warnings.simplefilter("ignore", RuntimeWarning)  # what was still asked of it will never be awaited
                driver[0].finish(driver[1])  # type: ignore[arg-type]  # it takes what the hook is given
                gc.collect()
