"""Preflights: gathering, points, the page."""
