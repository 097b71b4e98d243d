"""Users' own steps and audits: what their `conftest.py` registers."""

import importlib.util
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from harness.errors import Problem

_SIGNS = ("harness.steps", "harness.audits")


def load_own(paths: Iterable[Path | str]) -> list[Problem]:
    """Run each `conftest.py` in these folders, and beside these files, that speaks of our steps or audits; give what broke."""
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in map(Path, paths))
    return [problem for folder in folders if (problem := _load(folder / "conftest.py"))]


def _load(path: Path) -> Problem | None:
    name = f"mystery_shop_own_{abs(hash(path.absolute())):x}"
    if name in sys.modules:
        return None
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not any(sign in source for sign in _SIGNS):
        return None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:  # whatever it does, the files can still be checked
        return Problem(str(path), _line_of(error, path), 1, f"this cannot be loaded: {error}", "its steps and audits are not known here")
    return None


def _line_of(error: BaseException, path: Path) -> int:
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).absolute() == path.absolute()]
    return frames[-1] or 1 if frames else 1
