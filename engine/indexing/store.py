"""Commits what a run has found out, in batches of one transaction each."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from ..catalogue import Catalogue, ThumbnailStore
from ..errors import BugError
from ..types import FileStat, Modality
from .encoding import FileInHand
from .titles import EncodedTitle, put_title

BATCH_FILES = 64
BATCH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be read, with the reason in one plain line."""

    root_id: int
    stat: FileStat
    modality: Modality | None
    reason: str


@dataclass(frozen=True, slots=True)
class UnreachedPlace:
    """A folder or file that could not even be looked at: what is known of it stays."""

    root_id: int
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class KnownContent:
    """A file whose content the catalogue has: `item_id` is moved to it, or copied for it.

    Attributes:
        title: the one that a document takes on with its new name.
    """

    root_id: int
    stat: FileStat
    digest: bytes
    item_id: int
    is_copy: bool
    title: EncodedTitle | None = None


@dataclass(slots=True)
class Pending:
    """What the next transaction will hold."""

    files: list[FileInHand] = field(default_factory=list)
    known: list[KnownContent] = field(default_factory=list)
    failed: list[FailedFile] = field(default_factory=list)
    unreached: list[UnreachedPlace] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.files) + len(self.known) + len(self.failed) + len(self.unreached)


class Store:
    """Writes to the catalogue and the previews; the caller holds the write lock."""

    def __init__(self, catalogue: Catalogue, thumbnails: ThumbnailStore, space_id: int) -> None:
        self._catalogue = catalogue
        self._thumbnails = thumbnails
        self._space_id = space_id
        self._pending = Pending()
        self._committed = time.monotonic()

    def add(self, entry: FileInHand | KnownContent | FailedFile | UnreachedPlace) -> None:
        """Take one finished file for the next commit."""
        match entry:
            case FileInHand():
                self._pending.files.append(entry)
            case KnownContent():
                self._pending.known.append(entry)
            case FailedFile():
                self._pending.failed.append(entry)
            case UnreachedPlace():
                self._pending.unreached.append(entry)

    @property
    def is_due(self) -> bool:
        """Whether enough has come together, or enough time has passed, for a commit."""
        old = time.monotonic() - self._committed > BATCH_SECONDS
        return len(self._pending) >= BATCH_FILES or (old and len(self._pending) > 0)

    def commit(self) -> None:
        """Make everything taken so far permanent, all of it or nothing."""
        pending, self._pending = self._pending, Pending()
        self._committed = time.monotonic()
        if not len(pending):
            return
        # Previews first: one without an item does no harm, an item without one looks broken.
        self._thumbnails.put({f.digest: f.done.preview for f in pending.files if f.done})
        with self._catalogue.transaction() as revision:
            for known in pending.known:
                self._put_known(known, revision)
            for file in pending.files:
                self._put_file(file, revision)
            for failed in pending.failed:
                self._put_failed(failed)
            for place in pending.unreached:
                stat = FileStat(place.path, 0, 0)
                self._catalogue.failures.add(place.root_id, stat, None, place.reason)

    def _put_file(self, file: FileInHand, revision: int) -> None:
        if file.done is None:
            raise BugError(f"{file.stat.path} was stored before it was read to its end")
        items, done = self._catalogue.items, file.done
        self._drop_stale(file.stat.path, file.digest)
        item_id = items.put(file.root_id, file.stat, file.digest, done.modality, done.metadata)
        segments, vectors = file.reduced()
        self._catalogue.segments.replace(item_id, self._space_id, revision, segments, vectors)
        items.put_text(item_id, done.text)
        self._catalogue.fulltext.put(item_id, file.stat.path, done.metadata, done.text)
        self._catalogue.failures.remove([file.stat.path])

    def _put_known(self, known: KnownContent, revision: int) -> None:
        item_id = self._copy(known, revision) if known.is_copy else self._move(known)
        if known.title is not None:
            put_title(self._catalogue, self._space_id, revision, item_id, known.title)
        self._put_words(item_id)
        self._catalogue.failures.remove([known.stat.path])

    def _move(self, known: KnownContent) -> int:
        self._replace_other(known)
        self._catalogue.items.relocate(known.item_id, known.root_id, known.stat)
        return known.item_id

    def _copy(self, known: KnownContent, revision: int) -> int:
        items = self._catalogue.items
        self._drop_stale(known.stat.path, known.digest)
        source = items.get([known.item_id])[0]
        item_id = items.put(
            known.root_id, known.stat, known.digest, source.modality, source.metadata
        )
        self._catalogue.segments.copy(known.item_id, item_id, self._space_id, revision)
        items.put_text(item_id, items.text(known.item_id))
        return item_id

    def _put_words(self, item_id: int) -> None:
        """Full text follows an item to its place, by what the catalogue has of it."""
        items = self._catalogue.items
        item, text = items.get([item_id])[0], items.text(item_id)
        self._catalogue.fulltext.put(item_id, item.path, item.metadata, text)

    def _drop_stale(self, path: str, digest: bytes) -> None:
        """A file whose content changed loses its segments in every space."""
        known = self._catalogue.items.find(path)
        if known is not None and self._catalogue.items.digest(known) != digest:
            self._catalogue.segments.remove(known)

    def _replace_other(self, known: KnownContent) -> None:
        """A file moved over another: the other's item makes room."""
        other = self._catalogue.items.find(known.stat.path)
        if other is not None and other != known.item_id:
            self._catalogue.items.remove([other])

    def _put_failed(self, failed: FailedFile) -> None:
        stale = self._catalogue.items.find(failed.stat.path)
        if stale is not None:
            self._catalogue.items.remove([stale])
        self._catalogue.failures.add(failed.root_id, failed.stat, failed.modality, failed.reason)

    def remove(self, item_ids: list[int], failures: list[str]) -> None:
        """Remove items that are gone, and failures that no longer apply."""
        if item_ids or failures:
            with self._catalogue.transaction():
                self._catalogue.items.remove(item_ids)
                self._catalogue.failures.remove(failures)
