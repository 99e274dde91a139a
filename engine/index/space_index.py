"""Keeps the index of one space in step with the catalogue, and lets searches read it meanwhile.

The catalogue is the truth: whatever the files say, the index ends up with the catalogue's
vectors. The table has all of them at once. What the graphs lack is pending, and scored exactly
until a `save` puts it in.

Flow: whoever changes the index makes the next `IndexView` from the present one, and then puts it in
its place. A search reads one view from its begin to its end, and waits for nobody.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.segments import SegmentBlock
from ..catalogue.spaces import RoleMean, Space
from ..paths import LibraryPaths
from ..types.vectors import Role, Vectors
from .base import Ids, VectorIndex
from .centring import Centring
from .graphs import REBUILD_ABOVE_DELETED, Graphs
from .snapshot import Snapshot
from .table import VectorTable
from .view import IndexView

# So many at a time go into the graph: nothing stops a longer step, not even Ctrl-C.
BUILD_CHUNK = 256
# What a graph keeps of a vector beside its numbers.
_LINK_BYTES = 200
NOTHING: Ids = np.empty(0, np.int64)

_log = logging.getLogger(__name__)


class SpaceIndex:
    """The graphs and the table of one space. Any thread may call.

    Args:
        reference: means that stand in until the library has frozen its own.

    Attributes:
        view: the present state, as far as this process knows it.
    """

    def __init__(
        self, paths: LibraryPaths, space: Space, reference: Mapping[Role, Vectors]
    ) -> None:
        self.space = space
        self._reference = reference
        self._snapshot = Snapshot(paths, space)
        # Held by who changes the index, for minutes while graphs are built; never by a search.
        self._changing = threading.RLock()
        self.view = IndexView(
            space,
            -1,
            Centring(-1, reference),
            VectorTable.empty(space.dim),
            Graphs.empty(space.dim),
            NOTHING,
        )

    @property
    def is_loaded(self) -> bool:
        """Whether the vectors are in memory, since somebody needed them."""
        return self.view.revision >= 0

    def size(self, catalogue: Catalogue) -> int:
        """How many bytes its graphs take on the disk, about."""
        vectors = sum(catalogue.segments.counts(self.space.id).values())
        return vectors * (4 * self.space.dim + _LINK_BYTES)

    def lacks_graphs(self, catalogue: Catalogue) -> bool:
        """Whether vectors that were there when graphs were last written are in none of them.

        Where nothing is in memory yet, the files are compared with their stamp instead.
        """
        with self._changing:
            if self.is_loaded:
                return len(self.refresh(catalogue).pending) > 0
            return not self._snapshot.is_whole(catalogue)

    def latest(self, catalogue: Catalogue) -> IndexView:
        """What a search reads: all that is committed, or what is there while another changes it.

        Before the first refresh nothing is there, so that is waited for.
        """
        if not self._changing.acquire(blocking=not self.is_loaded):
            return self.view
        try:
            return self.refresh(catalogue)
        finally:
            self._changing.release()

    def refresh(self, catalogue: Catalogue) -> IndexView:
        """Catch up with everything the catalogue has committed."""
        with self._changing, catalogue.snapshot() as revision:
            if revision != self.view.revision:
                reload = self._must_reload(catalogue)
                view = self._loaded(catalogue) if reload else self._caught_up(catalogue)
                self.view = self._tidied(replace(view, revision=revision))
            return self.view

    def freeze_means(self, catalogue: Catalogue, means: Mapping[Role, RoleMean]) -> None:
        """Put new means in force; searches go on with the former ones until all is centred anew.

        The caller holds the write lock.
        """
        with self._changing:
            version = catalogue.spaces.centring_version(self.space.id) + 1
            with catalogue.transaction():
                catalogue.spaces.freeze_means(self.space.id, version, means)
            self.refresh(catalogue)

    def save(self, catalogue: Catalogue) -> None:
        """Build the graphs, write them beside the catalogue and stamp them.

        The caller holds the write lock.
        """
        with self._changing:
            self.refresh(catalogue)
            self._build()
            self._snapshot.write(catalogue, self.view)

    def erase_removed(self, catalogue: Catalogue) -> None:
        """Leave nothing of removed vectors in the files.

        The caller holds the write lock.
        """
        with self._changing:
            self._snapshot.erase_removed(catalogue)

    def _must_reload(self, catalogue: Catalogue) -> bool:
        """Whether the means changed, or removals that we have not seen were forgotten."""
        stamp = catalogue.spaces.stamp(self.space.id)
        version = catalogue.spaces.centring_version(self.space.id)
        missed = stamp is not None and self.view.revision < stamp.revision
        return missed or self.view.centring.version != version

    def _loaded(self, catalogue: Catalogue) -> IndexView:
        """The catalogue's vectors, and the graphs from their files where those are good."""
        spaces, space_id = catalogue.spaces, self.space.id
        frozen = {role: entry.mean for role, entry in spaces.means(space_id).items()}
        centring = Centring(spaces.centring_version(space_id), {**self._reference, **frozen})
        count = sum(catalogue.segments.counts(space_id).values())
        table = VectorTable.empty(self.space.dim, count)
        for block in catalogue.segments.blocks(space_id):
            table = _added(table, centring, block)
        graphs = self._snapshot.read(catalogue, table.ids.tolist())
        _log.debug(
            "index of space %d: %d vectors from the catalogue, %d of them in its graph files",
            space_id,
            len(table.ids),
            len(graphs),
        )
        return replace(self.view, centring=centring, table=table).with_graphs(graphs)

    def _caught_up(self, catalogue: Catalogue) -> IndexView:
        """The present state with what came and without what went."""
        view, space_id = self.view, self.space.id
        removed = catalogue.segments.removed_since(space_id, view.revision)
        view.graphs.remove(removed)
        table, pending = view.table.without(removed), [np.setdiff1d(view.pending, removed)]
        for block in catalogue.segments.blocks(space_id, view.revision):
            table = _added(table, view.centring, block)
            pending.append(block.ids)
        return replace(view, table=table, pending=np.concatenate(pending))

    def _tidied(self, view: IndexView) -> IndexView:
        """The same without what removed vectors take up, once that is much."""
        if view.table.removed_share > REBUILD_ABOVE_DELETED:
            view = replace(view, table=view.table.compacted())
        graphs = view.graphs.tidied(self.space.dim)
        return view if graphs is view.graphs else view.with_graphs(graphs)

    def _build(self) -> None:
        """Put what is pending into the graphs.

        hnswlib does not promise to answer while it adds, so all is scored exactly meanwhile.
        """
        complete, started = self.view, time.monotonic()
        if not len(complete.pending):
            return
        self.view = complete.with_graphs(Graphs.empty(self.space.dim))
        try:
            for track, graph in complete.graphs.of.items():
                _add(graph, complete.table, complete.pending_rows(track))
        finally:
            self.view = complete.with_graphs(complete.graphs)
        _log.debug(
            "index of space %d: %d vectors put into the graphs in %.2f s",
            self.space.id,
            len(complete.pending),
            time.monotonic() - started,
        )


def _added(table: VectorTable, centring: Centring, block: SegmentBlock) -> VectorTable:
    centred = centring.apply_to_items(block.vectors, (track.content for track in block.tracks))
    return table.adding(block.ids, block.items, block.tracks, centred, block.draws)


def _add(graph: VectorIndex, table: VectorTable, rows: Ids) -> None:
    graph.make_room(len(rows))
    for start in range(0, len(rows), BUILD_CHUNK):
        chunk = rows[start : start + BUILD_CHUNK]
        graph.add(table.segment_ids(chunk), table.vectors(chunk))
