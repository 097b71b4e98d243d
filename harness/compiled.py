"""Templates that are compiled once."""

import contextlib
import sys
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from harness import files


class Compiled(jinja2.BytecodeCache):
    """Compiled templates, kept where Python keeps its compiled modules, and as long; nothing is kept where Python may not write.

    `kind` is of the environment: templates of one that has other extensions or ways to escape are compiled otherwise. Nothing may be
    worked out at that time that depends on the run, so the environment must not be `optimized`.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Give the file of a compiled template, nothing for one that has no file."""
        return cache_from_source(f"{filename}.{self.kind}.py") if filename else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same source by the same releases of Jinja and Python."""
        with contextlib.suppress(Exception):  # none is there, or it is damaged: then it is compiled anew
            bucket.bytecode_from_string(Path(bucket.key).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled."""
        if bucket.key and not sys.dont_write_bytecode:
            with contextlib.suppress(files.CannotWrite):
                file = Path(bucket.key)
                files.write(file.parent, file.name, bucket.bytecode_to_string())
