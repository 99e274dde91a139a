"""Many channels to one that is heard: their mean, or a single one where the mean cancels."""

from __future__ import annotations

import numpy as np

from ..types.vectors import Samples

MOST_CHANNELS = 8
_CANCELS = 0.1  # -10 dB
_NEAR_LOUDEST = 0.5  # -3 dB


def mono(block: Samples) -> Samples:
    """Mix (frames, channels) down to (frames,).

    Channels that have nothing to do with one another add up to the sum of their powers. Where
    their sum has less than a tenth of that, they cancel: one is the other upside down, by a
    miswired cable or an effect of width. Then the first channel is taken that is within 3 dB of
    the loudest. A sound in one channel only is never taken for that.
    """
    mean: Samples = block.mean(axis=1, dtype=np.float32)
    channels = block.shape[1]
    if channels == 1:
        return mean
    powers = np.square(block).mean(axis=0, dtype=np.float64)
    power_of_sum = float(np.square(mean).mean(dtype=np.float64)) * channels**2
    if power_of_sum >= _CANCELS * powers.sum():
        return mean
    return block[:, int(np.argmax(powers >= _NEAR_LOUDEST * powers.max()))]


def bounded(block: Samples) -> Samples:
    """Fold (frames, channels) into at most 8 channels, with what is no number as silence."""
    clean = np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0)
    if clean.shape[1] <= MOST_CHANNELS:
        return clean
    groups = np.array_split(clean, MOST_CHANNELS, axis=1)
    folded: Samples = np.stack([group.mean(axis=1) for group in groups], axis=1)
    return folded


def widened(block: Samples, channels: int) -> Samples:
    """Give (frames, fewer channels) more of them, with the same mean, to stand beside others."""
    frames, own = block.shape
    if own == channels:
        return block
    more = channels - own
    mean = block.mean(axis=1, keepdims=True, dtype=np.float32)
    return np.concatenate([block, np.broadcast_to(mean, (frames, more))], axis=1)
