"""Inputs that nobody would write, for everything that reads: thousands in the suite, 100,000 by `python -m tests.fuzzing.long`."""
