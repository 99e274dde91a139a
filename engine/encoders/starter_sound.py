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
    """Return triangular bands, even on the mel scale, as (bands, bins)."""
    # librosa takes two seconds to import, and only sounds need it.
    from librosa.filters import mel  # noqa: PLC0415

    bands = mel(
        sr=SAMPLE_RATE, n_fft=FRAME, n_mels=BANDS, fmin=LOWEST, fmax=HIGHEST, htk=True, norm=None
    )
    return torch.from_numpy(bands)
