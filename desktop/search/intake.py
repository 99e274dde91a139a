"""What was dropped or pasted: files, folders, a raw picture, addresses, or text."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QTextDocumentFragment

from engine.query.links import SCHEME, is_link

_HTML, _CSV = "text/html", "text/csv"
_PICTURE_FORMATS = ("image/png", "image/jpeg", "image/bmp", "image/tiff", "image/webp")


class Intake(Struct, frozen=True):
    """What a drop or a paste brought.

    Attributes:
        paths: files and folders of this machine.
        picture: the bytes of a picture that is no file yet.
        links: addresses elsewhere, which are fetched only where the person agrees.
        search: a link to a search.
        text: words, where nothing else was brought.
        is_minus: what is brought is to push away.
    """

    paths: tuple[str, ...] = ()
    picture: bytes = b""
    links: tuple[str, ...] = ()
    search: str = ""
    text: str = ""
    is_minus: bool = False

    def __bool__(self) -> bool:
        return bool(self.paths or self.picture or self.links or self.search or self.text)

    @property
    def weight(self) -> float:
        """What its files weigh in a query."""
        return -1.0 if self.is_minus else 1.0


def read_mime(mime: QMimeData | None) -> Intake:
    """Read what a drop or the clipboard holds; local files come before a raw picture.

    Spreadsheets put a picture of the words beside them: there the words are meant.

    Args:
        mime: None where the clipboard holds nothing at all.
    """
    if mime is None:
        return Intake()
    paths = tuple(url.toLocalFile() for url in mime.urls() if url.isLocalFile())
    if paths:
        return Intake(paths=paths)
    is_words = mime.hasFormat("text/plain") and not mime.hasUrls()
    if not is_words and (picture := _picture(mime)):
        return Intake(picture=picture)
    words = _text(mime).split()
    addresses = _addresses(mime, words)
    if searches := [one for one in addresses if is_link(one)]:
        return Intake(search=searches[0])
    return Intake(links=addresses) if addresses else Intake(text=" ".join(words))


def can_take(mime: QMimeData) -> bool:
    """Whether a drag is worth accepting, told from its formats alone."""
    return bool(mime.hasUrls() or mime.hasText() or mime.hasImage()) or any(
        mime.hasFormat(name) for name in (*_PICTURE_FORMATS, _HTML, _CSV)
    )


def _text(mime: QMimeData) -> str:
    """The words: plain ones, or what can be read of a page or of cells."""
    if mime.hasFormat("text/plain"):
        return mime.text()
    if mime.hasHtml():
        return QTextDocumentFragment.fromHtml(mime.html()).toPlainText()
    rows = csv.reader(bytes(mime.data(_CSV).data()).decode("utf-8", "replace").splitlines())
    return " ".join(cell for row in rows for cell in row)


def _picture(mime: QMimeData) -> bytes:
    """The bytes of a raw picture; `hasImage` is false for a dragged image/png, so look there."""
    for name in _PICTURE_FORMATS:
        if data := mime.data(name).data():
            return bytes(data)
    image = mime.imageData() if mime.hasImage() else None
    return _png(image) if isinstance(image, QImage) else b""


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def _addresses(mime: QMimeData, words: Sequence[str]) -> tuple[str, ...]:
    """What is dragged as an address; or words that are addresses, as an address bar copies them."""
    if mime.hasUrls():
        return tuple(_address(url) for url in mime.urls() if _leads_on(url))
    is_address = bool(words) and all(_leads_on(QUrl(one)) for one in words)
    return tuple(_address(QUrl(one)) for one in words) if is_address else ()


def _leads_on(url: QUrl) -> bool:
    """Whether it leads to a place in the web, or to a search."""
    is_web = url.scheme() in ("http", "https") and bool(url.host())
    return url.isValid() and (is_web or url.scheme() == SCHEME)


def _address(url: QUrl) -> str:
    """An address as it is asked for, in ASCII alone, so that no letter passes for another."""
    return bytes(url.toEncoded().data()).decode()
