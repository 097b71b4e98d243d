"""Two hundred pages that mean harm, or are just broken, each visited in real Chromium: `python -m tests.hostile.table`."""
