"""What other programs take for the same picture, for those of them that are installed.

imagededup by its perceptual hash, czkawka by its own, both with the limits of their documentation.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from pathlib import Path

PHASH_BITS, CZKAWKA_BITS = 10, 15

Pairs = set[tuple[str, str]]


def imagededup(folder: Path) -> Pairs:
    """Pairs of names, in order, by imagededup's PHash."""
    found: Mapping[str, list[str]] = (
        importlib.import_module("imagededup.methods")
        .PHash(verbose=False)
        .find_duplicates(image_dir=str(folder), max_distance_threshold=PHASH_BITS)
    )
    return {_ordered(one, other) for one, others in found.items() for other in others}


def czkawka(folder: Path) -> Pairs:
    """Pairs of names, in order, of czkawka's groups."""
    finder = importlib.import_module("czkawka").ImageSimilarity()
    finder.set_directories([str(folder)])
    finder.set_similarity(CZKAWKA_BITS)
    groups: Iterable[list[str | Path]] = finder.find_similar()
    names = ([Path(path).name for path in group] for group in groups)
    return {_ordered(*pair) for group in names for pair in combinations(group, 2)}


PEERS: Mapping[str, Callable[[Path], Pairs]] = {"imagededup": imagededup, "czkawka": czkawka}


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
