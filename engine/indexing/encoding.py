"""From decoded parts, which arrive interleaved, to whole files with vectors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ..encoders.base import Encoder
from ..encoders.batches import encode_batches
from ..types import FileStat, Modality, Segment
from ..types.decoded import Batch, FileDone
from ..types.vectors import Vectors
from .reduce import reduce_segments

# Segments that wait before they are encoded together: enough to keep the encoder busy, few
# enough to keep decoded media out of memory.
BATCH_SIZE = {Modality.IMAGE: 32, Modality.AUDIO: 8, Modality.TEXT: 256}


@dataclass(slots=True, eq=False)
class FileInHand:
    """One file between its first part and its commit.

    Attributes:
        digest: its content hash.
        waiting: segments that are not encoded yet.
        done: the end of the file, once the decoder has reached it.
    """

    root_id: int
    stat: FileStat
    digest: bytes
    segments: list[Segment] = field(default_factory=list)
    vectors: list[Vectors] = field(default_factory=list)
    waiting: int = 0
    done: FileDone | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of the file is read and encoded."""
        return self.done is not None and self.waiting == 0

    def reduced(self) -> tuple[list[Segment], Vectors]:
        """The segments worth keeping with their raw vectors, float32 (n, dim)."""
        return reduce_segments(self.segments, np.concatenate(self.vectors))


class EncodingQueue:
    """Collects batches of many files, so that small ones are encoded together.

    Args:
        on_whole: called once for every file that is read to its end and encoded.
    """

    def __init__(self, encoder: Encoder, on_whole: Callable[[FileInHand], None]) -> None:
        self._encoder = encoder
        self._on_whole = on_whole
        self._waiting: dict[Modality, list[tuple[FileInHand, Batch]]] = {m: [] for m in Modality}

    def put(self, file: FileInHand, batch: Batch) -> None:
        """Take a batch; encodes its modality's queue when enough is waiting."""
        queue = self._waiting[batch.modality]
        queue.append((file, batch))
        file.waiting += len(batch.segments)
        if sum(len(waiting.segments) for _, waiting in queue) >= BATCH_SIZE[batch.modality]:
            self._encode(batch.modality)

    def end(self, file: FileInHand, done: FileDone) -> None:
        """Take the end of a file."""
        file.done = done
        if file.is_whole:
            self._on_whole(file)

    def flush(self) -> None:
        """Encode everything that waits."""
        for modality in Modality:
            self._encode(modality)

    def _encode(self, modality: Modality) -> None:
        queue, self._waiting[modality] = self._waiting[modality], []
        if not queue:
            return
        vectors = encode_batches(self._encoder, [batch for _, batch in queue])
        start = 0
        for file, batch in queue:
            end = start + len(batch.segments)
            file.segments.extend(batch.segments)
            file.vectors.append(vectors[start:end])
            file.waiting -= len(batch.segments)
            start = end
            if file.is_whole:
                self._on_whole(file)
