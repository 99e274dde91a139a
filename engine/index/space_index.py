"""Keeps the index of one space in step with the catalogue, and lets searches read it meanwhile.

The catalogue is the truth: whatever the files say, the index ends up with the catalogue's
vectors. The table has all of them at once. What the graphs lack is pending, and scored exactly
until a `save` puts it in. Those of a large library come later, read by a thread of their own.

Flow: whoever changes the index makes the next `IndexView` from the present one, and then puts it in
its place. A search reads one view from its begin to its end, and waits for nobody.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from functools import partial

import numpy as np
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..catalogue.segments import SegmentBlock
from ..catalogue.spaces import RoleMean, Space
from ..paths import LibraryPaths
from ..types.ids import IdSet
from ..types.tracks import TRACKS
from ..types.vectors import Role, Vectors
from . import hnsw
from .arriving import Arriving
from .base import Ids
from .centring import Centring
from .graph_source import GraphSource
from .graphs import Graphs
from .hnsw import LINK_BYTES, HnswIndex
from .reduction import IndexLimits, Reduction
from .snapshot import Filed, Snapshot
from .table import VectorTable
from .view import IndexView

# So many at a time go into a graph: nothing stops a longer step, not even Ctrl-C. A search waits
# for a step of the graph that it asks, so those are of some milliseconds, which one core takes.
BUILD_CHUNK = 256
LIVE_CHUNK = 4
LIMITS = IndexLimits()
NOTHING: Ids = np.empty(0, np.int64)

_log = logging.getLogger(__name__)


class SpaceIndex:
    """The graphs and the table of one space. Any thread may call.

    Args:
        reference: means that stand in until the library has frozen its own.
        limits: from what size on it does what.
        source: what has the graphs; None for the library's own, which are built here.

    Attributes:
        view: the present state, as far as this process knows it.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        space: Space,
        reference: Mapping[Role, Vectors],
        limits: IndexLimits = LIMITS,
        source: GraphSource | None = None,
    ) -> None:
        self.space = space
        self._limits = limits
        self._arriving: Arriving | None = None
        self._reference = reference
        self._source = source
        self._builds = source is None and hnsw.is_available()
        self._snapshot = Snapshot(paths, space, source is None)
        # Held by who changes the index, for minutes while graphs are built; never by a search.
        self._changing = threading.RLock()
        self.view = IndexView(
            space,
            -1,
            Centring(-1, reference),
            VectorTable.empty(space.dim),
            Graphs.none(space.dim),
            NOTHING,
        )

    @property
    def source(self) -> GraphSource | None:
        """What has the graphs; None for the library's own."""
        return self._source

    @property
    def trouble(self) -> str | None:
        """One line on why searches do without the graphs now; None where they need not."""
        return self._source.trouble() if self._source else None

    @property
    def is_loaded(self) -> bool:
        """Whether the vectors are in memory, since somebody needed them."""
        return self.view.revision >= 0

    def size(self, catalogue: Catalogue) -> int:
        """How many bytes its files take on the disk, at most."""
        vectors = sum(catalogue.segments.counts(self.space.id).values())
        return vectors * (6 * self.space.dim + LINK_BYTES)

    def lacks_graphs(self, catalogue: Catalogue) -> bool:
        """Whether the files lack vectors that were there when they were last written.

        Where nothing is in memory yet, they are compared with their stamp instead.
        """
        with self._changing:
            if self.is_loaded:
                view = self.settled(catalogue)
                return not view.table.is_filed or (self._builds and len(view.pending) > 0)
            return not self._snapshot.is_whole(catalogue)

    def lag(self, catalogue: Catalogue) -> int:
        """How many vectors the graphs lack, or, where they are not built here, the file."""
        view = self.settled(catalogue)
        return len(view.pending) if self._source is None else view.table.fresh

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
                self.view = replace(view, revision=revision)
            self._take_graphs(wait=False)
            return self.view

    def settled(self, catalogue: Catalogue) -> IndexView:
        """The same with the graphs there are, which may take seconds to read."""
        with self._changing:
            self.refresh(catalogue)
            self._take_graphs(wait=True)
            return self.view

    def _take_graphs(self, wait: bool) -> None:
        """Put graphs that were read meanwhile into the view, without what went since."""
        graphs = self._arriving.graphs(wait) if self._arriving else None
        if graphs is not None:
            ids = graphs.ids()
            graphs.remove(ids[~IdSet(self.view.table.ids).has(ids)])
            self.view, self._arriving = self.view.with_graphs(graphs), None

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
            self.settled(catalogue)
            self._build()
            filed = self._snapshot.write(catalogue, self.view)
            self.view = replace(self.view, table=VectorTable.of_file(filed))

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
        stamp = self._snapshot.stamp(catalogue)
        filed = self._snapshot.vectors(stamp) if stamp else None
        table = self._filled(catalogue, centring, filed)
        reduction = Reduction(filed.rows.basis) if filed else Reduction.none(self.space.dim)
        self._arriving = None
        if stamp and not self._source:
            self._arriving = Arriving(
                partial(self._snapshot.graphs, stamp, reduction, table.ids),
                behind=len(table.ids) > self._limits.behind_above,
            )
        view = replace(self.view, centring=centring, table=table)
        if self._source:
            return self._source.joined(catalogue, view)
        return view.with_graphs(Graphs({}, reduction))

    def _filled(self, catalogue: Catalogue, centring: Centring, filed: Filed | None) -> VectorTable:
        """The catalogue's vectors, from their file where there is one."""
        space_id = self.space.id
        if filed:
            table = VectorTable.of_file(filed.rows)
            table = table.without(catalogue.segments.removed_since(space_id, filed.revision))
        else:
            count = sum(catalogue.segments.counts(space_id).values())
            table = VectorTable.empty(self.space.dim, count)
        known = len(table.ids)
        for block in catalogue.segments.blocks(space_id, filed.revision if filed else -1):
            table = _added(table, centring, block)
        _log.debug(
            "index of space %d: %d vectors from their file, %d from the catalogue",
            space_id,
            known,
            len(table.ids) - known,
        )
        return table

    def _caught_up(self, catalogue: Catalogue) -> IndexView:
        """The present state with what came and without what went."""
        view, space_id = self.view, self.space.id
        removed = catalogue.segments.removed_since(space_id, view.revision)
        if not self._source:
            view.graphs.remove(np.array(removed, np.int64))
        table, pending = view.table.without(removed), [np.setdiff1d(view.pending, removed)]
        for block in catalogue.segments.blocks(space_id, view.revision):
            table = _added(table, view.centring, block)
            pending.append(block.ids)
        view = replace(view, table=table, pending=np.concatenate(pending))
        return self._source.joined(catalogue, view) if self._source else view

    def _build(self) -> None:
        """Put what is pending into the graphs; one that is no good any more is built anew.

        Until a new one is whole, the former answers.
        """
        view, started = self.view, time.monotonic()
        if not self._builds:
            return
        reduction, made = self._reduction(view), {}
        for track in TRACKS:
            rows = np.flatnonzero(view.table.mask_of(track))
            graph = view.graphs.fitting(track, reduction)
            if graph is not None:
                _add(graph, reduction, view.table, view.pending_rows(track), LIVE_CHUNK)
            elif len(rows):
                graph = HnswIndex(reduction.width)
                _add(graph, reduction, view.table, rows, BUILD_CHUNK)
            if graph is not None:
                made[track] = graph
        self.view = view.with_graphs(Graphs(made, reduction))
        _log.debug(
            "index of space %d: %d vectors put into the graphs in %.2f s",
            self.space.id,
            len(view.pending),
            time.monotonic() - started,
        )

    def _reduction(self, view: IndexView) -> Reduction:
        """How vectors are reduced for graphs: as so far, where that is still called for."""
        so_far, dim = view.graphs.reduction, self.space.dim
        wanted = self._limits.is_reduced(view.table, dim, so_far=not so_far.is_none)
        if wanted and so_far.is_none:
            return Reduction.learnt(view.table, self._limits.width)
        return so_far if wanted else Reduction.none(dim)


def _added(table: VectorTable, centring: Centring, block: SegmentBlock) -> VectorTable:
    centred = centring.apply_to_items(block.vectors, (track.content for track in block.tracks))
    return table.adding(block.ids, block.items, block.tracks, centred, block.draws)


def _add(graph: HnswIndex, reduction: Reduction, table: VectorTable, rows: Ids, chunk: int) -> None:
    """Add rows to a graph, so many at a time."""
    graph.make_room(len(rows))
    for start in range(0, len(rows), chunk):
        some = rows[start : start + chunk]
        graph.add(table.segment_ids(some), reduction.apply(table.vectors(some)))
