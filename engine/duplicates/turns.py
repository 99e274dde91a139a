"""Pictures, and their hashes, in the eight ways that a square can lie."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..media.picture_hash import FREQUENCIES

TURNS = 8

Hashes = NDArray[np.uint8]


def turned_hashes(hashes: Hashes, turn: int) -> Hashes:
    """The hashes of the same pictures turned as `turned` does; uint8 (n, 32).

    A cosine of odd frequency changes its sign where the axis is mirrored.
    """
    bits = np.unpackbits(hashes, axis=1).reshape(-1, FREQUENCIES, FREQUENCIES)
    if turn & 4:
        bits = bits.transpose(0, 2, 1)
    odd = np.arange(1, FREQUENCIES + 1) % 2 == 1
    if turn & 1:
        bits = bits ^ odd[None, None, :]
    if turn & 2:
        bits = bits ^ odd[None, :, None]
    return np.packbits(bits.reshape(-1, FREQUENCIES**2), axis=1)


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
