"""Serve the newsletter: `python -m real.newsletter_site [directory]`."""

import sys

from real.hosting import host

if __name__ == "__main__":
    sys.exit(host("real.newsletter_site.settings", "real.newsletter_site.issue"))
