"""Colour profiles that the tests write for themselves, by the ICC's specification."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from itertools import product

Lab = tuple[float, float, float]
# Colorants of Rec. 2020's kind, adapted to D50: far wider than sRGB.
WIDE = ((0.6735, 0.2790, -0.0019), (0.1657, 0.6753, 0.0300), (0.1250, 0.0457, 0.7969))


def rgb_profile(gamma: float, colorants: Sequence[Sequence[float]] = WIDE) -> bytes:
    """A profile of red, green and blue with these XYZ, and one gamma."""
    tags = {f"{name}XYZ": _xyz(xyz) for name, xyz in zip("rgb", colorants, strict=True)}
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags | {f"{n}TRC": _curve(gamma) for n in "rgb"})


def grey_profile(gamma: float) -> bytes:
    """A profile of grey."""
    return _profile(b"mntr", b"GRAY", b"XYZ ", {"kTRC": _curve(gamma)})


def ink_profile(lab_of: Callable[[Sequence[int]], Lab]) -> bytes:
    """A profile of CMYK, by the colour of each of the 16 ways to print or not print an ink."""
    table = b"".join(_lab8(lab_of(inks)) for inks in product((0, 1), repeat=4))
    straight = bytes(range(256))
    identity = struct.pack(">9i", *(65536 * (n % 4 == 0) for n in range(9)))
    lut = b"mft1\0\0\0\0" + bytes([4, 3, 2, 0]) + identity + straight * 4 + table + straight * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", {"A2B0": lut})


def _profile(kind: bytes, space: bytes, connection: bytes, tags: dict[str, bytes]) -> bytes:
    description = b"made for a test"
    tags = {
        "desc": b"desc\0\0\0\0"
        + struct.pack(">I", len(description) + 1)
        + description
        + b"\0" * (1 + 78),
        "wtpt": _xyz((0.9642, 1.0, 0.8249)),
        **tags,
    }
    offset, entries, data = 132 + 12 * len(tags), b"", b""
    for name, content in tags.items():
        entries += name.encode() + struct.pack(">II", offset + len(data), len(content))
        data += content + b"\0" * (-len(content) % 4)
    body = struct.pack(">I", len(tags)) + entries + data
    head = struct.pack(">I4sI4s4s4s", 128 + len(body), b"lcms", 0x02400000, kind, space, connection)
    head += struct.pack(">6H4s", 2024, 1, 1, 0, 0, 0, b"acsp") + b"\0" * 28
    return head + struct.pack(">3i", 63190, 65536, 54061) + b"\0" * (128 - len(head) - 12) + body


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def _curve(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))


def _lab8(lab: Lab) -> bytes:
    lightness, a, b = lab
    return bytes([round(lightness * 2.55), round(a) + 128, round(b) + 128])
