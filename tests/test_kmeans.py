"""The passages that stand for a long text: nearest to the centres that k-means finds."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.cluster import KMeans
from unit_vectors import unit

from engine.index.centring import unit_rows
from engine.indexing.kmeans import representatives


def _blobs(count: int, size: int, dim: int = 32) -> np.ndarray:
    """Unit vectors in as many tight groups, one after another."""
    random = np.random.default_rng(1)
    centres = random.standard_normal((count, dim)).repeat(size, axis=0)
    return unit_rows((centres + random.normal(scale=0.02, size=centres.shape)).astype(np.float32))


def _spread(vectors: np.ndarray, chosen: list[int]) -> float:
    """The mean squared distance to the nearest chosen row."""
    return float((2 - 2 * (vectors @ vectors[chosen].T).max(axis=1)).mean())


def test_every_group_has_its_one() -> None:
    """As many as there are groups are chosen, one of each."""
    chosen = representatives(_blobs(8, 40), 8)
    assert [row // 40 for row in chosen] == list(range(8))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_they_stand_for_the_rest_as_well_as_scikit_learns(seed: int) -> None:
    """On vectors without any groups the rest is as near to them as to scikit-learn's."""
    vectors = unit(500, seed, dim=16)
    model = KMeans(n_clusters=64, n_init=1, random_state=0).fit(vectors)
    theirs = sorted(set(model.transform(vectors).argmin(axis=0).tolist()))
    assert _spread(vectors, representatives(vectors, 64)) < 1.05 * _spread(vectors, theirs)


def test_no_more_are_chosen_than_differ() -> None:
    """What is said again and again is chosen once."""
    assert len(representatives(_blobs(3, 1).repeat(100, axis=0), 64)) == 3
