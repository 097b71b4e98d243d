"""Serve the booking site: `python -m real.appointment_site [directory]`."""

import sys

from real.hosting import host

if __name__ == "__main__":
    sys.exit(host("real.appointment_site.settings", "real.appointment_site.diary"))
