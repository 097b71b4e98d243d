"""Files that are written whole or not at all, below one folder, and names for them."""

import contextlib
import errno
import os
import re
import secrets
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TextIO

LONGEST_NAME = 60  # characters of a readable name
LARGEST_NAME = 90  # its bytes; a file's may have 255, and names are put together from two
DRAFT = ".draft-"  # how the name of a file begins that is being written
REFUSALS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the quota of this user is used up",
    errno.EFBIG: "it would be larger than files may be here",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "a file stands where a folder is needed",
    errno.EEXIST: "a file stands where a folder is needed",
    errno.EISDIR: "a folder stands where the file is to be",
}
_OF_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)  # no file of Windows can be called so


class CannotWrite(Exception):
    """A file that cannot be written; says which and why, in a sentence for people."""


def why(error: OSError) -> str:
    """Say why the system refused to write."""
    return REFUSALS.get(error.errno or 0) or error.strerror or str(error)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file below a folder, whose folders are made as needed; a reader sees the old file or the whole new one, never half.

    `name` is the way from the folder, with `/`. CannotWrite also where it leads out of the folder. Text is written as it is, in UTF-8.
    """
    with drafted(folder, name) as file:
        if isinstance(content, str):
            file.write(content)
        else:
            file.buffer.write(content)
    return folder / name


@contextlib.contextmanager
def drafted(folder: Path, name: str) -> Iterator[TextIO]:
    """Open a file below a folder for what does not fit into memory; it takes its place when the block ends well, and is gone if not.

    Guarantees what `write` does, and raises the same; `file.buffer` takes bytes.
    """
    path = folder / name
    _check(folder, name)
    draft = path.with_name(f"{DRAFT}{secrets.token_hex(6)}")
    try:
        with _opened(draft) as file:
            yield file
        draft.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise CannotWrite(f"{path} cannot be written: {why(error)}") from error
        raise


def _check(folder: Path, name: str) -> None:
    """Refuse a name that leads out of the folder, by itself or by a link that lies there."""
    for kind in (PurePosixPath(name), PureWindowsPath(name)):
        if kind.anchor or ".." in kind.parts or not kind.name or "\0" in name:
            raise CannotWrite(f"`{name}` is no name for a file below {folder}")
    *above, _ = [folder / part for part in _ways(name)]
    if any(part.is_symlink() for part in above) and not above[-1].resolve().is_relative_to(folder.resolve()):
        raise CannotWrite(f"{folder / name} cannot be written: {above[-1]} is a link that leads out of {folder}")


def _ways(name: str) -> Iterator[PurePosixPath]:
    """Give `a`, `a/b`, `a/b/c` of `a/b/c`."""
    parts = PurePosixPath(name).parts
    return (PurePosixPath(*parts[:length]) for length in range(1, len(parts) + 1))


def _opened(draft: Path) -> TextIO:
    try:
        return draft.open("x", encoding="utf-8", errors="replace", newline="")
    except FileNotFoundError:
        draft.parent.mkdir(parents=True, exist_ok=True)
        return draft.open("x", encoding="utf-8", errors="replace", newline="")


def for_us_alone(path: str, flags: int) -> int:
    """Open a file that, where it is made, nobody else on this machine may read: the `opener` of `open`."""
    return os.open(path, flags, 0o600)


def sweep(folder: Path) -> None:
    """Take away what a run that was killed had begun to write; nobody else may be writing."""
    for pattern in (f"{DRAFT}*", f"*/{DRAFT}*"):  # no deeper: ten thousand visits lie there, whose files others write
        for draft in folder.glob(pattern):
            with contextlib.suppress(OSError):
                draft.unlink()


def file_name(text: str) -> str:
    """Turn any text into the name of a file: readable, allowed on every system, the same whenever asked.

    A text that is a name already stays as it is; any other gets a checksum behind it, so that two texts are not called alike.
    """
    name = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", text)).strip("-.")[:LONGEST_NAME]
    name = name.encode()[:LARGEST_NAME].decode(errors="ignore").rstrip("-.")
    if _OF_DEVICES.fullmatch(name):
        name = f"_{name}"
    return name if name and name == text else f"{name or 'unnamed'}-{checksum(text)}"


def checksum(text: str) -> str:
    """Give eight hexadecimal digits that tell texts apart."""
    return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"
