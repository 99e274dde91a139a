"""Sound to log-mel pictures, as CLAP's own feature extractor makes them of a window.

The extractor of `transformers` cuts anything over its window at a random place; here a window is
never longer, so nothing is left to chance, and the spectrum is taken in one go.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from ..types.vectors import Samples
from .transformers_runtime import import_transformers

_FLOOR = 1e-10
# The extractor's own word for a model without fusion, whose mel scale is another one.
_UNFUSED = "rand_trunc"


class LogMel:
    """Log-mel spectrogram of windows, by the settings of a model's `preprocessor_config.json`."""

    def __init__(self, preprocessing: dict[str, Any]) -> None:
        extractor = import_transformers().ClapFeatureExtractor(**preprocessing)
        filters = (
            extractor.mel_filters_slaney
            if extractor.truncation == _UNFUSED
            else extractor.mel_filters
        )
        self._length: int = extractor.nb_max_samples
        self._repeats = extractor.padding in {"repeat", "repeatpad"}
        self._frame: int = extractor.fft_window_size
        self._hop: int = extractor.hop_length
        self._taper = torch.hann_window(self._frame, dtype=torch.float64)
        self._filters = torch.from_numpy(np.asarray(filters, np.float64))

    @property
    def noise(self) -> Tensor:
        """What `of` makes of noise, the same each time."""
        return self.of(np.random.default_rng(0).uniform(-1, 1, self._length).astype(np.float32))

    def of(self, window: Samples) -> Tensor:
        """Decibels, float32 (1, 1, frames, bands), of a window of at least one sample."""
        samples = torch.from_numpy(self.fit(window).astype(np.float64))
        spectrum = torch.stft(
            samples, self._frame, self._hop, window=self._taper, center=True, return_complex=True
        )
        bands = spectrum.abs().square().T @ self._filters
        return (10.0 * bands.clamp_min(_FLOOR).log10()).to(torch.float32)[None, None]

    def fit(self, window: Samples) -> Samples:
        """A window of exactly the model's length: repeated whole and then padded, or cut."""
        times = max(1, self._length // max(1, len(window))) if self._repeats else 1
        fitted = np.zeros(self._length, np.float32)
        repeated = np.tile(window, times)[: self._length]
        fitted[: len(repeated)] = repeated
        return fitted
