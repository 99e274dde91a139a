"""Files to vectors, without a library: the decoders, the encoder and the reduction of a run.

What comes out depends on the bytes of each file and on the model alone, and a document's title on
its name: the files beside it, their order and the number of machines take no part, as far as the
model itself makes of one picture the same among others as alone (docs/bulk.md).
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np

from ..encoders.base import Encoder
from ..encoders.precedence import Precedence
from ..errors import BugError, ChangingFileError
from ..indexing.blame import why_left_out
from ..indexing.changes import Hashed, content_hashes, mark_of
from ..indexing.encoding import EncodingQueue
from ..indexing.waiting import FileInFlight
from ..language import tr_noop
from ..media.pool import DecoderPool
from ..media.sniff import looks_interesting
from ..types import FileStat
from ..types.decoded import Batch, FileFailed, Part
from ..types.tracks import can_be_read
from .encoded import EncodedFile, UnreadFile

_NO_TOWER = tr_noop("it is of a kind that this model cannot search")
_CHANGING = tr_noop("it changed while it was read")

Result = EncodedFile | UnreadFile


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to encode.

    Attributes:
        told: its path as it is told, below a folder that others may have elsewhere.
    """

    stat: FileStat
    told: str

    @classmethod
    def below(cls, stat: FileStat, root: str) -> Self:
        """A file that is told by its path below a folder."""
        return cls(stat, os.path.relpath(stat.path, root).replace(os.sep, "/"))


class FileEncoder:
    """Encodes files with decoders that it keeps until it is closed; each content once.

    Not for use by two threads at once.

    Args:
        encoder: loaded when it is first needed.
        decoders: how many decode at the same time; None for what is usual.
    """

    def __init__(self, encoder: Encoder, decoders: int | None = None) -> None:
        self.encoder = encoder
        self._pool = DecoderPool(encoder.spec, decoders)
        self._in_flight: dict[str, FileInFlight] = {}
        self._results: deque[Result] = deque()
        self._told_as: dict[str, str] = {}

    def encode(
        self, found: Iterable[FoundFile], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Result]:
        """What becomes of files, in the order in which they are done.

        Of files with the same content only the first is encoded, and told.

        Args:
            cancelled: asked often; once true, what is whole is told and nothing more begun.

        Raises:
            UserError: the weights are missing or damaged.
        """
        queue = EncodingQueue(self.encoder, self._whole, self._refused, Precedence())
        queue.start()
        try:
            for path, part in self._pool.stream(self._new(found), cancelled):
                self._take(queue, path, part)
                yield from self._told()
            for _ in queue.drain():
                yield from self._told()
                if cancelled():
                    break
        finally:
            queue.close()
            self._in_flight.clear()
            self._told_as.clear()
        yield from self._told()

    def close(self) -> None:
        """End the decoders; safe to call twice."""
        self._pool.close()

    def _new(self, found: Iterable[FoundFile]) -> Iterator[str]:
        """The paths of files that are to be decoded."""
        seen: set[bytes] = set()
        for hashed in content_hashes(self._noted(found), lambda: None):
            path = hashed.stat.path
            if hashed.error is not None:
                self._fail(path, hashed.error)
            elif not can_be_read(looks_interesting(path), self.encoder.modalities):
                self._results.append(UnreadFile(path, _NO_TOWER))
            elif hashed.digest not in seen:
                seen.add(hashed.digest)
                self._in_flight[path] = _begun(hashed)
                yield path

    def _noted(self, found: Iterable[FoundFile]) -> Iterator[FileStat]:
        for one in found:
            self._told_as[one.stat.path] = one.told
            yield one.stat

    def _take(self, queue: EncodingQueue, path: str, part: Part) -> None:
        """Take one decoded part of a file, as an indexing run does."""
        file = self._in_flight.get(path)
        if file is None:
            return
        if isinstance(part, Batch):
            if part.modality in self.encoder.modalities:
                queue.put(file, part)
        elif mark_of(path) != file.mark:
            self._drop(queue, file, _CHANGING)
        elif isinstance(part, FileFailed):
            self._drop(queue, file, part.reason)
        elif can_be_read(part.modality, self.encoder.modalities):
            queue.end(file, part)
        else:
            self._drop(queue, file, _NO_TOWER)

    def _drop(self, queue: EncodingQueue, file: FileInFlight, reason: str) -> None:
        del self._in_flight[file.stat.path]
        queue.drop(file)
        self._results.append(UnreadFile(file.stat.path, reason))

    def _whole(self, file: FileInFlight) -> None:
        del self._in_flight[file.stat.path]
        try:
            self._results.append(self._encoded(file))
        except Exception as error:  # noqa: BLE001 - whose business it is, `_fail` knows
            self._fail(file.stat.path, error)

    def _encoded(self, file: FileInFlight) -> EncodedFile:
        if file.done is None:
            raise BugError(f"{file.stat.path} was taken for whole before it was read to its end")
        segments, vectors = file.reduced()
        told, stored = self._told_as[file.stat.path], vectors.astype(np.float16)
        return EncodedFile(file.digest, told, file.stat.size, file.done, tuple(segments), stored)

    def _refused(self, file: FileInFlight, error: Exception) -> None:
        del self._in_flight[file.stat.path]
        self._fail(file.stat.path, error)

    def _fail(self, path: str, error: Exception) -> None:
        """Note why there is nothing of a file.

        Raises:
            UserError: the error is that of all files.
        """
        reason = _CHANGING if isinstance(error, ChangingFileError) else why_left_out(error, path)
        self._results.append(UnreadFile(path, reason))

    def _told(self) -> Iterator[Result]:
        while self._results:
            yield self._results.popleft()


def _begun(hashed: Hashed) -> FileInFlight:
    return FileInFlight(0, hashed.stat, hashed.digest, hashed.mark)
