"""Commits what a run has found out, in batches of one transaction each."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.duplicate_tables import Fingerprint
from ..catalogue.later_texts import text_of, with_later_text
from ..errors import BugError
from ..media.picture_hash import MAKER
from ..media.readers import reader_of
from ..types import FileStat, Modality
from .blame import why_left_out
from .changes import Change
from .titles import EncodedTitle, put_title
from .waiting import FileInFlight

BATCH_FILES = 64
BATCH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that could not be read, with the reason in one plain line.

    Attributes:
        keep: what the library knows of it stays, since the file may be what it was.
    """

    root_id: int
    stat: FileStat
    modality: Modality | None
    reason: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class KnownContent:
    """A file whose content the catalogue has: `item_id` is moved to it, or copied for it.

    Attributes:
        change: any but NEW.
        title: the one that a document takes on with its new name.
    """

    root_id: int
    stat: FileStat
    digest: bytes
    item_id: int
    change: Change
    title: EncodedTitle | None = None


Entry = FileInFlight | KnownContent | FailedFile
_OUTCOMES = {Change.MOVED: "moved", Change.TOUCHED: "unchanged"}


@dataclass(slots=True)
class Pending:
    """What the next transaction will hold."""

    files: list[FileInFlight] = field(default_factory=list)
    known: list[KnownContent] = field(default_factory=list)
    failed: list[FailedFile] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.files) + len(self.known) + len(self.failed)

    def __iter__(self) -> Iterator[Entry]:
        """What is known comes first: a new file may take the place of what another is made from."""
        return chain(self.known, self.files, self.failed)


class Store:
    """Writes to the catalogue and the previews; the caller holds the write lock."""

    def __init__(self, catalogue: Catalogue, thumbnails: ThumbnailStore, space_id: int) -> None:
        self._catalogue = catalogue
        self._thumbnails = thumbnails
        self._space_id = space_id
        self._pending = Pending()
        self._committed = time.monotonic()

    def add(self, entry: Entry) -> None:
        """Take one finished file for the next commit."""
        match entry:
            case FileInFlight():
                self._pending.files.append(entry)
            case KnownContent():
                self._pending.known.append(entry)
            case FailedFile():
                self._pending.failed.append(entry)

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def is_due(self) -> bool:
        """Whether enough has come together, or enough time has passed, for a commit."""
        old = time.monotonic() - self._committed > BATCH_SECONDS
        return len(self._pending) >= BATCH_FILES or (old and len(self._pending) > 0)

    @property
    def size(self) -> int:
        """How many bytes the next commit takes on the disk at the most, in the journal as well."""
        files = self._pending.files
        return 2 * sum(
            len(file.done.preview.data) + len(file.done.text) for file in files if file.done
        )

    def commit(self) -> Counter[str]:
        """Make everything taken so far permanent, and count it by what became of it.

        A file that cannot be stored becomes a failure.

        Raises:
            DiskFullError: nothing of it is stored, no more than with any other `UserError`.
        """
        pending, self._pending = self._pending, Pending()
        self._committed = time.monotonic()
        outcomes: Counter[str] = Counter()
        if len(pending):
            # Previews first: one without an item does no harm, an item without one looks broken.
            self._put_previews(pending)
            with self._catalogue.transaction() as revision:
                outcomes.update(self._put(entry, revision) for entry in pending)
        return outcomes

    def _put_previews(self, pending: Pending) -> None:
        """Store the previews of files; a file whose preview cannot be stored has failed."""
        try:
            self._thumbnails.put({f.digest: f.done.preview for f in pending.files if f.done})
        except Exception as error:  # noqa: BLE001 - whose business it is, `why_left_out` knows
            if len(pending.files) == 1:
                file = pending.files.pop()
                reason = why_left_out(error, file.stat.path)
                pending.failed.append(_kept(file, reason))
                return
            parts = [Pending(files=[file]) for file in pending.files]
            for part in parts:
                self._put_previews(part)
            pending.files = [file for part in parts for file in part.files]
            pending.failed += [failed for part in parts for failed in part.failed]

    def _put(self, entry: Entry, revision: int) -> str:
        """Store one entry, all of it or nothing; tells what became of its file."""
        try:
            with self._catalogue.savepoint():
                return self._put_whole(entry, revision)
        except Exception as error:  # noqa: BLE001 - whose business it is, `why_left_out` knows
            reason = why_left_out(error, entry.stat.path)
            if not isinstance(entry, FailedFile):
                self._put(_kept(entry, reason), revision)
            return "failed"

    def _put_whole(self, entry: Entry, revision: int) -> str:
        match entry:
            case FileInFlight():
                self._put_file(entry, revision)
                return "indexed"
            case KnownContent():
                self._put_known(entry, revision)
                return _OUTCOMES.get(entry.change, "indexed")
            case FailedFile():
                self._put_failed(entry)
                return "failed"

    def _put_file(self, file: FileInFlight, revision: int) -> None:
        if file.done is None:
            raise BugError(f"{file.stat.path} was stored before it was read to its end")
        items, done = self._catalogue.items, file.done
        self._drop_stale(file.stat.path, file.digest)
        item_id = items.put(file.root_id, file.stat, file.digest, done.modality, done.metadata)
        segments, vectors = file.reduced()
        self._catalogue.segments.replace(item_id, self._space_id, revision, segments, vectors)
        text = with_later_text(done.text, self._read_later(file.digest))
        items.put_text(item_id, text)
        self._catalogue.fulltext.put(item_id, file.stat.path, done.metadata, text)
        if done.modality is Modality.IMAGE:
            made = Fingerprint(file.digest, done.fingerprint)
            self._catalogue.duplicates.put(Modality.IMAGE, MAKER, [made])
        self._catalogue.failures.remove([file.stat.path])

    def _read_later(self, digest: bytes) -> str:
        """What was read in a picture or a sound stays when it is encoded for another space."""
        tables = (self._catalogue.picture_texts, self._catalogue.speech)
        return next(filter(None, (text_of(one.of_content(digest) or ()) for one in tables)), "")

    def _put_known(self, known: KnownContent, revision: int) -> None:
        is_copy = known.change is Change.COPIED
        item_id = self._copy(known, revision) if is_copy else self._move(known)
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
        """A file whose content changed loses its segments in every space.

        One that was known by its name alone has none, and perhaps marks.
        """
        known = self._catalogue.items.find(path)
        if known is None or self._catalogue.items.digest(known) == digest:
            return
        if self._catalogue.items.is_unread(known):
            self._catalogue.marks.join_waiting(known, digest)
        self._catalogue.segments.remove(known)

    def _replace_other(self, known: KnownContent) -> None:
        """A file moved over another: the other's item makes room."""
        other = self._catalogue.items.find(known.stat.path)
        if other is not None and other != known.item_id:
            self._catalogue.items.remove([other])

    def _put_failed(self, failed: FailedFile) -> None:
        stale = self._catalogue.items.find(failed.stat.path)
        if stale is not None and not failed.keep:
            self._catalogue.items.remove([stale])
        self._catalogue.failures.add(
            failed.root_id,
            failed.stat,
            failed.modality,
            failed.reason,
            reader_of(failed.stat.path),
        )

    def remove(self, item_ids: list[int], failures: list[str]) -> None:
        """Remove items that are gone, and failures that no longer apply."""
        if item_ids or failures:
            with self._catalogue.transaction():
                self._catalogue.items.remove(item_ids)
                self._catalogue.failures.remove(failures)


def _kept(entry: FileInFlight | KnownContent, reason: str) -> FailedFile:
    """The failure of a file that was read well, and could not be stored."""
    return FailedFile(entry.root_id, entry.stat, None, reason, keep=True)
