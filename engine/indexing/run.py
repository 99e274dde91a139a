"""One indexing run, from the plan to the last commit."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace

from ..alignment.audio_setup import prepare_audio
from ..alignment.runtime_setup import has_left_accelerator, settle_runtime
from ..errors import Cancelled, ChangingFileError, UnreadableFileError
from ..index.space_probes import keep_probes
from ..media.pool import DecoderPool
from ..media.readers import current_readers
from ..media.sniff import looks_interesting
from ..paths import model_cache
from ..types import FileStat, IndexReport, Item, Modality, Stage
from ..types.decoded import Batch, FileFailed, Part
from ..types.tracks import can_be_read
from .changes import Change, Hashed, Verdict, judge
from .context import RunContext
from .encoding import EncodingQueue
from .extent import WHOLE, Extent
from .finish import finish_run
from .meter import Meter
from .moves import moved_as_they_are, take_moved
from .naming import name_first, name_of
from .pace import Pace
from .pace_notes import note_paces, read_paces
from .plan import Plan, make_plan
from .reach import Reach
from .room import Room
from .root_notes import keep_drives, keep_what_is_known
from .sidecars import take_sidecars
from .stages import StageLog, log_begin, log_end
from .store import FailedFile, KnownContent, Store
from .titles import title_elsewhere
from .turns import in_turns
from .waiting import FileInFlight
from .whole_items import whole_items
from .without_vectors import WithoutVectors


class IndexingRun:
    """Brings folders up to date. Use once."""

    def __init__(self, context: RunContext) -> None:
        self._context = context
        self._on_progress = StageLog(context.on_progress)
        self._meter = Meter(self._on_progress)
        self._store = Store(context.catalogue, context.thumbnails, context.index.space.id)
        self._queue = EncodingQueue(context.encoder, self._whole, self._refused, context.precedence)
        self._in_flight: dict[str, FileInFlight] = {}
        self._relocated: set[int] = set()
        self._moved: dict[str, int] = {}
        self._counts: Counter[str] = Counter()
        self._reach = Reach(context.catalogue, context.disk, context.cancelled)
        self._without = WithoutVectors(context, self._store, self._meter, self._counts, self._reach)
        told = partial(self._meter.halted, Stage.NO_ROOM)
        self._room = Room(context.catalogue.path.parent, context.cancelled, told)

    def run(
        self, folders: Mapping[str, int], extents: Mapping[int, Extent] | None = None
    ) -> IndexReport:
        """Index folders, given with the ids of their roots.

        Cancelling is a normal end: the report says so.

        Args:
            extents: what of them is looked at, by the ids of the roots, where that is not all.
        """
        started = time.monotonic()
        cancelled = False
        log_begin(self._context.index.space, len(folders))
        try:
            self._run(folders, extents or {})
        except Cancelled:
            cancelled = True
        finally:
            self._on_progress.end()
        counts: dict[str, Any] = dict(self._counts)
        report = IndexReport(
            **counts,
            passed_over=self._reach.passed_over(),
            offline=self._reach.offline(),
            silent=tuple(plan.folder for plan in self._reach.plans if plan.silent),
            replaced=tuple(plan.folder for plan in self._reach.plans if plan.replaced),
            left_accelerator=has_left_accelerator(self._context.encoder),
            untold="",
            cancelled=cancelled,
            seconds=time.monotonic() - started,
        )
        log_end(report)
        return report

    def _run(self, folders: Mapping[str, int], extents: Mapping[int, Extent]) -> None:
        context = self._context
        context.catalogue.hung.keep_only(() if context.options.retry else current_readers())
        self._meter.enter(Stage.LOADING)
        context.encoder.load()
        self._meter.enter(Stage.SCANNING)
        encoded = whole_items(context.catalogue, context.thumbnails, context.index.space.id)
        for folder, root_id in folders.items():
            self._plan(folder, root_id, encoded, extents.get(root_id, WHOLE))
        self._moved = moved_as_they_are(self._reach.plans, encoded)
        # What follows may take minutes, and waits where nothing is to be read now.
        name_first(context, self._reach.plans, self._moved)
        wanted = [stat for plan in self._reach.plans for stat in plan.candidates]
        found = [stat.path for stat in wanted]
        settle_runtime(context.encoder, found, self._on_progress, context.cancelled)
        prepare_audio(context.encoder, found, self._on_progress, context.cancelled)
        space_id = context.index.space.id
        keep_probes(context.catalogue, space_id, context.encoder, found, model_cache())
        pace = Pace(wanted, read_paces(context.encoder.identity, model_cache()))
        self._meter.enter(Stage.INDEXING, len(wanted), pace)
        self._index(self._unread(encoded))
        note_paces(context.encoder.identity, model_cache(), pace.worth_noting())
        for plan in self._reach.plans:
            self._remove_missing(plan)
            take_sidecars(context.catalogue, context.disk, plan, context.cancelled)
            keep_what_is_known(context.catalogue, plan)
        begin = partial(self._meter.enter, Stage.FINISHING)
        finish_run(context, self._room, begin, may_wait=bool(extents))

    def _plan(self, folder: str, root_id: int, encoded: set[int], extent: Extent) -> None:
        context = self._context
        plan = make_plan(
            context.catalogue,
            context.disk,
            root_id,
            folder,
            encoded,
            retry=context.options.retry,
            cancelled=context.cancelled,
            extent=replace(extent, shard=context.options.shard),
        )
        self._counts.update(unchanged=plan.unchanged, still_failing=len(plan.still_failing))
        self._reach.plans.append(plan)
        keep_drives(context.catalogue, plan)

    def _index(self, unread: Iterator[str]) -> None:
        """Decode, encode and commit; whatever ends this early, whole files are kept."""
        context = self._context
        self._queue.start()
        try:
            with DecoderPool(context.encoder.spec, context.decoders, kept=context.kept) as pool:
                for path, part in pool.stream(unread, context.cancelled):
                    self._take(path, part)
                    self._commit_if_due()
            for _ in self._queue.drain():
                self._commit_if_due()
                if context.cancelled():
                    break
        finally:
            try:
                self._queue.close()
            finally:
                self._commit()
        if context.cancelled():
            raise Cancelled

    def _commit_if_due(self) -> None:
        if self._store.is_due:
            self._commit()

    def _commit(self) -> None:
        if len(self._store):
            self._room.wait_for(self._store.size)
        outcomes, index = self._store.commit(), self._context.index
        self._counts.update(outcomes)
        if outcomes and index.is_loaded:
            index.refresh(self._context.catalogue)

    def _take(self, path: str, part: Part) -> None:
        """Take one decoded part of a file."""
        file = self._in_flight.get(path)
        if file is None:
            # The encoder could not take an earlier part of it.
            return
        if isinstance(part, Batch):
            if part.modality in self._context.encoder.modalities:
                self._queue.put(file, part)
        elif not self._reach.is_still(file):
            del self._in_flight[path]
            self._queue.drop(file)
            self._without.leave_changing(file.root_id, file.stat)
        elif isinstance(part, FileFailed):
            del self._in_flight[path]
            self._queue.drop(file)
            if not self._reach.is_away(file.root_id):
                self._without.fail(file.root_id, file.stat, part)
        elif self._has_a_tower(part.modality):
            self._queue.end(file, part)
        else:
            del self._in_flight[path]
            self._without.pass_over(file.stat)

    def _whole(self, file: FileInFlight) -> None:
        del self._in_flight[file.stat.path]
        self._store.add(file)
        self._meter.file_done(file.stat)

    def _refused(self, file: FileInFlight, error: Exception) -> None:
        del self._in_flight[file.stat.path]
        self._without.blame(file.root_id, file.stat, error)

    def _unread(self, encoded: set[int]) -> Iterator[str]:
        """The paths that must be decoded, turn after turn; the other candidates are dealt with."""
        for plan in self._reach.plans:
            for place, reason in plan.unreadable.items():
                unreached = FileStat(place, 0, 0)
                self._store.add(FailedFile(plan.root_id, unreached, None, reason, keep=True))
                self._meter.file_done(unreached, failed=True)
            self._keep_moved(plan)
        found = [(plan, plan.candidates) for plan in self._reach.plans]
        for plan, stats in in_turns(found, self._context.looked_at.paths):
            if plan.offline:
                continue
            for hashed in self._reach.hashed(plan, self._with_a_tower(stats)):
                if self._must_be_read(plan.root_id, hashed, encoded):
                    yield hashed.stat.path

    def _keep_moved(self, plan: Plan) -> None:
        """Deal with the candidates that need not be read to tell that they were moved."""
        for stat, item_id in take_moved(plan, self._moved):
            self._keep_known(plan.root_id, stat, Verdict(Change.MOVED, b"", item_id))

    def _with_a_tower(self, stats: list[FileStat]) -> list[FileStat]:
        """The candidates that the encoder can take."""
        taken = []
        for stat in stats:
            if self._has_a_tower(looks_interesting(stat.path)):
                taken.append(stat)
            else:
                self._without.pass_over(stat)
        return taken

    def _has_a_tower(self, modality: Modality | None) -> bool:
        return can_be_read(modality, self._context.encoder.modalities)

    def _must_be_read(self, root_id: int, hashed: Hashed, encoded: set[int]) -> bool:
        stat = hashed.stat
        try:
            verdict = judge(
                self._context.catalogue, hashed, encoded, self._may_move, self._reach.is_same
            )
            if verdict.change is Change.NEW:
                self._in_flight[stat.path] = FileInFlight(
                    root_id, stat, verdict.digest, hashed.mark
                )
                return True
            if verdict.change is Change.LINKED:
                self._store.remove(name_of(self._context.catalogue, stat.path), [])
                self._counts["unchanged"] += 1
                self._meter.file_done(stat)
            else:
                self._keep_known(root_id, stat, verdict)
        except ChangingFileError:
            self._without.leave_changing(root_id, stat)
            return False
        except UnreadableFileError as error:
            self._without.fail(root_id, stat, FileFailed(str(error)))
            return False
        except Exception as error:  # noqa: BLE001 - whose business it is, `_blame` finds out
            if not (isinstance(error, OSError) and self._reach.is_away(root_id)):
                self._without.blame(root_id, stat, error)
            return False
        replaced = self._context.catalogue.items.find(stat.path)
        if replaced is not None and replaced != verdict.item_id:
            # Its vectors make room in the next commit: no later file can have them.
            encoded.discard(replaced)
        return False

    def _may_move(self, item: Item) -> bool:
        return item.id not in self._relocated and self._reach.is_gone(item)

    def _keep_known(self, root_id: int, stat: FileStat, verdict: Verdict) -> None:
        """A file whose content has vectors already needs a row, and nothing else."""
        context, item_id = self._context, verdict.item_id
        title = title_elsewhere(
            context.catalogue, context.index.space.id, context.encoder, item_id, stat.path
        )
        known = KnownContent(root_id, stat, verdict.digest, item_id, verdict.change, title)
        self._store.add(known)
        if verdict.change is Change.MOVED:
            self._relocated.add(verdict.item_id)
        self._meter.file_done(stat)

    def _remove_missing(self, plan: Plan) -> None:
        gone, held_back = plan.removable(self._relocated, prune=self._context.options.prune)
        left_out = [item for item in plan.left_out.values() if item not in self._relocated]
        linked = [item for item in plan.linked.values() if item not in self._relocated]
        self._store.remove([*gone, *left_out, *linked], plan.recovered)
        removed = len(gone) + len(linked)
        self._counts.update(removed=removed, left_out=len(left_out), held_back=held_back)
