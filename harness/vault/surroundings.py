"""The environment of programs that are started: without the variables that hold secrets, which the system shows with each program."""

from collections.abc import Mapping

variables: set[str] = set()  # that hold secrets


def for_others(environment: Mapping[str, str]) -> dict[str, str]:
    """Give an environment without those variables."""
    return {name: value for name, value in environment.items() if name not in variables}
