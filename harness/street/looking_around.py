"""`mystery-shop street`: the street for looking around, with every company's address."""

import sys
import threading

from harness.street.company import all_companies
from harness.street.server import Street

CANNOT_OPEN = 2


def main(port: int) -> int:
    """Serve the street until Ctrl-C; give the exit status: 2 where it cannot be opened."""
    try:
        with Street(port) as served:
            print(served.address())
            for company in all_companies():
                for door in company.doors:
                    print(f"  {company.called(door)}: {served.address(door)}/")
            print(f"their mails: {served.address(path='/-/mails')}; they read mails sent to smtp://127.0.0.1:{served.mail_port}")
            print("Ctrl-C ends it", flush=True)
            threading.Event().wait()
    except OSError as error:
        print(f"the street cannot open: {error.strerror or error}", file=sys.stderr)
        return CANNOT_OPEN
    except KeyboardInterrupt:
        return 0
    return 0
