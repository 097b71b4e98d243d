"""What is sent, in bytes: forms, forms with files, JSON."""

import json
import secrets
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from harness.surge.script import FilePart

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def encoded(
    form: Iterable[tuple[str, str]] | None, json_body: Any, body: str | None, files: Iterable[FilePart] = (), multipart: bool = False
) -> tuple[bytes | None, str]:
    """Give the body and its media type, which is empty where the headers say it."""
    if form is not None:
        return _in_parts(form, files) if multipart else (urlencode([*form]).encode(), FORM)
    if json_body is not None:
        return json.dumps(json_body).encode(), JSON
    return (body.encode() if body is not None else None), ""


def _in_parts(form: Iterable[tuple[str, str]], files: Iterable[FilePart]) -> tuple[bytes, str]:
    border = f"----{secrets.token_hex(12)}"
    made = [f'--{border}\r\nContent-Disposition: form-data; name="{_quoted(name)}"\r\n\r\n{value}\r\n' for name, value in form]
    for file in files:
        head = f'Content-Disposition: form-data; name="{_quoted(file.name)}"; filename="{_quoted(file.filename)}"'
        made.append(f"--{border}\r\n{head}\r\nContent-Type: {file.kind}\r\n\r\n{file.content}\r\n")
    return f"{''.join(made)}--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"


def _quoted(name: str) -> str:
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
