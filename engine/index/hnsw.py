"""The HNSW graph (Malkov and Yashunin, arXiv 1603.09320) through hnswlib.

hnswlib comes as source alone, so a machine may be without it: then there are no graphs, and
everything is compared. A module of that name which lacks what we use counts as missing.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np

from ..encoders.precedence import Precedence
from ..errors import DiskFullError
from ..threads import within_limit
from ..types import Filters
from ..types.ids import IdSet
from .base import EVERYTHING, Ids, Scores, Vectors

try:
    import hnswlib
except ImportError:
    hnswlib = None

M = 16
EF_CONSTRUCTION = 200
EF_SEARCH = 300
# For the neighbours of thousands, which are compared exactly.
EF_MANY = 48
INITIAL_CAPACITY = 1024
# Of the links and ids of a node, about.
LINK_BYTES = 160


def is_available() -> bool:
    """Whether graphs can be built and read here."""
    return hasattr(getattr(hnswlib, "Index", None), "index_file_size")


class HnswIndex:
    """A `VectorIndex`. Any thread may query; one at a time changes or saves it.

    hnswlib does not promise add beside query, so these two take turns, queries first.

    Args:
        dim: length of a vector.
    """

    def __init__(self, dim: int) -> None:
        self._lock = threading.Lock()
        self._turns = Precedence()
        # A flag for each id: a set of as many numbers would take a hundred times the memory.
        self._has = np.zeros(0, np.bool_)
        self._count = 0
        self._graph = hnswlib.Index(space="ip", dim=dim)
        self._graph.init_index(
            max_elements=INITIAL_CAPACITY,
            M=M,
            ef_construction=EF_CONSTRUCTION,
            random_seed=7,
        )

    @classmethod
    def load(cls, path: Path, dim: int, kept: Ids) -> HnswIndex:
        """Read a file that `save` wrote and whose checksum the caller has compared.

        Args:
            kept: the ids that may be found; all others in the file count as removed.

        Raises:
            RuntimeError: the file is not an index of this dimension.
        """
        index = cls(dim)
        index._graph = hnswlib.Index(space="ip", dim=dim)
        index._graph.load_index(str(path))
        there = np.array(index._graph.get_ids_list(), np.int64)
        index._note(there)
        index.remove(there[~IdSet(kept).has(there)])
        return index

    def __len__(self) -> int:
        return self._count

    @property
    def size(self) -> int:
        """How many bytes it takes in memory and in its file, about."""
        return int(self._graph.index_file_size())

    def ids(self) -> Ids:
        """The ids that can be found, rising."""
        return np.flatnonzero(self._has)

    @property
    def deleted_share(self) -> float:
        """Share of the graph's nodes that can no longer be found, 0 to 1."""
        nodes: int = self._graph.get_current_count()
        return 1 - self._count / nodes if nodes else 0.0

    def make_room(self, count: int) -> None:
        """Make the graph large enough for so many more, and no larger."""
        with self._lock:
            needed = self._graph.get_current_count() + count
            if needed > self._graph.get_max_elements():
                self._graph.resize_index(needed)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors under new ids on all cores that we may use, growing the graph as needed."""
        self._turns.give_way()
        with self._lock:
            needed = self._graph.get_current_count() + len(ids)
            if needed > self._graph.get_max_elements():
                self._graph.resize_index(max(needed, self._graph.get_max_elements() * 2))
            self._graph.add_items(vectors, ids, num_threads=_threads())
            self._note(ids)

    def _note(self, ids: Ids) -> None:
        """Remember that ids can be found."""
        missing = int(ids.max(initial=-1)) + 1 - len(self._has)
        if missing > 0:
            self._has = np.pad(self._has, (0, max(missing, len(self._has))))
        self._has[ids] = True
        self._count += len(ids)

    def remove(self, ids: Ids) -> None:
        """Mark ids as deleted; they stay in the graph until it is rebuilt."""
        with self._lock:
            known = ids[ids < len(self._has)]
            for segment_id in known[self._has[known]].tolist():
                self._mark_deleted(segment_id)
            self._has[known] = False
            self._count = int(np.count_nonzero(self._has))

    def _mark_deleted(self, segment_id: int) -> None:
        try:
            self._graph.mark_deleted(segment_id)
        except RuntimeError as error:
            # A loaded graph remembers its marks, but does not list them.
            if "already deleted" not in str(error):
                raise

    def query(self, vector: Vectors, k: int, filters: Filters = EVERYTHING) -> tuple[Ids, Scores]:  # noqa: ARG002
        """The k nearest, best first; a graph knows nothing of what filters ask."""
        with self._turns.first(), self._lock:
            k = min(k, self._count)
            if k == 0:
                return np.empty(0, np.int64), np.empty(0, np.float32)
            labels, distances = self._nearest(vector, k, EF_SEARCH, threads=1)
        return labels[0].astype(np.int64), (1.0 - distances[0]).astype(np.float32)

    def _nearest(self, vectors: Vectors, k: int, ef: int, threads: int) -> tuple[Ids, Scores]:
        """Ask for k, and for fewer where removed nodes leave fewer within reach."""
        while True:
            self._graph.set_ef(max(ef, k))
            try:
                labels, distances = self._graph.knn_query(vectors, k=k, num_threads=threads)
            except RuntimeError:
                if k == 1:
                    raise
                k //= 2
            else:
                return labels, distances

    def nearest_of_each(self, vectors: Vectors, k: int) -> Ids:
        """About the k nearest to each."""
        with self._turns.first(), self._lock:
            labels, _ = self._nearest(vectors, min(k, self._count), EF_MANY, threads=_threads())
        return labels.astype(np.int64)

    def save(self, path: Path) -> None:
        """Write the graph to a file.

        Raises:
            DiskFullError: the file could not be written whole.
        """
        self._graph.save_index(str(path))
        whole: int = self._graph.index_file_size()
        # hnswlib does not look at whether its writes succeed.
        if not path.exists() or path.stat().st_size != whole:
            path.unlink(missing_ok=True)
            raise DiskFullError(path.parent)


def _threads() -> int:
    return within_limit(os.cpu_count() or 1)
