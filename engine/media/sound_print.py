"""What tells a sound from others in whatever form it was saved: 32 bits for each moment of it.

A bit says whether the step from one band of frequencies to the next has become larger within a
sixteenth of a second (Haitsma and Kalker, A highly robust audio fingerprinting system, 2002).
Neither gain nor a codec changes much of that, nor a cut anywhere, since moments follow closely.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from ..types import Metadata, Modality, Preview
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import Samples
from .channels import joined, mono
from .sound import Sound
from .sound_reader import open_sound

RATE = 8000
_FRAME, _HOP = 4096, 256
# In moments: what each is compared with lies so far back.
_BACK = 2
# What follows says nothing more of which sound it is.
_MOST_SAMPLES = 120 * RATE
_LOWEST, _HIGHEST, _BANDS = 300, 2000, 33
# Nothing is told 60 dB below the loudest band, nor 30 dB below that of the moment, where codecs put
# noise. A change by less than a fiftieth is none.
_FLOOR, _MOMENT_FLOOR, _LEAST_POWER, _LEAST_STEP = 1e-6, 1e-3, 1e-9, 0.02
_AT_ONCE = 256


def read_sound_print(file: BinaryIO) -> Iterator[Part]:
    """Make the print of a sound, or of the sound of a video.

    Raises:
        UnreadableFileError: there is no sound in it.
    """
    with open_sound(file, RATE) as sound:
        samples = _beginning(sound)
    yield Batch(Modality.AUDIO, ())
    data = sound_print(samples).tobytes()
    yield FileDone(Modality.AUDIO, Metadata(), Preview(), fingerprint=data)


def sound_print(samples: Samples) -> NDArray[np.uint32]:
    """The bits of each moment of a sound at 8000 Hz, (n,); uint32 (m,), little-endian.

    Those of silence, and of the noise that a codec leaves in its place, are 0.
    """
    starts = range(0, len(samples) - _FRAME + 1, _HOP)
    if len(starts) <= _BACK:
        return np.empty(0, "<u4")
    bands = np.concatenate(
        [_bands(samples, starts[at : at + _AT_ONCE]) for at in range(0, len(starts), _AT_ONCE)]
    )
    least = max(_FLOOR * float(bands.max()), _LEAST_POWER)
    floors = np.maximum(_MOMENT_FLOOR * bands.max(axis=1, keepdims=True), least)
    floors = np.maximum(floors[_BACK:], floors[:-_BACK])
    change = np.log(bands[_BACK:] + floors) - np.log(bands[:-_BACK] + floors)
    bits = -np.diff(change, axis=1) > _LEAST_STEP
    packed: NDArray[np.uint32] = np.packbits(bits, axis=1, bitorder="little").view("<u4")
    return packed[:, 0]


def _beginning(sound: Sound) -> Samples:
    """The first two minutes of a sound, mono."""
    held: list[Samples] = []
    count = 0
    for block in sound.blocks:
        held.append(block)
        count += len(block)
        if count >= _MOST_SAMPLES:
            break
    return mono(joined(held))[:_MOST_SAMPLES] if held else np.empty(0, np.float32)


def _bands(samples: Samples, starts: range) -> NDArray[np.float64]:
    """How much power each band of each frame has; (n, 33)."""
    window = np.hanning(_FRAME)
    frames = np.stack([samples[start : start + _FRAME] for start in starts]) * window
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    edges = np.geomspace(_LOWEST, _HIGHEST, _BANDS + 1) / RATE * _FRAME
    return np.add.reduceat(power, edges.round().astype(np.intp), axis=1)[:, :_BANDS]
