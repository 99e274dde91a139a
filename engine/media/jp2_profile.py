"""The colour profile of a JPEG 2000, which Pillow passes over."""

from __future__ import annotations

import re
from typing import BinaryIO

# A box of colours whose method is a profile; the header that holds it stands before the pixels.
_PROFILE_BOX = re.compile(rb"(.{4})colr[\x02\x03].{2}", re.DOTALL)
_HEADER_BYTES = 2_000_000


def profile_of_jp2(file: BinaryIO) -> bytes:
    """The ICC profile in the header of a file; empty where it has none."""
    at = file.tell()
    file.seek(0)
    header = file.read(_HEADER_BYTES)
    file.seek(at)
    found = _PROFILE_BOX.search(header)
    if found is None:
        return b""
    end = found.start() + int.from_bytes(found[1], "big")
    return header[found.end() : end]
