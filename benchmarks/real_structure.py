"""Vectors of 512 numbers with the structure of real ones, as many as are asked for.

Topics of uneven size, shoots of some eight files that are more alike, and what is each one's own.
All of these spread over the directions of the space as the vectors of 3,000 passages of text do
that the starter made: half of the variance lies in 28 directions, seven eighths in 128. One count
is always the same vectors.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.index.centring import unit_rows
from engine.types.vectors import Vectors

DIM = 512
TOPICS = 2_000
BLOCK = 50_000


class Structure:
    """What vectors of one library have in common.

    Args:
        count: how many files there are in all.
    """

    def __init__(self, count: int) -> None:
        self._random = np.random.default_rng(1)
        places = np.arange(1, DIM + 1)
        variances = (places + 1.0) ** -0.7 * np.exp(-places / 150)
        self._scale = np.sqrt(variances / variances.sum()).astype(np.float32)
        turned, _ = np.linalg.qr(np.random.default_rng(0).standard_normal((DIM, DIM)))
        self._turn = turned.astype(np.float32)
        self._shares = self._random.dirichlet(np.full(TOPICS, 0.5))
        self._topics, self._shoots = self._drawn(TOPICS), self._drawn(count // 8 + 1)

    def files(self, count: int) -> Vectors:
        """Unit vectors of some files, float32 (n, DIM)."""
        shoots = self._shoots[self._random.integers(len(self._shoots), size=count)]
        return unit_rows((self._of_topics(count) + 0.5 * shoots + self._drawn(count)) @ self._turn)

    def typed(self, count: int) -> Vectors:
        """Unit vectors of what is typed: of a topic, but far from every file."""
        return unit_rows((0.7 * self._of_topics(count) + self._drawn(count)) @ self._turn)

    def _of_topics(self, count: int) -> Vectors:
        return self._topics[self._random.choice(TOPICS, count, p=self._shares)]

    def _drawn(self, count: int) -> Vectors:
        return self._random.standard_normal((count, DIM), np.float32) * self._scale


def made(folder: Path, count: int, queries: int) -> tuple[NDArray[np.float16], Vectors]:
    """The vectors of a library, float16 (count, DIM), in a file that is mapped, and queries.

    One half of the queries are files beside those of the library, the other half are typed.
    """
    path, asked = folder / f"vectors-{count}.npy", folder / f"queries-{count}.npy"
    if not asked.exists():
        structure = Structure(count)
        vectors = np.lib.format.open_memmap(path, "w+", np.float16, (count, DIM))
        for start in range(0, count, BLOCK):
            rows = vectors[start : start + BLOCK]
            rows[:] = structure.files(len(rows))
        half = queries // 2
        np.save(asked, np.concatenate([structure.files(half), structure.typed(queries - half)]))
    return np.load(path, mmap_mode="r"), np.load(asked)


def blocks(vectors: NDArray[np.floating[Any]], size: int) -> Iterator[tuple[int, Vectors]]:
    """So many vectors at a time in float32, with the place of the first."""
    for start in range(0, len(vectors), size):
        yield start, np.asarray(vectors[start : start + size], np.float32)
