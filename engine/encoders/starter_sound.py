"""Sound to log-mel patches: what the starter's sound tower looks at.

As YAMNet was trained: frames of 25 ms every 10 ms, magnitudes in 64 bands of the mel scale from
125 to 7,500 Hz, their logarithm, cut into patches of 0.96 s. Short sounds are repeated to one
patch.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

SAMPLE_RATE = 16_000
FRAME, HOP, BINS = 400, 160, 512
BANDS = 64
LOWEST, HIGHEST = 125.0, 7_500.0
FLOOR = 1e-3
PATCH = 96
PATCH_HOP = 48
SHORTEST = FRAME + (PATCH - 1) * HOP


def patches(samples: Floats) -> Floats:
    """Turn a mono sound at `SAMPLE_RATE` into log-mel patches, float32 (n, PATCH, BANDS).

    The last patch ends with the sound, so nothing of it is left out; n is at least 1.
    """
    bands = log_mel(_long_enough(samples))
    last = len(bands) - PATCH
    starts = sorted({*range(0, last + 1, PATCH_HOP), last})
    return np.stack([bands[start : start + PATCH] for start in starts])


def log_mel(samples: Floats) -> Floats:
    """Return the logarithms of the mel bands of every frame, float32 (frames, BANDS)."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::HOP] * _window()
    sizes = np.abs(np.fft.rfft(frames, BINS)).astype(np.float32)
    # A product by BLAS would hang on how many threads it has, and machines would not agree.
    bands = np.einsum("fb,mb->fm", sizes, _filters())
    found: Floats = np.log(bands + np.float32(FLOOR))
    return found


def _long_enough(samples: Floats) -> Floats:
    """Repeat a sound that is shorter than one patch; no samples are silence."""
    if len(samples) >= SHORTEST:
        return samples
    return np.resize(samples, SHORTEST) if len(samples) else np.zeros(SHORTEST, np.float32)


@cache
def _window() -> Floats:
    """Return the periodic Hann window of a frame."""
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)).astype(np.float32)


@cache
def _filters() -> Floats:
    """Return triangular bands, even on the mel scale, float32 (BANDS, bins)."""
    bins = _mel(np.linspace(0.0, SAMPLE_RATE / 2, BINS // 2 + 1))[:, None]
    lowest, highest = _mel(np.array([LOWEST, HIGHEST]))
    edges = np.linspace(lowest, highest, BANDS + 2)
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    slopes = np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
    weights: Floats = np.maximum(slopes, 0.0).astype(np.float32)
    weights[0] = 0.0
    return np.ascontiguousarray(weights.T)


def _mel(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return HTK's mel of a frequency."""
    return 1127.0 * np.log1p(hertz / 700.0)
