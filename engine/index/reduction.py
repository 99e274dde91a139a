"""Fewer numbers for the graphs of a large library, which take its memory.

The directions in which the library's own vectors differ most (principal component analysis) keep
their order well enough to propose candidates, which are then compared by all their numbers.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from .base import Vectors
from .table import VectorTable

# Vectors that the directions are learnt from.
SAMPLE_SIZE = 20_000


class IndexLimits(Struct, frozen=True):
    """From what size on an index does what.

    Attributes:
        reduced_above: with more segments, graphs are of reduced vectors.
        width: to so many numbers; a space that has no more than twice as many is left as it is.
        behind_above: with more segments, graphs are read while searches compare everything, which
            takes less than a tenth of a second up to some 100,000.
    """

    reduced_above: int = 100_000
    width: int = 96
    behind_above: int = 10_000

    def is_reduced(self, table: VectorTable, dim: int, so_far: bool) -> bool:
        """Whether graphs of a table should be reduced; what once was stays so down to a half."""
        least = self.reduced_above // 2 if so_far else self.reduced_above
        return dim > 2 * self.width and len(table.ids) > least


class Reduction(Struct, frozen=True, eq=False):
    """How vectors of a space become those of its graphs.

    Attributes:
        basis: orthonormal directions as columns, float32 (dim, width); with none, vectors stay
            as they are.
    """

    basis: Vectors

    @classmethod
    def none(cls, dim: int) -> Reduction:
        """Vectors as they are."""
        return cls(np.empty((dim, 0), np.float32))

    @classmethod
    def learnt(cls, table: VectorTable, width: int) -> Reduction:
        """The directions in which a sample of a table differs most."""
        sample = sample_of(table, SAMPLE_SIZE)
        _, directions = np.linalg.eigh(sample.T @ sample)
        return cls(np.ascontiguousarray(directions[:, ::-1][:, :width], np.float32))

    @property
    def is_none(self) -> bool:
        """Whether vectors stay as they are."""
        return not self.basis.shape[1]

    @property
    def width(self) -> int:
        """How many numbers a graph has of a vector."""
        dim, width = self.basis.shape
        return int(width or dim)

    def is_same(self, other: Reduction) -> bool:
        """Whether both make the same of any vector."""
        return np.array_equal(self.basis, other.basis)

    def apply(self, vectors: Vectors) -> Vectors:
        """Vectors for the graphs, float32 (n, width), of vectors (n, dim)."""
        return vectors if self.is_none else vectors @ self.basis


def sample_of(table: VectorTable, size: int) -> Vectors:
    """Vectors of some segments of a table, the same ones for the same files; float32 (n, dim)."""
    return table.vectors(table.sample(table.rows_of(table.ids), size))
