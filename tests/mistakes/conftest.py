"""The bad files of this folder are no scenarios to walk."""

collect_ignore_glob = ["*.yaml", "*.yml"]
