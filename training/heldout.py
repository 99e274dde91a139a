"""What must never be trained on: files kept to measure with, by hash, and photos kept by name.

Near copies are found by a fingerprint of the picture (difference hash): a copy that was saved
again or made smaller differs in a few of its 64 bits.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from . import sources
from .sources import CAPTIONS

Prints = NDArray[np.uint64]

NEAR_BITS = 3


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The files that stages may not read.

    Attributes:
        hashes: SHA-256 of each kept file, in hexadecimal.
        photos: file names of the captioned photos that are kept.
    """

    hashes: frozenset[str]
    photos: frozenset[str]

    def forbids(self, content: bytes) -> bool:
        """Tell whether these are the bytes of a kept file."""
        return hashlib.sha256(content).hexdigest() in self.hashes


def read(data: Path, listing: Path) -> HeldOut:
    """Read the list of hashes, one a line, and the names of the kept photos."""
    kept = (path for path in sources.paths(data, CAPTIONS, (".jpg",)) if "/images/" in path)
    names = frozenset(PurePosixPath(path).name for path in kept)
    return HeldOut(frozenset(listing.read_text().split()), names)


def fingerprint(picture: Image.Image) -> int:
    """Return 64 bits: where a 9 x 8 grey version grows brighter from left to right."""
    small = np.asarray(picture.convert("L").resize((9, 8), Image.Resampling.BOX), np.int16)
    return int.from_bytes(np.packbits(small[:, 1:] > small[:, :-1]).tobytes(), "big")


def near_copies(prints: Prints, kept: Prints) -> NDArray[np.bool_]:
    """Tell which fingerprints are within `NEAR_BITS` of any kept one."""
    if not len(kept):
        return np.zeros(len(prints), bool)
    return np.array([np.bitwise_count(kept ^ one).min() <= NEAR_BITS for one in prints])
