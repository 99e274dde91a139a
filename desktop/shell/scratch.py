"""Pictures that are no file yet, such as pasted ones, kept until the window ends."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from engine.errors import UserError
from engine.language import tr
from engine.system_reasons import system_reason

# What programs put into the clipboard. Qt would also draw an SVG, with all that it points to.
_FORMATS = (b"png", b"jpeg", b"bmp", b"tiff", b"webp")


class Scratch:
    """A temporary folder, readable by its owner only."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="triptych-")

    def keep_picture(self, data: bytes) -> str:
        """Save a picture as PNG, on any thread, and tell its path.

        Raises:
            UserError: the bytes are no picture.
        """
        image = _read(data)
        if image.isNull():
            raise UserError(tr("The pasted picture could not be read."))
        name = tr("Pasted picture {code}", code=hashlib.sha256(data).hexdigest()[:6])
        path = Path(self._folder.name) / f"{name}.png"
        if not image.save(str(path), "PNG"):
            told = tr("The pasted picture could not be kept in {folder}.", folder=path.parent)
            raise UserError(told)
        return str(path)

    def keep_file(self, name: str, data: bytes) -> str:
        """Save a file as it is, on any thread, and tell its path; nobody looks into it here.

        Raises:
            UserError: it cannot be kept.
        """
        # A folder for each content, so that the file keeps its name.
        folder = Path(self._folder.name) / hashlib.sha256(data).hexdigest()[:12]
        try:
            folder.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        except OSError as error:
            told = tr(
                "{name} cannot be kept in {folder}: {reason}.",
                name=name,
                folder=folder,
                reason=system_reason(error),
            )
            raise UserError(told) from error
        return str(folder / name)

    def close(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()


def _read(data: bytes) -> QImage:
    """A picture by its content, whatever it was said to be; a null one where that is no picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    return reader.read() if bytes(reader.format().data()) in _FORMATS else QImage()
