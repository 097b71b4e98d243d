"""Asks the system's keyring for one password, and says it or why there is none; a program of its own, without a terminal."""

import contextlib
import json
import sys


def answer(service: str, user: str) -> dict[str, str]:
    """Give the `secret`, or what it `lacks`."""
    try:
        import keyring
        from keyring.errors import NoKeyringError
    except ImportError:
        return {"lacks": "the library `keyring` is not installed; `pip install mystery-shop[keyring]` brings it"}
    try:
        found = keyring.get_password(service, user)
    except NoKeyringError:
        return {"lacks": "this system has none"}
    except Exception as error:  # of a backend, which may be anybody's
        return {"lacks": f"it is locked, or refuses us ({type(error).__name__})"}
    return {"secret": found} if found else {"lacks": f"it has nothing for `{user}` at `{service}`"}


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):  # backends may be talkative
        said = answer(*sys.argv[1:3])
    print(json.dumps(said))
