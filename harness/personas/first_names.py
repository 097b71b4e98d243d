"""First names that people have, as Faker lists them."""

import functools
import importlib

from harness.lexicon import normal

LOCALES = ("en_US", "en_GB", "fi_FI", "sv_SE", "de_DE", "fr_FR", "es_ES")


def is_first_name(word: str) -> bool:
    """Tell whether somebody may be called so, in any of the languages that are known."""
    return normal(word) in _first_names()


@functools.cache
def _first_names() -> frozenset[str]:
    providers = (importlib.import_module(f"faker.providers.person.{locale}").Provider for locale in LOCALES)
    return frozenset(normal(name) for provider in providers for name in provider.first_names)
