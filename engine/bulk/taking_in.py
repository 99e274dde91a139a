"""Vectors that others made go to the files of a library that have the same content.

No file is decoded: what lies in the folders is hashed where its size is that of a content that is
given. What has no vectors there is left to the next run, as are moves, copies and what is gone.
"""

from __future__ import annotations

import os
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import partial

import numpy as np

from ..encoders.base import Encoder
from ..errors import Cancelled
from ..index.space_probes import keep_probes
from ..indexing.changes import Hashed
from ..indexing.context import RunContext
from ..indexing.finish import finish_run
from ..indexing.meter import Meter
from ..indexing.plan import Plan, make_plan
from ..indexing.reach import Reach
from ..indexing.room import Room
from ..indexing.store import Store
from ..indexing.waiting import FileInFlight
from ..indexing.whole_items import whole_items
from ..media.titles import title_segment
from ..paths import model_cache
from ..types import ImportReport, Modality, Segment, SegmentKind, Stage
from ..types.vectors import TextKind, Vectors
from .encoded import EncodedFile
from .given import GivenVectors


class TakingIn:
    """Takes given vectors into a library. Use once; the caller holds the write lock."""

    def __init__(self, context: RunContext, given: GivenVectors) -> None:
        self._context = context
        self._given = given
        self._meter = Meter(context.on_progress)
        self._store = Store(context.catalogue, context.thumbnails, context.index.space.id)
        self._reach = Reach(context.catalogue, context.disk, context.cancelled)
        told = partial(self._meter.halted, Stage.NO_ROOM)
        self._room = Room(context.catalogue.path.parent, context.cancelled, told)
        self._sizes = set(given.sizes.values())
        self._wanted: dict[bytes, list[tuple[int, Hashed]]] = defaultdict(list)
        self._candidates = self._unchanged = 0
        self._outcomes: Counter[str] = Counter()

    def run(self, folders: Mapping[str, int]) -> ImportReport:
        """Go over folders, given with the ids of their roots.

        Cancelling is a normal end: the report says so, and what was taken in stays.

        Raises:
            UserError: a file of vectors is damaged, or the disk is full.
        """
        started, cancelled = time.monotonic(), False
        try:
            self._run(folders)
        except Cancelled:
            cancelled = True
        return ImportReport(
            imported=self._outcomes["indexed"],
            unchanged=self._unchanged,
            left=self._candidates - self._outcomes.total(),
            failed=self._outcomes["failed"],
            offline=tuple(plan.folder for plan in self._reach.plans if plan.offline),
            cancelled=cancelled,
            seconds=time.monotonic() - started,
        )

    def _run(self, folders: Mapping[str, int]) -> None:
        context, space_id = self._context, self._context.index.space.id
        self._meter.enter(Stage.LOADING)
        context.encoder.load()
        self._meter.enter(Stage.SCANNING)
        encoded = whole_items(context.catalogue, context.thumbnails, space_id)
        for folder, root_id in folders.items():
            self._match(self._plan(folder, root_id, encoded), encoded)
        paths = [hashed.stat.path for files in self._wanted.values() for _, hashed in files]
        keep_probes(context.catalogue, space_id, context.encoder, paths, model_cache())
        self._meter.enter(Stage.INDEXING, len(paths))
        try:
            self._take_in()
        finally:
            self._commit()
        finish_run(context, self._room, partial(self._meter.enter, Stage.FINISHING))

    def _plan(self, folder: str, root_id: int, encoded: set[int]) -> Plan:
        context = self._context
        parts = (context.catalogue, context.disk, root_id, folder, encoded)
        plan = make_plan(*parts, retry=True, cancelled=context.cancelled)
        self._reach.plans.append(plan)
        self._unchanged += plan.unchanged
        self._candidates += len(plan.candidates)
        return plan

    def _match(self, plan: Plan, encoded: set[int]) -> None:
        """Note the new files of a plan that have a content which is given, and nobody has yet."""
        items = self._context.catalogue.items
        likely = [stat for stat in plan.candidates if stat.size in self._sizes]
        for hashed in self._reach.hashed(plan, likely):
            is_given = hashed.error is None and hashed.digest in self._given.sizes
            if is_given and not any(one.id in encoded for one in items.with_digest(hashed.digest)):
                self._wanted[hashed.digest].append((plan.root_id, hashed))

    def _take_in(self) -> None:
        for file in self._given.files(self._wanted, self._context.index.space.dim):
            for root_id, hashed in self._wanted[file.digest]:
                if self._context.cancelled():
                    raise Cancelled
                taken = self._taken(root_id, hashed, file)
                if self._reach.is_still(taken):
                    self._store.add(taken)
                self._meter.file_done(hashed.stat)
            if self._store.is_due:
                self._commit()

    def _taken(self, root_id: int, hashed: Hashed, file: EncodedFile) -> FileInFlight:
        """A file with the vectors of its content."""
        segments, vectors = _titled(self._context.encoder, file, hashed.stat.path)
        return FileInFlight(
            *(root_id, hashed.stat, hashed.digest, hashed.mark, segments, [vectors]),
            done=file.done,
            is_reduced=True,
        )

    def _commit(self) -> None:
        if len(self._store):
            self._room.wait_for(self._store.size)
        outcomes, index = self._store.commit(), self._context.index
        self._outcomes.update(outcomes)
        if outcomes and index.is_loaded:
            index.refresh(self._context.catalogue)


def _titled(encoder: Encoder, file: EncodedFile, path: str) -> tuple[list[Segment], Vectors]:
    """The segments of a content, and their vectors, with the title of a document by this name."""
    segments, vectors = list(file.segments), file.vectors.astype(np.float32)
    if file.done.modality is Modality.TEXT:
        name, said = os.path.basename(path), file.done
        title = title_segment(name, said.metadata.title, said.text)
        for number, segment in enumerate(segments):
            if segment.kind is SegmentKind.TITLE and segment != title:
                segments[number] = title
                vectors[number] = encoder.encode_texts([title.text], TextKind.DOCUMENT)[0]
    return segments, vectors
