"""Sound to log-mel pictures: what the starter's audio tower looks at.

Own filter bank and `torch.stft` only, so that encoding needs no audio library. A window is brought
to one loudness first and one that is short is repeated: neither length nor level is a feature.
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
    """Return triangular bands, even on the mel scale, as (bands, bins)."""
    edges = _hertz(np.linspace(_mel(LOWEST), _mel(HIGHEST), BANDS + 2))
    bins = np.linspace(0, SAMPLE_RATE / 2, FRAME // 2 + 1)
    rising = (bins[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - bins[None]) / (edges[2:] - edges[1:-1])[:, None]
    return torch.from_numpy(np.maximum(0, np.minimum(rising, falling)).astype(np.float32))


def _mel(hertz: float) -> float:
    """Return the pitch of a frequency on the mel scale."""
    return float(2595.0 * np.log10(1.0 + hertz / 700.0))


def _hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the frequencies of some pitches."""
    return np.asarray(700.0 * (10.0 ** (mel / 2595.0) - 1.0))
