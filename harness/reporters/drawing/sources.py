"""Where the sources of a run lie, for what names files to a build server."""

import os
from pathlib import Path

import pytest

KEPT_IN = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE")  # of GitHub, GitLab and Jenkins


def workspace(config: pytest.Config) -> Path:
    """Give the folder of the checkout: where the build server says, else the nearest one above that git keeps."""
    if said := next(filter(None, map(os.environ.get, KEPT_IN)), ""):
        return Path(said)
    root = config.rootpath
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)


def below(folder: Path, path: str) -> str:
    """Give a file's path from a folder, with slashes; empty where it does not lie in there."""
    try:
        whole, folder = (Path.cwd() / path).resolve(), folder.resolve()
    except (OSError, ValueError, RuntimeError):  # names that no file can have, links that lead in a circle
        return ""
    return whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else ""
