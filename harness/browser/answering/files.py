"""Small harmless files, of the kinds that forms ask for."""

import base64

from playwright.sync_api import FilePayload

_PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
_JPEG = (
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////"
    "wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
)
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
_KINDS = {  # by extension: media type and content
    "pdf": ("application/pdf", _PDF),
    "png": ("image/png", base64.b64decode(_PNG)),
    "jpg": ("image/jpeg", base64.b64decode(_JPEG)),
    "txt": ("text/plain", b"A test file with nothing in it.\n"),
}


def harmless(accept: str) -> FilePayload:
    """Give a file of the first kind that `accept` names and we have; a PDF where it names none of ours."""
    wanted = [each.strip().lower().lstrip(".") for each in accept.split(",")]
    kind = next((kind for each in wanted for kind, (media, _) in _KINDS.items() if _is(each, kind, media)), "pdf")
    media, content = _KINDS[kind]
    return {"name": f"document.{kind}", "mimeType": media, "buffer": content}


def _is(wanted: str, kind: str, media: str) -> bool:
    return wanted in (kind, media) or (wanted == "jpeg" and kind == "jpg") or (wanted.endswith("/*") and media.startswith(wanted[:-1]))
