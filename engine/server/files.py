"""The files of a library for those who may read it: only what lies below its roots."""

from __future__ import annotations

import mimetypes
import os

from starlette.responses import FileResponse, Response

from ..disk import SOON_SECONDS, Disk
from ..paths import is_within
from ..types import Item, Root
from .answers import refusal

# What a browser shows without running anything of it; all else is saved.
_SHOWN = ("image/", "audio/", "video/")
_SHOWN_EXACTLY = ("application/pdf", "text/plain")
_SCRIPTED = ("image/svg+xml",)
_TEXT = "text/plain; charset=utf-8"


def file_answer(item: Item, roots: list[Root], disk: Disk) -> Response:
    """An item's file, or the part of it that the request asks for by its range.

    Raises:
        SilentDiskError: its drive does not answer.
    """
    path = place_of(item, roots, disk)
    if path is None:
        return refusal(404, "The file cannot be reached now, or is not below a folder of yours.")
    kind = _kind_of(item.path)
    shown = kind.startswith(_SHOWN) or kind in _SHOWN_EXACTLY
    return FileResponse(
        path,
        media_type=_TEXT if kind == "text/plain" else kind,
        filename=os.path.basename(item.path).encode("utf-8", "replace").decode("utf-8"),
        content_disposition_type="inline" if shown and kind not in _SCRIPTED else "attachment",
        headers={
            # Whatever a file has in it, it is no page of this server.
            "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
            "Cache-Control": "private, max-age=60",
        },
    )


def place_of(item: Item, roots: list[Root], disk: Disk) -> str | None:
    """Where an item's file really lies; None where that is below no root, or it is not there.

    Raises:
        SilentDiskError: its drive does not answer.
    """
    root = next((root.path for root in roots if is_within(item.path, root.path)), None)
    return disk.ask(root, lambda: _real(item.path, root), seconds=SOON_SECONDS) if root else None


def _real(path: str, root: str) -> str | None:
    """Where a file really lies, with every link followed; None where that is not below the root."""
    real = os.path.realpath(path)
    return real if is_within(real, os.path.realpath(root)) and os.path.isfile(real) else None


def _kind_of(path: str) -> str:
    """The media type of a file, by its name."""
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    is_markup = kind in ("text/html", "application/xhtml+xml")
    return "text/plain" if kind.startswith("text/") and not is_markup else kind
