"""Sounds that we make, to measure where a model puts sounds in general.

The towers of an audio-text model fill two cones that lie apart, whatever goes in (arXiv
2203.02053). The mean of varied sounds is the axis of the one for sounds; a library's own mean
takes over from it as the library grows.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..types.vectors import Samples

_LOUDNESS = 0.1
_COLOURS = (0.0, 0.5, 1.0)
_PITCHES = (110.0, 220.0, 440.0, 880.0, 1760.0)
_OVERTONES = 6
_SEED = 3

_Signal = NDArray[np.float64]
_ENVELOPES: tuple[Callable[[_Signal], _Signal], ...] = (
    np.ones_like,
    lambda time: np.exp(-8.0 * (time % 1.0)),
    lambda time: (np.sin(2 * np.pi * 5.0 * time) > 0).astype(np.float64),
    lambda time: time / time[-1],
)


def reference_sounds(rate: int, seconds: float) -> list[Samples]:
    """Noises and notes, steady, struck, chopped and rising; the same at every call.

    Returns:
        Windows, each float32 in [-1, 1] of `rate * seconds` samples.
    """
    time = np.arange(round(rate * seconds)) / rate
    rng = np.random.default_rng(_SEED)
    sources = [_noise(rng, len(time), colour) for colour in _COLOURS]
    sources += [_note(time, pitch) for pitch in _PITCHES]
    return [_level(source * envelope(time)) for source in sources for envelope in _ENVELOPES]


def _noise(rng: np.random.Generator, length: int, colour: float) -> _Signal:
    """Noise whose amplitude falls with the frequency to the power of `colour`."""
    spectrum = np.fft.rfft(rng.standard_normal(length))
    spectrum[1:] /= np.arange(1, len(spectrum)) ** colour
    return np.fft.irfft(spectrum, length)


def _note(time: _Signal, pitch: float) -> _Signal:
    tones = [np.sin(2 * np.pi * pitch * n * time) / n for n in range(1, _OVERTONES + 1)]
    return np.asarray(np.sum(tones, axis=0))


def _level(signal: _Signal) -> Samples:
    loudness = float(np.sqrt(np.mean(np.square(signal))))
    return np.clip(signal * (_LOUDNESS / loudness), -1.0, 1.0).astype(np.float32)
