"""What this package ships as YAML, read at little cost."""

import contextlib
import sys
import zlib
from importlib.resources.abc import Traversable
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import msgspec
import yaml

from harness import files

_SAFE_LOADERS: Any = {
    "typed": getattr(yaml, "CSafeLoader", yaml.SafeLoader),
    "plain": getattr(yaml, "CBaseLoader", yaml.BaseLoader),  # words as they stand there: for the other `no` is no word, and `010` is 8
}


def read_yaml(file: Path | Traversable, kind: str = "typed") -> Any:
    """Give what a YAML file holds, which is worked out once: it is kept where Python keeps its compiled modules, and as long."""
    raw = file.read_bytes()
    mark = [len(raw), zlib.crc32(raw)]
    kept = Path(cache_from_source(f"{file}.{kind}.py"))
    with contextlib.suppress(Exception):  # none is there, or it is damaged
        before, content = msgspec.msgpack.decode(kept.read_bytes())
        if before == mark:
            return content
    content = yaml.load(raw, Loader=_SAFE_LOADERS[kind])
    if not sys.dont_write_bytecode:
        with contextlib.suppress(files.CannotWrite, TypeError, ValueError):
            packed = msgspec.msgpack.encode((mark, content))
            if msgspec.msgpack.decode(packed) == [mark, content]:  # what is more than words and numbers, such as a day, is not kept
                files.write(kept.parent, kept.name, packed)
    return content
