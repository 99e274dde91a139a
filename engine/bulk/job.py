"""One job of encoding: the files of some folders, or a part of them, into one file of vectors."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..alignment.audio_setup import prepare_audio
from ..alignment.runtime_setup import settle_runtime
from ..encoders.base import Encoder
from ..errors import Cancelled
from ..indexing.meter import Meter
from ..indexing.pace import Pace
from ..indexing.scan import Scan
from ..indexing.shard import ALL, Shard
from ..types import FileStat, Progress, Stage
from .encoded import EncodedFile, UnreadFile
from .encoding import FileEncoder, FoundFile
from .vector_files import MadeBy, VectorWriter


@dataclass(frozen=True, slots=True)
class EncodeReport:
    """What a job did, in contents: what several files have is encoded once.

    Attributes:
        segments: how many vectors these have.
        unread: files without vectors.
        seconds: how long it took.
    """

    encoded: int
    segments: int
    unread: tuple[UnreadFile, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class EncodeJob:
    """What is to be encoded, and where its vectors go.

    Attributes:
        places: absolute paths of folders, or of files.
        out: the file that is written once all is done.
        preset: what the encoder goes by.
        ignore: globs to leave out.
    """

    encoder: Encoder
    preset: str
    places: tuple[str, ...]
    out: Path
    ignore: tuple[str, ...] = ()
    shard: Shard = ALL

    def run(
        self, on_progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> EncodeReport:
        """Encode, and write.

        Raises:
            UserError: the model is missing or damaged, or the file cannot be written.
            Cancelled: `cancelled` came true; nothing was written.
        """
        started, meter = time.monotonic(), Meter(on_progress)
        meter.enter(Stage.LOADING)
        self.encoder.load()
        meter.enter(Stage.SCANNING)
        unread: list[UnreadFile] = []
        found = [one for place in self.places for one in self._found(place, unread)]
        paths = [one.stat.path for one in found]
        settle_runtime(self.encoder, paths, on_progress, cancelled)
        prepare_audio(self.encoder, paths, on_progress, cancelled)
        meter.enter(Stage.INDEXING, len(found), Pace([one.stat for one in found], {}))
        encoded = segments = 0
        made = MadeBy.of(self.encoder, self.preset)
        with VectorWriter(self.out, made) as writer, closing(FileEncoder(self.encoder)) as files:
            for result in files.encode(found, cancelled):
                is_read = isinstance(result, EncodedFile)
                meter.file_done(FileStat(result.path, 0, 0), failed=not is_read)
                if isinstance(result, UnreadFile):
                    unread.append(result)
                    continue
                writer.add(result)
                encoded, segments = encoded + 1, segments + len(result.segments)
            if cancelled():
                raise Cancelled
        return EncodeReport(encoded, segments, tuple(unread), time.monotonic() - started)

    def _found(self, place: str, unread: list[UnreadFile]) -> Iterator[FoundFile]:
        """The files at a place that are of this part, told below it, or below their folder."""
        root = place if os.path.isdir(place) else os.path.dirname(place)
        scan = Scan(place, root, self.ignore)
        for stat in scan.files():
            if self.shard.owns(stat.path, root):
                yield FoundFile.below(stat, root)
        unread.extend(UnreadFile(path, reason) for path, reason in scan.unreadable.items())
