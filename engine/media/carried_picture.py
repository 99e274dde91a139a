"""A picture that another file carries: the cover of a sound, the first page of a document.

It is for the tile alone, so whatever is wrong with it costs the file nothing.
"""

from __future__ import annotations

import io
import logging
import posixpath
from collections.abc import Callable
from typing import BinaryIO, TypeVar
from urllib.parse import unquote

import av
from av.stream import Disposition

from ..errors import UnreadableFileError
from ..types import Preview, PreviewKind
from ..types.decoded import FileDone
from ..types.vectors import InputSpec
from .docx_preview import docx_preview
from .epub import root_of_book
from .ffmpeg_sound import DEMUXERS
from .images import decode_picture
from .limits import Limits
from .packages import Package
from .pdf import open_pdf
from .pdf_page import first_page
from .sniff import Format
from .xml_fields import AttributeHandler

T = TypeVar("T")

_MOST_BYTES = 20_000_000

_log = logging.getLogger(__name__)


def cover_of_sound(file: BinaryIO, limits: Limits) -> bytes:
    """The cover of a sound as a small JPEG; empty where it has none that can be shown."""
    return _carefully(lambda: _small(_attached(file), limits)) or b""


def preview_of_document(file: BinaryIO, kind: Format, limits: Limits) -> Preview:
    """The first page of a document or the cover of a book; an empty one where it has none.

    What Office files carry is left out: it is often that of the template they were made from. The
    window draws a page of a Word document itself, of its Markdown.
    """
    jpeg: bytes | None = None
    match kind:
        case Format.OFFICE:
            return _carefully(lambda: docx_preview(file, limits)) or Preview()
        case Format.PDF:
            jpeg = _carefully(lambda: _drawn(file))
        case Format.OPEN_DOCUMENT:
            jpeg = _carefully(lambda: _small(_packed(file, _page_picture, limits), limits))
        case Format.EPUB:
            jpeg = _carefully(lambda: _small(_packed(file, _book_cover, limits), limits))
    return Preview(PreviewKind.JPEG, jpeg) if jpeg else Preview()


def _carefully(read: Callable[[], T]) -> T | None:
    """What can be read, or nothing."""
    try:
        return read()
    except (UnreadableFileError, av.FFmpegError, OSError):
        return None
    except Exception:  # noqa: BLE001 - the libraries state no closed set, see `decoder`
        _log.exception("unforeseen error in a picture that a file carries")
        return None


def _small(data: bytes, limits: Limits) -> bytes:
    """A picture of any format as a small JPEG; empty for none.

    Raises:
        UnreadableFileError: it is no picture.
    """
    if not data:
        return b""
    parts = decode_picture(io.BytesIO(data), InputSpec(), limits)
    return b"".join(part.preview.data for part in parts if isinstance(part, FileDone))


def _attached(file: BinaryIO) -> bytes:
    file.seek(0)
    options = {"format_whitelist": DEMUXERS}
    with av.open(file, "r", options=options, metadata_errors="ignore") as container:
        for stream in container.streams.video:
            if stream.disposition & Disposition.attached_pic:
                data = bytes(next(iter(container.demux(stream))))
                return data if len(data) <= _MOST_BYTES else b""
    return b""


def _drawn(file: BinaryIO) -> bytes:
    with open_pdf(file) as document:
        return first_page(document)


def _packed(file: BinaryIO, part_of: Callable[[Package], str], limits: Limits) -> bytes:
    file.seek(0)
    with Package(file, limits.expanded_bytes) as package:
        return package.read(part_of(package), _MOST_BYTES)


def _page_picture(_: Package) -> str:
    """Where LibreOffice keeps the first page, drawn at each saving."""
    return "Thumbnails/thumbnail.png"


def _book_cover(package: Package) -> str:
    """The part that is the cover, as EPUB 3 says it, or as EPUB 2 does."""
    root = root_of_book(package)
    items, metas = AttributeHandler("item"), AttributeHandler("meta")
    package.tell(root, items)
    package.tell(root, metas)
    named = {one.get("content", "") for one in metas.found if one.get("name") == "cover"}
    covers = (
        one.get("href", "")
        for one in items.found
        if "cover-image" in one.get("properties", "").split() or one.get("id") in named
    )
    href = unquote(next(covers, ""))
    return posixpath.normpath(posixpath.join(posixpath.dirname(root), href)) if href else ""
