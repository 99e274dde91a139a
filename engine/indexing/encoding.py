"""From decoded parts, which arrive interleaved, to whole files with vectors.

The encoder works in a thread of its own, so that files are decoded and stored meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from ..encoders.base import Encoder
from ..encoders.batches import encode_batches, plain_batch
from ..errors import UnreadableFileError
from ..types import FileStat, Modality, Segment
from ..types.decoded import Batch, FileDone
from ..types.tracks import CONTENTS
from ..types.vectors import Vectors
from .reduce import reduce_segments

# Segments that wait at most before they are encoded together: few enough to keep decoded media out
# of memory.
BATCH_SIZE = {Modality.IMAGE: 32, Modality.AUDIO: 8, Modality.TEXT: 256}
# So many are enough where the encoder has nothing to do: alone they would take it longer.
_WORTH_A_CALL = {Modality.IMAGE: 8, Modality.AUDIO: 2, Modality.TEXT: 64}

_Queue = dict["FileInFlight", list[Batch]]


@dataclass(slots=True, eq=False)
class FileInFlight:
    """One file between its first part and its commit.

    Attributes:
        digest: its content hash.
        waiting: segments that are not encoded yet.
        done: the end of the file, once the decoder has reached it.
        dropped: it failed, and nothing that is still encoded of it counts.
    """

    root_id: int
    stat: FileStat
    digest: bytes
    segments: list[Segment] = field(default_factory=list)
    vectors: list[Vectors] = field(default_factory=list)
    waiting: int = 0
    done: FileDone | None = None
    dropped: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all of the file is read and encoded."""
        return self.done is not None and self.waiting == 0

    def reduced(self) -> tuple[list[Segment], Vectors]:
        """The segments worth keeping with their raw vectors, float32 (n, dim)."""
        return reduce_segments(self.segments, np.concatenate(self.vectors))


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """What the encoder is at."""

    modality: Modality
    queue: _Queue
    vectors: Future[Vectors]


class EncodingQueue:
    """Collects batches of many files, so that small ones are encoded together.

    All but the encoder itself runs on the caller's thread, within these calls. One group is encoded
    while the next one gathers.

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
        self._waiting: dict[Modality, _Queue] = {content: {} for content in CONTENTS}
        self._thread = ThreadPoolExecutor(1, "encoder")
        self._job: _Job | None = None

    def put(self, file: FileInFlight, batch: Batch) -> None:
        """Take a batch; has its modality's queue encoded when enough is waiting."""
        self._take_back(wait=False)
        if file.dropped:
            return
        queue = self._waiting[batch.modality]
        queue.setdefault(file, []).append(batch)
        file.waiting += len(batch.segments)
        enough = BATCH_SIZE if self._job else _WORTH_A_CALL
        if sum(map(_segments, queue.values())) >= enough[batch.modality]:
            self._encode_queue(batch.modality)

    def drop(self, file: FileInFlight) -> None:
        """Leave out what waits of a file that could not be read to its end."""
        file.dropped = True
        for waiting in self._waiting.values():
            waiting.pop(file, None)

    def end(self, file: FileInFlight, done: FileDone) -> None:
        """Take the end of a file."""
        file.done = done
        if file.is_whole:
            self._on_whole(file)

    def flush(self) -> None:
        """Encode everything that waits."""
        for content in CONTENTS:
            self._encode_queue(content)
        self._take_back()

    def close(self) -> None:
        """End the encoder's thread; what it is at is lost."""
        self._thread.shutdown()

    def _encode_queue(self, modality: Modality) -> None:
        """Let the encoder begin with what waits, once it has ended what it is at."""
        self._take_back()
        queue, self._waiting[modality] = self._waiting[modality], {}
        if queue:
            self._job = _Job(modality, queue, self._begin(queue))

    def _begin(self, queue: _Queue) -> Future[Vectors]:
        batches = list(chain.from_iterable(queue.values()))
        return self._thread.submit(encode_batches, self._encoder, batches)

    def _take_back(self, *, wait: bool = True) -> None:
        """Hand on what was encoded; where that cannot be, find the file that is to blame."""
        job = self._job
        if job is None or not (wait or job.vectors.done()):
            return
        self._job = None
        if self._hand_on_all(job.queue, job.vectors) is None:
            return
        for file, batches in job.queue.items():
            if file.dropped:
                continue
            alone = {file: batches}
            if error := self._hand_on_all(alone, self._begin(alone)):
                # Where the encoder cannot take anything, the run ends here, and no file has failed.
                encode_batches(self._encoder, [plain_batch(job.modality, self._encoder.spec)])
                self._fail(file, error)

    def _hand_on_all(self, queue: _Queue, encoded: Future[Vectors]) -> Exception | None:
        """Wait for the vectors of files and hand them on; or tell why there are none."""
        try:
            vectors = encoded.result()
        except Exception as error:  # noqa: BLE001 - whose business it is turns out later
            return error
        start = 0
        for file, batches in queue.items():
            count = _segments(batches)
            if not file.dropped:
                self._hand_on(file, batches, vectors[start : start + count])
            start += count
        return None

    def _hand_on(self, file: FileInFlight, batches: list[Batch], vectors: Vectors) -> None:
        if not np.isfinite(vectors).all():
            self._fail(file, UnreadableFileError("the model makes nothing of it"))
            return
        for batch in batches:
            file.segments.extend(batch.segments)
        file.vectors.append(vectors)
        file.waiting -= _segments(batches)
        if file.is_whole:
            self._on_whole(file)

    def _fail(self, file: FileInFlight, error: Exception) -> None:
        self.drop(file)
        self._on_failed(file, error)


def _segments(batches: list[Batch]) -> int:
    return sum(len(batch.segments) for batch in batches)
