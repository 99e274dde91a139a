"""From decoded parts, which arrive interleaved, to whole files with vectors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from ..encoders.base import Encoder
from ..encoders.batches import encode_batches, plain_batch
from ..errors import UnreadableFileError
from ..types import FileStat, Modality, Segment
from ..types.decoded import Batch, FileDone
from ..types.vectors import Vectors
from .reduce import reduce_segments

# Segments that wait before they are encoded together: enough to keep the encoder busy, few
# enough to keep decoded media out of memory.
BATCH_SIZE = {Modality.IMAGE: 32, Modality.AUDIO: 8, Modality.TEXT: 256}


@dataclass(slots=True, eq=False)
class FileInFlight:
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
        on_failed: called once for every file that the encoder cannot take, with the reason; what
            comes of it afterwards must not be put in any more.
    """

    def __init__(
        self,
        encoder: Encoder,
        on_whole: Callable[[FileInFlight], None],
        on_failed: Callable[[FileInFlight, Exception], None],
    ) -> None:
        self._encoder = encoder
        self._on_whole = on_whole
        self._on_failed = on_failed
        self._waiting: dict[Modality, dict[FileInFlight, list[Batch]]] = {m: {} for m in Modality}

    def put(self, file: FileInFlight, batch: Batch) -> None:
        """Take a batch; encodes its modality's queue when enough is waiting."""
        queue = self._waiting[batch.modality]
        queue.setdefault(file, []).append(batch)
        file.waiting += len(batch.segments)
        if sum(waiting.waiting for waiting in queue) >= BATCH_SIZE[batch.modality]:
            self._encode_queue(batch.modality)

    def drop(self, file: FileInFlight) -> None:
        """Leave out what waits of a file that could not be read to its end."""
        for waiting in self._waiting.values():
            waiting.pop(file, None)

    def end(self, file: FileInFlight, done: FileDone) -> None:
        """Take the end of a file."""
        file.done = done
        if file.is_whole:
            self._on_whole(file)

    def flush(self) -> None:
        """Encode everything that waits."""
        for modality in Modality:
            self._encode_queue(modality)

    def _encode_queue(self, modality: Modality) -> None:
        """Encode what waits; where that cannot be, find the file that is to blame."""
        queue, self._waiting[modality] = self._waiting[modality], {}
        if not queue or self._encode(queue) is None:
            return
        for file, batches in queue.items():
            if error := self._encode({file: batches}):
                # Where the encoder cannot take anything, the run ends here, and no file has failed.
                encode_batches(self._encoder, [plain_batch(modality, self._encoder.spec)])
                self._on_failed(file, error)

    def _encode(self, queue: dict[FileInFlight, list[Batch]]) -> Exception | None:
        """Encode files together, and hand them on; or tell why that cannot be."""
        try:
            vectors = encode_batches(self._encoder, list(chain.from_iterable(queue.values())))
        except Exception as error:  # noqa: BLE001 - whose business it is turns out later
            return error
        start = 0
        for file, batches in queue.items():
            count = sum(len(batch.segments) for batch in batches)
            self._hand_on(file, batches, vectors[start : start + count])
            start += count
        return None

    def _hand_on(self, file: FileInFlight, batches: list[Batch], vectors: Vectors) -> None:
        if not np.isfinite(vectors).all():
            self._on_failed(file, UnreadableFileError("the model makes nothing of it"))
            return
        for batch in batches:
            file.segments.extend(batch.segments)
        file.vectors.append(vectors)
        file.waiting = 0
        if file.is_whole:
            self._on_whole(file)
