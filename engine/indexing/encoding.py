"""From decoded parts, which arrive interleaved, to whole files with vectors.

The encoder works in a thread of its own and takes what waits by itself, so that files are decoded
and stored meanwhile; between two groups it lets searches go first.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from ..encoders.base import Encoder
from ..encoders.batches import encode_batches, plain_batch
from ..encoders.precedence import Precedence
from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types import Modality
from ..types.decoded import Batch, FileDone
from ..types.vectors import Vectors
from .waiting import MOST_BYTES, WORTH_A_CALL, FileInFlight, Group, WaitingMedia

# A group is what the encoder does in this time, so that a search need not wait for long.
_SECONDS_A_GROUP = 0.25
_LEAST_AT_ONCE = {Modality.IMAGE: 2, Modality.AUDIO: 1, Modality.TEXT: 8}
_MOST_AT_ONCE = 256

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _Encoded:
    """What became of the batches of a file: their vectors, or why there are none."""

    file: FileInFlight
    batches: list[Batch]
    vectors: Vectors | Exception


class EncodingQueue:
    """Collects batches of many files, so that small ones are encoded together.

    All but the encoder itself runs on the caller's thread, within these calls.

    Args:
        on_whole: called once for every file that is read to its end and encoded.
        on_failed: called once for every file that the encoder cannot take, with the reason; what
            comes of it afterwards must not be put in any more.
        precedence: whom the encoder gives way to.
        clock: seconds from any start; rises steadily.
    """

    def __init__(
        self,
        encoder: Encoder,
        on_whole: Callable[[FileInFlight], None],
        on_failed: Callable[[FileInFlight, Exception], None],
        precedence: Precedence,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._encoder = encoder
        self._on_whole = on_whole
        self._on_failed = on_failed
        self._precedence = precedence
        self._clock = clock
        self._waiting = WaitingMedia(MOST_BYTES)
        self._encoded: queue.SimpleQueue[list[_Encoded] | Exception | None] = queue.SimpleQueue()
        self._most = dict(WORTH_A_CALL)
        self._busy = 0.0
        self._thread = threading.Thread(target=self._encode_all, name="encoder", daemon=True)
        self._started = self._clock()

    def start(self) -> None:
        """Let the encoder begin."""
        self._started = self._clock()
        self._thread.start()

    def put(self, file: FileInFlight, batch: Batch) -> None:
        """Take a batch, once there is room for it.

        Raises:
            Exception: the encoder can take nothing at all, for this reason.
        """
        self._hand_on_what_is_done()
        if not file.dropped:
            file.waiting += len(batch.segments)
            self._waiting.put(file, batch)

    def drop(self, file: FileInFlight) -> None:
        """Leave out what waits of a file that could not be read to its end."""
        file.dropped = True
        self._waiting.drop(file)

    def end(self, file: FileInFlight, done: FileDone) -> None:
        """Take the end of a file."""
        file.done = done
        if file.is_whole:
            self._on_whole(file)

    def drain(self) -> Iterator[None]:
        """Have all that waits encoded; yields after every group.

        Raises:
            Exception: as `put`.
        """
        self._waiting.end()
        while (encoded := self._encoded.get()) is not None:
            self._hand_on(encoded)
            yield

    def close(self) -> None:
        """End the encoder's thread and hand on what it was at; what else waits is lost."""
        self._waiting.end(empty=True)
        self._thread.join()
        self._hand_on_what_is_done()
        seconds = self._clock() - self._started
        _log.debug("the encoder worked for %.2f of %.2f s", self._busy, seconds)

    def _encode_all(self) -> None:
        """Encode group after group, on the encoder's thread, until nothing comes any more."""
        try:
            while (taken := self._waiting.take(self._most)) is not None:
                self._precedence.give_way()
                self._encoded.put(self._encode_timed(*taken))
        except Exception as error:  # noqa: BLE001 - it ends the run, on the thread that runs
            self._waiting.end(empty=True)
            self._encoded.put(error)
        self._encoded.put(None)

    def _encode_timed(self, modality: Modality, group: Group) -> list[_Encoded]:
        begin = self._clock()
        encoded = self._encode(modality, group)
        seconds = self._clock() - begin
        self._busy += seconds
        count = sum(map(_segments, group.values()))
        by_pace = round(count * _SECONDS_A_GROUP / max(seconds, 1e-6))
        self._most[modality] = min(max(by_pace, _LEAST_AT_ONCE[modality]), _MOST_AT_ONCE)
        return encoded

    def _encode(self, modality: Modality, group: Group) -> list[_Encoded]:
        """The vectors of a group; where there are none, find the files that are to blame."""
        try:
            vectors = encode_batches(self._encoder, list(chain.from_iterable(group.values())))
        except Exception:  # noqa: BLE001 - whose business it is turns out with each file alone
            return [self._encode_alone(modality, *one) for one in group.items()]
        ends = np.cumsum([_segments(batches) for batches in group.values()])
        parts = np.split(vectors, ends[:-1])
        return [_Encoded(*one, part) for one, part in zip(group.items(), parts, strict=True)]

    def _encode_alone(
        self, modality: Modality, file: FileInFlight, batches: list[Batch]
    ) -> _Encoded:
        try:
            return _Encoded(file, batches, encode_batches(self._encoder, batches))
        except Exception as error:  # noqa: BLE001 - the file's, if the encoder works at all
            # Where the encoder cannot take anything, the run ends here, and no file has failed.
            encode_batches(self._encoder, [plain_batch(modality, self._encoder.spec)])
            return _Encoded(file, batches, error)

    def _hand_on_what_is_done(self) -> None:
        while not self._encoded.empty():
            self._hand_on(self._encoded.get() or [])

    def _hand_on(self, encoded: list[_Encoded] | Exception) -> None:
        if isinstance(encoded, Exception):
            raise encoded
        for one in encoded:
            if not one.file.dropped:
                self._hand_on_one(one)

    def _hand_on_one(self, one: _Encoded) -> None:
        file, vectors = one.file, one.vectors
        if isinstance(vectors, Exception):
            self._fail(file, vectors)
            return
        if not np.isfinite(vectors).all():
            self._fail(file, UnreadableFileError(tr_noop("the model makes nothing of it")))
            return
        for batch in one.batches:
            file.segments.extend(batch.segments)
        file.vectors.append(vectors)
        file.waiting -= _segments(one.batches)
        if file.is_whole:
            self._on_whole(file)

    def _fail(self, file: FileInFlight, error: Exception) -> None:
        self.drop(file)
        self._on_failed(file, error)


def _segments(batches: list[Batch]) -> int:
    return sum(len(batch.segments) for batch in batches)
