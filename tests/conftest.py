"""What the tests of all parts share."""

pytest_plugins = ["pytester"]
