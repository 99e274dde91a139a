"""Subtracting each role's mean, which closes the modality gap (GR-CLIP, arXiv 2507.19054)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..types import Modality
from ..types.vectors import Role, Vectors

# Of so many vectors the own mean counts as much as the shipped one (docs/decisions/centring.md).
PRIOR_COUNT = 500

ROLE_OF_CONTENT = {
    Modality.IMAGE: Role.IMAGE,
    Modality.AUDIO: Role.AUDIO,
    Modality.TEXT: Role.DOCUMENT_TEXT,
}


class Centring(Struct, frozen=True):
    """The means of one space, frozen under a version number.

    Attributes:
        means: (dim,) per role; a role without one is left as it is.
    """

    version: int
    means: Mapping[Role, Vectors]

    def apply(self, vectors: Vectors, role: Role) -> Vectors:
        """n(v - mu): unit vectors, float32 (n, dim), for raw ones of one role."""
        mean = self.means.get(role)
        return unit_rows(vectors if mean is None else vectors - mean)

    def apply_to_items(self, vectors: Vectors, contents: Iterable[Modality]) -> Vectors:
        """The same for segments of mixed contents, one per row."""
        kinds = np.array([str(content) for content in contents])
        centred = np.empty_like(vectors)
        for content, role in ROLE_OF_CONTENT.items():
            chosen = kinds == content
            centred[chosen] = self.apply(vectors[chosen], role)
        return centred


def unit_rows(vectors: Vectors) -> Vectors:
    """Rows of length 1, float32 (n, dim); a row of zeros stays zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def own_part(count: int) -> float:
    """The share that so many vectors have in the mean of their role, 0 to 1."""
    return count / (count + PRIOR_COUNT)


def shrunk_mean(total: NDArray[np.float64], count: int, reference: Vectors | None) -> Vectors:
    """(n xbar + n0 mu_ref) / (n + n0), with n xbar given as `total`, (dim,)."""
    prior = 0.0 if reference is None else PRIOR_COUNT * reference
    return np.asarray((total + prior) / (count + PRIOR_COUNT), dtype=np.float32)
