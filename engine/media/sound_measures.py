"""Defects of a sound, as a decoder measures them: silence, clipping and the hum of mains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np

from ..types import Metadata, Modality, Preview
from ..types.decoded import Batch, FileDone, Part
from ..types.quality import Defect, Measure
from ..types.vectors import Samples
from .channels import loudness, mono
from .limits import Limits
from .sound_reader import open_sound

RATE = 16_000
# A hum is there all the time: the first minutes tell.
_MOST_SECONDS = 300
# Amplitudes of full scale 1: nothing is heard below -60 dB, and what is never loud is not clipped.
_HEARD, _LOUD = 0.001, 0.2
# Samples within 1 % of the loudest, so many in a row, are cut off.
_TOP, _IN_A_ROW = 0.99, 4
_PART = RATE * 2
_MAINS = (50, 60)
_HARMONICS = 6
_AT_WORK = Batch(Modality.AUDIO, ())


@dataclass(slots=True)
class SoundMeasurer:
    """Takes a sound block by block.

    Attributes:
        loudest: the greatest amplitude so far, of full scale 1.
    """

    loudest: float = 0.0
    _levels: list[Samples] = field(default_factory=list)
    _held: list[Samples] = field(default_factory=list)
    _hums: list[float] = field(default_factory=list)

    def take(self, block: Samples) -> None:
        """Take the next samples, float32 (n, channels) at `RATE`."""
        levels = loudness(block)
        self.loudest = max(self.loudest, float(levels.max(initial=0.0)))
        self._levels.append(levels)
        self._held.append(mono(block))
        if sum(map(len, self._held)) >= _PART:
            self._hear()

    def measures(self) -> Iterator[Measure]:
        """What was measured, once all is taken."""
        yield Measure(Defect.SILENT, 1 - min(1.0, self.loudest / _HEARD * 0.01))
        if self.loudest < _HEARD:
            return
        yield Measure(Defect.CLIPPED, self._clipped())
        if self._hums:
            yield Measure(Defect.HUMMING, min(self._hums))

    def _hear(self) -> None:
        samples = np.concatenate(self._held)
        self._held = []
        self._hums.append(hum(samples[:_PART]))

    def _clipped(self) -> float:
        """The share of samples that lie in a row at the very top."""
        levels = np.concatenate(self._levels)
        if self.loudest < _LOUD:
            return 0.0
        is_top = np.concatenate([[False], levels >= _TOP * self.loudest, [False]])
        edges = np.flatnonzero(np.diff(is_top.astype(np.int8)))
        lengths = edges[1::2] - edges[::2]
        return float(lengths[lengths >= _IN_A_ROW].sum() / max(1, len(levels)))


def hum(samples: Samples) -> float:
    """The share of power in the lines of 50 or 60 Hz and their multiples, 0 to 1.

    What lies beside a line is taken off, so that music around it does not count.

    Args:
        samples: float32 (n,) at `RATE`.
    """
    power = np.square(np.abs(np.fft.rfft(samples * np.hanning(len(samples)))))
    step = RATE / len(samples)
    total = float(power.sum()) or 1.0
    return max(sum(_line(power, step, base * n) for n in _numbers()) / total for base in _MAINS)


def _numbers() -> range:
    return range(1, _HARMONICS + 1)


def _line(power: np.ndarray[tuple[int], np.dtype[np.float64]], step: float, hertz: int) -> float:
    """The power of a line that stands above what is beside it by far, else 0."""
    low, high = round((hertz - 1) / step), round((hertz + 1) / step) + 1
    line = power[low:high]
    beside = np.concatenate(
        [power[round((hertz - 8) / step) : low - 2], power[high + 2 : round((hertz + 8) / step)]]
    )
    level = float(np.median(beside))
    return float(line.sum()) - level * len(line) if line.max() > 30 * level else 0.0


def measure_sound(file: BinaryIO, limits: Limits) -> Iterator[Part]:
    """Measure the begin of a sound, or of the sound of a video.

    Yields:
        An empty batch now and then, as a sign of life; then the end, with the measures.

    Raises:
        UnreadableFileError: there is no sound in it.
    """
    measurer, most = SoundMeasurer(), min(_MOST_SECONDS, limits.audio_seconds) * RATE
    with open_sound(file, RATE) as sound:
        count = 0
        for block in sound.blocks:
            measurer.take(block)
            count += len(block)
            yield _AT_WORK
            if count >= most:
                break
    yield FileDone(Modality.AUDIO, Metadata(), Preview(), measures=tuple(measurer.measures()))
