"""The pytest plugin: scenarios become test items."""
