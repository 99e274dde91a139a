"""Whether bytes are text: in which byte order, and despite the holes that crashes leave in logs."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
from typing import BinaryIO

_SAMPLE_BYTES = 8192
_HOLE = re.compile(rb"\0{16,}")
_WIDE_HOLE = re.compile("\0{8,}")
_MOST_HOLES = 8
_MOST_HOLE_BYTES = 64_000_000  # that are read to find what follows, where the system cannot tell
_CHUNK_BYTES = 1 << 20
# Each is looked for before a shorter one that it begins with.
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Archives, disk images and databases hold texts, with little else around them.
_BINARY = (b"PK\x03\x04", b"SQLite format 3\0", b"\xd0\xcf\x11\xe0", b"\x7fELF", b"!<arch>\n")
_TAR = slice(257, 262), b"ustar"
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\b\x1b\x1a"))  # that no text has
_MOST_CONTROLS = 0.02
_STRAY_CONTROLS = 1  # of a text of any length
# Further on a text may quote what it met; of anything compressed a tenth are controls.
_MOST_CONTROLS_INSIDE = 0.05
_MOST_UPPER_BYTES = 8
_PLAIN = bytes(range(32, 127)) + b"\0\t\n\r"
_EAST_ASIAN_GAPS = " \n\u3000\u3001\u3002\uff0c"


def is_text_file(file: BinaryIO, head: bytes) -> bool:
    """Whether a file is text at its beginning, in its middle and at its end.

    Args:
        head: its first bytes, after a hole that it may begin with.
    """
    if head.startswith(_BINARY) or head[_TAR[0]] == _TAR[1] or not is_text(head):
        return False
    size = file.seek(0, os.SEEK_END)
    mark = next((mark for mark, _ in _WIDE_MARKS if head.startswith(mark)), b"")
    return all(
        _is_text(mark + _sample(file, place), _MOST_CONTROLS_INSIDE)
        for place in (size // 2 & ~3, max(0, size - _SAMPLE_BYTES) & ~3)
        if place >= len(head)
    )


def _sample(file: BinaryIO, place: int) -> bytes:
    file.seek(place)
    return file.read(_SAMPLE_BYTES)


def has_hole(data: bytes) -> bool:
    """Whether a run of NULs is in it that is no part of a text."""
    return b"\0" in data and _HOLE.search(data) is not None


def fill_holes(data: bytes) -> bytes:
    """A text of single bytes, with a new line where a hole was."""
    return _HOLE.sub(b"\n", data) if b"\0" in data else data


def is_text(data: bytes) -> bool:
    """Whether bytes read as text: few control characters, in units of one or several bytes."""
    return bool(data.strip(b"\0")) and _is_text(data, _MOST_CONTROLS)


def _is_text(data: bytes, most_controls: float) -> bool:
    return (
        _is_text_of_bytes(data.strip(b"\0"), most_controls)
        or utf16_codec(data) is not None
        or any(
            data.startswith(mark) and _is_printable(data[: len(data) // 4 * 4], codec)
            for mark, codec in _WIDE_MARKS
        )
    )


def _is_text_of_bytes(data: bytes, most_controls: float) -> bool:
    whole, holes = _HOLE.subn(b"", data) if b"\0" in data else (data, 0)
    if holes > _MOST_HOLES or (holes and b"\0" in whole):
        return False
    controls = len(whole) - len(whole.translate(None, _CONTROLS))
    return controls <= max(_STRAY_CONTROLS, most_controls * len(whole))


def utf16_codec(head: bytes) -> str | None:
    """Name the UTF-16 byte order that text without a mark is in, or None if it is not UTF-16.

    The upper bytes of its pairs have few values, since a text is mostly in one script, and
    among them are the zeros of spaces and full stops; the lower bytes are hardly ever zero.
    A text in Chinese, Japanese or Korean has many upper bytes, and is told by its punctuation.
    Single bytes with a stray zero among them would be one, too, of rare characters.
    """
    if 6 * head.count(0) < len(head) and not head.translate(None, _PLAIN):
        return None
    whole = head[: len(head) // 2 * 2]
    for codec, upper, lower in (
        ("utf-16-le", whole[1::2], whole[::2]),
        ("utf-16-be", whole[::2], whole[1::2]),
    ):
        has_zeros = upper.count(0) > 0.05 * len(upper) and lower.count(0) < 0.02 * len(lower)
        if has_zeros and len(set(upper)) <= _MOST_UPPER_BYTES:
            return codec if _is_printable(whole, codec) else None
        if _is_east_asian(whole, codec):
            return codec
    return None


def _is_printable(data: bytes, codec: str) -> bool:
    text = _WIDE_HOLE.sub("", data.decode(codec, "replace").replace("\ufeff", ""))
    words = "".join(text.split())
    odd = 0 if words.isprintable() else sum(not char.isprintable() for char in words)
    return odd <= _MOST_CONTROLS * len(text)


def _is_east_asian(data: bytes, codec: str) -> bool:
    """Whether all of it is printable, and spaces, line ends or their punctuation are common.

    In that order of bytes none of these occurs in a text of single bytes.
    """
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        if error.end < len(data):
            return False
        text = data[: error.start].decode(codec)
    gaps = sum(text.count(gap) for gap in _EAST_ASIAN_GAPS)
    return gaps > 0.01 * len(text) and "".join(text.split()).isprintable()


def skip_hole(file: BinaryIO) -> None:
    """Go from the start of a file to the first byte that is no NUL, or to near it.

    A log that was emptied while its program went on writing begins with gigabytes of none.
    """
    place = _start_of_data(file)
    most = place + _MOST_HOLE_BYTES
    file.seek(place)
    while place < most and (chunk := file.read(_CHUNK_BYTES)):
        if stripped := chunk.lstrip(b"\0"):
            place += len(chunk) - len(stripped)
            break
        place += len(chunk)
    # Such a place keeps the pairs of UTF-16 together.
    file.seek(place & ~3)


def _start_of_data(file: BinaryIO) -> int:
    """Where the system says that a sparse file holds anything; 0 where it cannot tell."""
    seek_data = getattr(os, "SEEK_DATA", None)
    if seek_data is None:
        return 0
    if isinstance(file, io.BytesIO):
        return 0
    before = os.lseek(file.fileno(), 0, os.SEEK_CUR)
    try:
        return os.lseek(file.fileno(), 0, seek_data)
    except OSError as error:
        return os.fstat(file.fileno()).st_size if error.errno == errno.ENXIO else 0
    finally:
        # The buffer of the file relies on the place where it left off.
        os.lseek(file.fileno(), before, os.SEEK_SET)
