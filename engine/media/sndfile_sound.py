"""Sounds through libsndfile: formats of instruments and laboratories that FFmpeg does not know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import soundfile

from .ffmpeg_sound import ENDS_EARLY
from .sound import Frames, Sound, resampled
from .sound_tags import readable

_BLOCK_FRAMES = 65_536


@contextmanager
def open_with_sndfile(file: BinaryIO, rate: int) -> Iterator[Sound]:
    """Open a sound for streaming at `rate` Hz.

    Raises:
        soundfile.SoundFileError: it is none that libsndfile knows.
    """
    file.seek(0)
    with soundfile.SoundFile(file) as source:
        reading = _Reading(source)
        yield Sound(
            blocks=resampled(reading.frames(), rate),
            length=lambda: source.frames / source.samplerate,
            note=lambda: ENDS_EARLY if reading.breaks_off else "",
            tags=readable(source.copy_metadata(), doubts_latin=False),
        )


class _Reading:
    def __init__(self, source: soundfile.SoundFile) -> None:
        self._source = source
        self.breaks_off = False

    def frames(self) -> Frames:
        most = max(1, _BLOCK_FRAMES // self._source.channels)
        try:
            while len(block := self._source.read(most, dtype="float32", always_2d=True)):
                yield self._source.samplerate, block
        except soundfile.SoundFileError:
            self.breaks_off = True
