"""Frames of MPEG audio, which has no header of its own: where they begin, and how long they are.

A frame tells its length, so that those that follow one another vouch for each other: two bytes
alone would be found in any picture and in many texts. ISO/IEC 11172-3 and 13818-3 (layers I to
III, with the unofficial version 2.5), 13818-7 (AAC in ADTS).
"""

from __future__ import annotations

import codecs

_HEADER_BYTES = 7
_FRAMES_THAT_VOUCH = 3
_KILOBITS = {
    (1, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_FIRST_FRAME_BYTES = 256
_COUNTS = {b"Xing": 8, b"Info": 8, b"VBRI": 14}
_RATES = (44_100, 48_000, 32_000)
_RATE_DIVISORS = {3: 1, 2: 2, 0: 4}


def find_mpeg_audio(data: bytes) -> int:
    """Where the first of some frames that follow one another begins, or -1.

    At the very start, fewer than three will do where `data` ends before the third, unless the two
    bytes of the first are also the mark that texts in UTF-16 begin with.
    """
    trusts_first = not data.startswith(codecs.BOM_UTF16_LE)
    at = data.find(b"\xff")
    while at >= 0:
        frames, reaches_end = _follow(data, at)
        if frames >= _FRAMES_THAT_VOUCH or (at == 0 and frames and reaches_end and trusts_first):
            return at
        at = data.find(b"\xff", at + 1)
    return -1


def frame_bytes(header: bytes) -> int:
    """Length of the frame that 7 bytes begin; 0 where they begin none, or do not tell it."""
    if len(header) < _HEADER_BYTES or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return 0
    layer = 4 - (header[1] >> 1 & 3)
    if layer == 4:
        return _adts_bytes(header)
    divisor = _RATE_DIVISORS.get(header[1] >> 3 & 3)
    index, rate_index = header[2] >> 4, header[2] >> 2 & 3
    if divisor is None or index in (0, 15) or rate_index == 3:
        return 0
    version = 1 if divisor == 1 else 2
    bits = 1000 * _KILOBITS[version, layer][index - 1]
    rate, padding = _RATES[rate_index] // divisor, header[2] >> 1 & 1
    if layer == 1:
        return (12 * bits // rate + padding) * 4
    samples = 576 if layer == 3 and version == 2 else 1152
    return samples // 8 * bits // rate + padding


def promised_frames(data: bytes) -> int:
    """How many frames follow the first by what an encoder wrote into it; 0 where it did not."""
    start = find_mpeg_audio(data)
    first = data[start : start + _FIRST_FRAME_BYTES] if start >= 0 else b""
    for mark, place in _COUNTS.items():
        if (at := first.find(mark)) >= 0:
            flags = int.from_bytes(first[at + 4 : at + 8], "big")
            count = int.from_bytes(first[at + place : at + place + 4], "big")
            return count if mark == b"VBRI" or flags & 1 else 0
    return 0


def _adts_bytes(header: bytes) -> int:
    if header[1] & 0xF0 != 0xF0 or header[2] >> 2 & 15 > 12:
        return 0
    length = (header[3] & 3) << 11 | header[4] << 3 | header[5] >> 5
    return length if length > _HEADER_BYTES else 0


def _follow(data: bytes, at: int) -> tuple[int, bool]:
    """Count frames of one kind that follow one another; tells whether they go to the end."""
    kind, frames = data[at + 1 : at + 2], 0
    while frames < _FRAMES_THAT_VOUCH and data[at + 1 : at + 2] == kind:
        length = frame_bytes(data[at : at + _HEADER_BYTES])
        if length == 0:
            break
        frames, at = frames + 1, at + length
    return frames, at >= len(data) - _HEADER_BYTES
