"""Tests of the reporters, on visits made by hand."""
