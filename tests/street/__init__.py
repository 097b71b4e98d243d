"""Tests of the street."""
