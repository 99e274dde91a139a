"""Many channels to one that is heard: their mean, or a single one where the mean cancels."""

from __future__ import annotations

from collections.abc import Sequence

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
    channels: list[Samples] = list(block.T.copy())
    total: Samples = np.add.reduce(channels)
    powers = np.array([np.dot(channel, channel) for channel in channels])
    if np.dot(total, total) >= _CANCELS * powers.sum():
        return total / np.float32(len(channels))
    return channels[int(np.argmax(powers >= _NEAR_LOUDEST * powers.max()))]


def loudness(block: Samples) -> Samples:
    """The greatest amplitude in any channel of (frames, channels), as (frames,)."""
    greatest: Samples = np.maximum.reduce(np.abs(np.ascontiguousarray(block.T)))
    return greatest


def bounded(block: Samples) -> Samples:
    """Fold (frames, channels) into at most 8 channels, with what is no number as silence."""
    clean = np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0)
    if clean.shape[1] <= MOST_CHANNELS:
        return clean
    groups = np.array_split(clean, MOST_CHANNELS, axis=1)
    folded: Samples = np.stack([group.mean(axis=1) for group in groups], axis=1)
    return folded


def joined(blocks: Sequence[Samples]) -> Samples:
    """Put (frames, channels) one after the other, with as many channels as any of them has."""
    channels = max(block.shape[1] for block in blocks)
    return np.concatenate([widened(block, channels) for block in blocks])


def widened(block: Samples, channels: int) -> Samples:
    """Give (frames, fewer channels) more of them, with the same mean, to stand beside others."""
    frames, own = block.shape
    if own == channels:
        return block
    more = channels - own
    mean = block.mean(axis=1, keepdims=True, dtype=np.float32)
    return np.concatenate([block, np.broadcast_to(mean, (frames, more))], axis=1)
