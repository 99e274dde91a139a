"""A perceptual hash of a picture, which shrinking, saving again and small marks hardly change.

As PDQ has it (Facebook, The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm,
2019): 256 of the lowest coefficients of the cosine transform of 64 by 64 levels. A bit is the sign
of one, so that the hash of the picture turned or mirrored follows from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

SIDE = 64
BITS = 256
HASH_BYTES = BITS // 8
TURNS = 8
_FREQUENCIES = 16
# Levels of 255 by which the pixels of a picture differ from their mean, if it shows anything.
_LEAST_CONTRAST = 4.0

Levels = NDArray[np.float32]
Hashes = NDArray[np.uint8]


def hashes_of(levels: Levels) -> Hashes:
    """Hashes of grey pictures, (n, 64, 64) with levels from 0 to 255; uint8 (n, 32)."""
    basis = _basis()
    coefficients = basis @ levels @ basis.T
    return np.packbits((coefficients > 0).reshape(len(levels), BITS), axis=1)


def hash_data(pictures: Sequence[NDArray[np.uint8] | None]) -> list[bytes]:
    """The hash of each grey picture, uint8 (64, 64); nothing for those that show nothing."""
    shown = {n: one for n, one in enumerate(pictures) if one is not None and _shows_something(one)}
    hashed = [b""] * len(pictures)
    if shown:
        levels = np.stack(list(shown.values())).astype(np.float32)
        for n, one in zip(shown, hashes_of(levels), strict=True):
            hashed[n] = one.tobytes()
    return hashed


def _shows_something(levels: NDArray[np.uint8]) -> bool:
    """Whether a picture has enough in it to be told from others."""
    return bool(levels.std() >= _LEAST_CONTRAST)


def turned_hashes(hashes: Hashes, turn: int) -> Hashes:
    """The hashes of the same pictures turned as `turned` does; uint8 (n, 32).

    A cosine of odd frequency changes its sign where the axis is mirrored.
    """
    bits = np.unpackbits(hashes, axis=1).reshape(-1, _FREQUENCIES, _FREQUENCIES)
    if turn & 4:
        bits = bits.transpose(0, 2, 1)
    odd = np.arange(1, _FREQUENCIES + 1) % 2 == 1
    if turn & 1:
        bits = bits ^ odd[None, None, :]
    if turn & 2:
        bits = bits ^ odd[None, :, None]
    return np.packbits(bits.reshape(-1, BITS), axis=1)


def turned(picture: NDArray[np.uint8], turn: int) -> NDArray[np.uint8]:
    """A picture (height, width) in one of the 8 ways that a square can lie.

    Args:
        turn: 4 swaps the axes, then 1 mirrors left and right, 2 above and below; the sum of any.
    """
    if turn & 4:
        picture = picture.T
    if turn & 1:
        picture = picture[:, ::-1]
    if turn & 2:
        picture = picture[::-1]
    return picture


def distances(hashes: Hashes, others: Hashes) -> NDArray[np.int64]:
    """How many bits of each hash differ from those of its other; both uint8 (n, 32)."""
    return np.asarray(np.bitwise_count(hashes ^ others).sum(axis=1), np.int64)


@cache
def _basis() -> Levels:
    """The cosines of the frequencies 1 to 16; float32 (16, 64)."""
    frequencies = np.arange(1, _FREQUENCIES + 1)[:, None]
    places = np.arange(SIDE)[None, :] + 0.5
    return np.cos(np.pi / SIDE * frequencies * places).astype(np.float32)
