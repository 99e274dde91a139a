"""Sounds: overlapping windows for the encoder, peaks of the whole for the tile."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

import numpy as np

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..stored_texts import HOURS_ONLY
from ..types import PEAKS, Metadata, Modality, Preview, PreviewKind, Segment, SegmentKind
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import InputSpec, Samples
from .carried_picture import cover_of_sound
from .channels import joined, loudness, mono
from .ffmpeg_sound import ENDS_EARLY
from .limits import Limits
from .sound import Sound
from .sound_reader import open_sound
from .sound_tags import author_of, day_of

SILENT = tr_noop("silent, or nearly so")
_BATCH = 8
_SILENCE_RMS = 1e-3  # -60 dBFS
_LEAST_SECONDS = 0.05
_PEAK_SAMPLES = 64

Window = tuple[Segment, Samples]


def decode_sound(file: BinaryIO, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Decode a sound as a stream; memory does not grow with its length.

    Yields:
        Batches of at most 8 windows, then the end. Silent windows are left out, unless the
        whole sound is silent: then its first window stands for it. A batch of none tells that the
        decoder is at work, in hours of silence.

    Raises:
        UnreadableFileError: there is no sound in it, or it breaks off at once.
    """
    with open_sound(file, spec.sample_rate) as sound:
        tape = _Tape(sound, spec.sample_rate, limits.audio_seconds)
        yield from _batches(_windows(tape, spec), tape)
        yield _end(sound, tape, cover_of_sound(file, limits))


class _Tape:
    """The samples of one sound as they pass by, counted, bounded and with their peaks noted."""

    def __init__(self, sound: Sound, rate: int, most_seconds: int) -> None:
        self._sound = sound
        self._rate = rate
        self._most = most_seconds * rate
        self._peaks: list[Samples] = []
        self._length = 0
        self.is_cut = False
        self.note = ""

    @property
    def seconds(self) -> float:
        """Length of what has passed by."""
        return self._length / self._rate

    def blocks(self) -> Iterator[Samples]:
        """Yield (n, channels) in [-1, 1]; notes what is wrong with them, or where it stops."""
        for block in self._sound.blocks:
            kept = np.clip(block[: self._most - self._length], -1.0, 1.0)
            self._length += len(kept)
            self._note_peaks(kept)
            yield kept
            if len(kept) < len(block):
                self.is_cut = True
                self.note = HOURS_ONLY.format(number=f"{self._most / self._rate / 3600:g}")
                return
        self.note = self._sound.note()
        self._refuse_too_little()

    def peaks(self) -> bytes:
        """Return 80 bytes: the greatest amplitude, in any channel, of each 80th of the sound."""
        coarse = np.concatenate(self._peaks)
        edges = np.linspace(0, len(coarse), PEAKS, endpoint=False).astype(np.intp)
        pooled = np.maximum.reduceat(coarse, edges)
        return (pooled * 255.0).round().astype(np.uint8).tobytes()

    def _note_peaks(self, block: Samples) -> None:
        if len(block):
            starts = np.arange(0, len(block), _PEAK_SAMPLES)
            self._peaks.append(np.maximum.reduceat(loudness(block), starts))

    def _refuse_too_little(self) -> None:
        if self.note == ENDS_EARLY and self.seconds < _LEAST_SECONDS:
            raise UnreadableFileError(tr_noop("the sound is cut short"))
        if self._length == 0:
            raise UnreadableFileError(tr_noop("there is no sound in this file"))


def _windows(tape: _Tape, spec: InputSpec) -> Iterator[Window]:
    """Cut into windows; the last one holds what no other window holds, and may be shorter."""
    rate = spec.sample_rate
    length, hop = round(spec.window_seconds * rate), round(spec.hop_seconds * rate)
    held: list[Samples] = []
    count = start = covered = 0
    for block in tape.blocks():
        held.append(block)
        count += len(block)
        if count < length:
            continue
        whole = joined(held)
        while len(whole) >= length:
            yield _window(whole[:length], start, rate)
            covered = start + length
            whole, start = whole[hop:], start + hop
        held, count = [whole], len(whole)
    if start + count > covered:
        yield _window(joined(held), start, rate)


def _window(samples: Samples, start: int, rate: int) -> Window:
    segment = Segment(SegmentKind.WINDOW, start / rate, (start + len(samples)) / rate)
    return segment, mono(samples)


def _batches(windows: Iterator[Window], tape: _Tape) -> Iterator[Batch]:
    first: Window | None = None
    heard = False
    while some := list(islice(windows, _BATCH)):
        first = first or some[0]
        loud = [window for window in some if is_heard(window[1])]
        heard = heard or bool(loud)
        yield _batch(loud)
    if first is not None and not heard:
        tape.note = tape.note or SILENT
        yield _batch([first])


def is_heard(samples: Samples) -> bool:
    """Whether a window, (n,), is more than silence."""
    return float(np.sqrt(np.mean(np.square(samples)))) >= _SILENCE_RMS


def _batch(windows: list[Window]) -> Batch:
    segments, arrays = zip(*windows, strict=True) if windows else ((), ())
    return Batch(Modality.AUDIO, segments, arrays)


def _end(sound: Sound, tape: _Tape, cover: bytes) -> FileDone:
    tags = sound.tags
    return FileDone(
        Modality.AUDIO,
        Metadata(
            duration=max(tape.seconds, sound.length() if tape.is_cut else 0.0),
            title=tags.get("title", ""),
            author=author_of(tags),
            taken=day_of(tags),
            album=tags.get("album", ""),
            note=tape.note,
        ),
        Preview(PreviewKind.PEAKS, tape.peaks() + cover),
    )
