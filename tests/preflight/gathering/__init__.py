"""Gathering, each kind by itself."""
