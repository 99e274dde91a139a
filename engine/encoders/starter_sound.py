"""Sound to log-mel pictures: what the starter's audio tower looks at.

A window is brought to one loudness first and one that is short is repeated: neither length nor
level is a feature.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

SAMPLE_RATE = 16_000
FRAME = 512
HOP = 320
BANDS = 64
LOWEST, HIGHEST = 50.0, 7_800.0
LOUDNESS = 0.1
FLOOR = 1e-5
CENTRE, SPREAD = -5.0, 4.0


def level(samples: NDArray[np.float32], length: int) -> NDArray[np.float32]:
    """Repeat or cut a sound to `length` samples and bring it to one loudness."""
    if len(samples) == 0:
        return np.zeros(length, np.float32)
    fitted = np.resize(samples, length) if len(samples) < length else samples[:length]
    loudness = float(np.sqrt(np.mean(np.square(fitted, dtype=np.float64))))
    return np.asarray(fitted * (LOUDNESS / max(loudness, 1e-4)), np.float32)


def log_mel(sounds: Tensor) -> Tensor:
    """Turn levelled sounds (n, samples) into pictures (n, 1, bands, frames)."""
    spectrum = torch.stft(
        sounds, FRAME, HOP, window=_window(), center=True, pad_mode="reflect", return_complex=True
    )
    bands = _filters() @ spectrum.abs().square()
    return ((torch.log(bands + FLOOR) - CENTRE) / SPREAD).unsqueeze(1)


@cache
def _window() -> Tensor:
    """Return the analysis window."""
    return torch.hann_window(FRAME)


@cache
def _filters() -> Tensor:
    """Return triangular bands as (bands, bins)."""
    return torch.from_numpy(mel_bands())


def mel_bands() -> NDArray[np.float32]:
    """Triangles of height 1, float32 (bands, bins), even on the mel scale as HTK has it.

    The scale is 2595 log10(1 + f / 700) (Young et al., The HTK Book, 5.4).
    """
    hertz = np.fft.rfftfreq(FRAME, 1.0 / SAMPLE_RATE)
    lowest, highest = (2595.0 * np.log10(1.0 + edge / 700.0) for edge in (LOWEST, HIGHEST))
    edges = 700.0 * (10.0 ** (np.linspace(lowest, highest, BANDS + 2) / 2595.0) - 1.0)
    left, centre, right = (edges[start : start + BANDS, None] for start in range(3))
    rising, falling = (hertz - left) / (centre - left), (right - hertz) / (right - centre)
    return np.maximum(0.0, np.minimum(rising, falling)).astype(np.float32)
