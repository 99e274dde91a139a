"""Decoded media on their way to the encoder: bounded by their bytes, and taken in groups."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..types import FileStat, Modality, Segment
from ..types.decoded import Batch, FileDone
from ..types.tracks import CONTENTS
from ..types.vectors import Vectors
from .changes import Mark
from .reduce import reduce_segments

# Some seconds of work for a fast encoder, and little beside the memory of a model.
MOST_BYTES = 48_000_000
# So many segments are worth a call: fewer would take the encoder longer, one by one.
WORTH_A_CALL = {Modality.IMAGE: 8, Modality.AUDIO: 2, Modality.TEXT: 64}
_BYTES_A_CHARACTER = 4


@dataclass(slots=True, eq=False)
class FileInFlight:
    """One file between its first part and its commit.

    Attributes:
        digest: its content hash.
        mark: what the file was while it was hashed.
        waiting: segments that are not encoded yet.
        done: the end of the file, once the decoder has reached it.
        dropped: it failed, and nothing that is still encoded of it counts.
        is_reduced: only what is worth keeping is in it.
    """

    root_id: int
    stat: FileStat
    digest: bytes
    mark: Mark | None = None
    segments: list[Segment] = field(default_factory=list)
    vectors: list[Vectors] = field(default_factory=list)
    waiting: int = 0
    done: FileDone | None = None
    dropped: bool = False
    is_reduced: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all of the file is read and encoded."""
        return self.done is not None and self.waiting == 0

    def reduced(self) -> tuple[list[Segment], Vectors]:
        """The segments worth keeping with their raw vectors, float32 (n, dim)."""
        vectors = np.concatenate(self.vectors)
        return (
            (self.segments, vectors) if self.is_reduced else reduce_segments(self.segments, vectors)
        )


Group = dict[FileInFlight, list[Batch]]


class WaitingMedia:
    """What decoders have handed over and the encoder has not begun with.

    One thread puts in and another takes out.
    """

    def __init__(self, most_bytes: int) -> None:
        self._changed = threading.Condition()
        self._queues: dict[Modality, deque[tuple[FileInFlight, Batch]]] = {
            content: deque() for content in CONTENTS
        }
        self._segments: Counter[Modality] = Counter()
        self._most_bytes = most_bytes
        self._bytes = 0
        self._ended = False

    def put(self, file: FileInFlight, batch: Batch) -> None:
        """Add a batch of a file, once there is room for it."""
        with self._changed:
            self._changed.wait_for(lambda: self._bytes < self._most_bytes or self._ended)
            self._queues[batch.modality].append((file, batch))
            self._count(batch, 1)
            self._changed.notify_all()

    def drop(self, file: FileInFlight) -> None:
        """Leave out what waits of a file."""
        with self._changed:
            for modality, queue in self._queues.items():
                for batch in (batch for one, batch in queue if one is file):
                    self._count(batch, -1)
                self._queues[modality] = deque(pair for pair in queue if pair[0] is not file)
            self._changed.notify_all()

    def end(self, *, empty: bool = False) -> None:
        """Nothing comes any more; `empty` also forgets what waits."""
        with self._changed:
            self._ended = True
            if empty:
                self._bytes = 0
                self._segments.clear()
                for queue in self._queues.values():
                    queue.clear()
            self._changed.notify_all()

    def take(self, most: Mapping[Modality, int]) -> tuple[Modality, Group] | None:
        """Take a group of one content, once it is worth a call; None after the end.

        Args:
            most: how many segments a group may have; a single batch may have more.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._next() is not None or self._ended)
            modality = self._next()
            if modality is None:
                return None
            group = self._cut(modality, most[modality])
            self._changed.notify_all()
            return modality, group

    def _next(self) -> Modality | None:
        """The first content that is worth a call; any where no more comes, or may come."""
        is_pressing = self._ended or self._bytes >= self._most_bytes
        for modality, queue in self._queues.items():
            if queue and (is_pressing or self._segments[modality] >= WORTH_A_CALL[modality]):
                return modality
        return None

    def _cut(self, modality: Modality, most: int) -> Group:
        queue, group, count = self._queues[modality], Group(), 0
        while queue and (not count or count + len(queue[0][1].segments) <= most):
            file, batch = queue.popleft()
            group.setdefault(file, []).append(batch)
            count += len(batch.segments)
            self._count(batch, -1)
        return group

    def _count(self, batch: Batch, sign: int) -> None:
        self._segments[batch.modality] += sign * len(batch.segments)
        self._bytes += sign * _size(batch)


def _size(batch: Batch) -> int:
    texts = sum(len(segment.text) for segment in batch.segments)
    return sum(array.nbytes for array in batch.arrays) + _BYTES_A_CHARACTER * texts
