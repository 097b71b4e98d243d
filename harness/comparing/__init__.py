"""Visits held against each other: over time, between companies, against what was known before."""
