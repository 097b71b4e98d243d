"""What reporters write with: below the reports folder, whole or not at all."""

from harness.files import CannotWrite, drafted, file_name, write

__all__ = ["CannotWrite", "drafted", "file_name", "write"]
