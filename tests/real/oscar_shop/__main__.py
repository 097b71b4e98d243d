"""Serve the shop: `python -m real.oscar_shop [directory]`."""

import sys

from real.hosting import host

if __name__ == "__main__":
    sys.exit(host("real.oscar_shop.settings", "real.oscar_shop.stock"))
