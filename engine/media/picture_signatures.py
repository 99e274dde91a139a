"""By which bytes pictures are known, and where in a file they begin.

A byte-order mark, a newline or the header of a transfer may stand before a picture; what shows
pictures finds it all the same.
"""

from __future__ import annotations

import re

# Where a picture is looked for under the name of one.
SEARCHED_BYTES = 1024

# A bare stream, and one in a container.
JXL_MAGIC = (b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n")
TIFF_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_BRANDS = rb"heic|heix|heim|heis|hevc|hevx|hevm|hevs|mif1|msf1|avif|avis"
_MAGIC = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF....WEBP|II[*+]\0|MM\0[*+]|....ftyp(?:"
    + _BRANDS
    + rb")|\0\0\0\x0c(?:jP  |JXL )\r\n\x87\n|\xff\x4f\xff\x51|8BPS\0[\1\2]\0{6}"
    rb"|BM.{4}\0{4}.{4}[\x0c\x28\x38\x40\x6c\x7c]\0{3}",
    re.DOTALL,
)
# Too short to be looked for anywhere else: BMP, ICO and CUR, a bare stream of JPEG XL.
_MAGIC_AT_START = re.compile(rb"BM.{4}\0{4}.{16}|\0\0[\1\2]\0[^\0]\0...\0|\xff\x0a", re.DOTALL)
_SVG = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE\s+svg[^>[]*(?:\[.*?\]\s*)?>)\s*)*<(?:\w+:)?svg[\s>]",
    re.DOTALL | re.IGNORECASE,
)
# Bytes of marks and blanks before the first element of a drawing.
_MOST_BEFORE = 256
_BLANK = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|[\0\t\r\n ])*")


def is_picture(head: bytes) -> bool:
    """Whether a picture begins at once."""
    found = _MAGIC.match(head) or _MAGIC_AT_START.match(head)
    return found is not None or is_svg(head)


def is_svg(head: bytes) -> bool:
    """Whether the first element is that of a drawing, in UTF-8 or UTF-16."""
    return b"<" in head[:_MOST_BEFORE] and _SVG.match(head.replace(b"\0", b"")) is not None


def start_of_picture(head: bytes, *, buried: bool = True) -> int | None:
    """Where a picture begins; None where none does so early.

    Args:
        buried: whether anything may stand before it, not only marks, blanks and zeros.
    """
    if is_picture(head):
        return 0
    if buried:
        found = _MAGIC.search(head, 0, SEARCHED_BYTES)
        return found.start() if found else None
    blank = _BLANK.match(head)
    end = blank.end() if blank else 0
    # The last zeros may be those of a picture's own first box.
    return next((n for n in range(max(end - 4, 0), end + 1) if _MAGIC.match(head, n)), None)
