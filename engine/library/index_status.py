"""How a library's vectors are kept and searched, and what that costs in what is found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..catalogue import Catalogue
from ..index import hnsw
from ..index.reduction import sample_of
from ..index.view import IndexView
from ..paths import LibraryPaths
from ..search.candidates import EXACT_UP_TO
from ..types.index_settings import IndexKind
from .index_choice import open_index
from .index_settings import read_index_settings

ASKED = 50
NEAREST = 10


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The index of the space that searches use.

    Attributes:
        segments, dim: how many vectors there are, and of how many numbers.
        vector_bytes: the file of vectors, which is mapped; 0 where none fits.
        has_library: whether graphs can be built here; without them everything is compared.
        in_graphs: how many segments graphs have.
        width: how many numbers the graphs have of a vector, in 32 bits.
        kept: the share of the vectors' variance that these keep, 0 to 1.
        graph_bytes: the graphs, on disk and in memory.
        exact_up_to: so many segments are compared one by one, without the graphs.
        recall: the share of the ten nearest to some of the library's own segments that graphs and
            exact comparison of their candidates find, 0 to 1; None where everything is compared.
    """

    segments: int
    dim: int
    vector_bytes: int
    has_library: bool
    in_graphs: int
    width: int
    kept: float
    graph_bytes: int
    exact_up_to: int
    recall: float | None
    kind: IndexKind = IndexKind.HNSW


def index_status_of(catalogue: Catalogue, paths: LibraryPaths) -> IndexStatus | None:
    """Open the index as a search does, and measure it; None in a library without vectors."""
    space = catalogue.spaces.active()
    if space is None:
        return None
    view = open_index(paths, space, {}).settled(catalogue)
    sample, graphs = sample_of(view.table, ASKED), view.graphs
    if not len(sample):
        return None
    reduced = graphs.reduction.apply(sample)
    return IndexStatus(
        len(view.table.ids),
        space.dim,
        view.table.filed_bytes,
        hnsw.is_available(),
        len(graphs),
        graphs.reduction.width,
        float(np.square(reduced).sum() / np.square(sample).sum()),
        sum(graph.size for graph in graphs.of.values()),
        EXACT_UP_TO,
        _recall(view, sample) if len(graphs) else None,
        read_index_settings(paths).kind,
    )


def _recall(view: IndexView, sample: np.ndarray) -> float:
    """The share of the nearest that is found."""
    shares = []
    for vector in sample:
        right = view.nearest_exact(vector, NEAREST)
        found = np.isin(right, view.nearest(vector, NEAREST))
        shares.append(found.mean())
    return float(np.mean(shares))
