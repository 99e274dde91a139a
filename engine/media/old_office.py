"""Why a compound file cannot be read: Office writes locked documents, and wrote all of old, so."""

from __future__ import annotations

import struct
from typing import BinaryIO

from ..language import tr_noop

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIRECTORY_BYTES = 4096
_REASONS = {
    "EncryptedPackage": tr_noop("the document is locked with a password"),
    "WordDocument": tr_noop("an old Word document; Triptych reads it when it is saved as docx"),
    "Workbook": tr_noop("an old workbook; Triptych reads it when it is saved as xlsx"),
    "Book": tr_noop("an old workbook; Triptych reads it when it is saved as xlsx"),
    "PowerPoint Document": tr_noop(
        "an old presentation; Triptych reads it when it is saved as pptx"
    ),
}


def why_unreadable(file: BinaryIO, head: bytes) -> str | None:
    """The reason by what the file's directory names, if that is known. See [MS-CFB], 2.2 and 2.6.

    Args:
        head: its first bytes, which begin with `MAGIC`.
    """
    if len(head) < 52:
        return None
    (shift,) = struct.unpack_from("<H", head, 30)
    (sector,) = struct.unpack_from("<I", head, 48)
    file.seek((sector + 1) << min(shift, 12))
    directory = file.read(_DIRECTORY_BYTES)
    for name, reason in _REASONS.items():
        if f"{name}\0".encode("utf-16-le") in directory:
            return reason
    return None
