"""An open sound as its readers hand it over, whichever library decodes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import soxr

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types.vectors import Samples
from .channels import MOST_CHANNELS, bounded

Frames = Iterator[tuple[int, Samples]]

_BLOCK_FRAMES = 65_536
_MOST_RATE = 20_000_000


@dataclass(frozen=True, slots=True)
class Sound:
    """An open sound file.

    Attributes:
        blocks: float32 blocks (n, channels) at the rate asked for, of any length and at most 8
            channels, whose number may change on the way.
        length: tells how many seconds the whole has, for a sound that is not read to its end.
        note: tells what is wrong with what was read, on a line; asked after the last block.
        tags: readable text by their names in small letters.
    """

    blocks: Iterator[Samples]
    length: Callable[[], float]
    note: Callable[[], str]
    tags: dict[str, str]


def resampled(frames: Frames, rate: int) -> Iterator[Samples]:
    """Bring (rate, samples (n, channels)) to one rate, and to blocks of about a second.

    Sounds that were joined, or damaged, go on at another rate or with other channels.

    Raises:
        UnreadableFileError: a rate is none.
    """
    for (own_rate, stored), alike in groupby(frames, key=lambda one: (one[0], one[1].shape[1])):
        if not 0 < own_rate <= _MOST_RATE:
            raise UnreadableFileError(
                tr_noop("the sound is damaged: its sample rate is out of range")
            )
        channels = min(stored, MOST_CHANNELS)
        resampler = soxr.ResampleStream(own_rate, rate, channels, dtype="float32")
        size = max(1, min(_BLOCK_FRAMES, own_rate) * channels // stored)
        for block in _in_blocks((samples for _, samples in alike), size):
            yield _resample(resampler, bounded(block), last=False)
        yield _resample(resampler, np.zeros((0, channels), np.float32), last=True)


def _resample(resampler: soxr.ResampleStream, block: Samples, *, last: bool) -> Samples:
    channels = block.shape[1]
    out: Samples = resampler.resample_chunk(block if channels > 1 else block[:, 0], last=last)
    return out.reshape(-1, channels)


def _in_blocks(pieces: Iterator[Samples], size: int) -> Iterator[Samples]:
    """Gather small pieces and cut large ones."""
    held: list[Samples] = []
    count = 0
    for piece in pieces:
        held.append(piece)
        count += len(piece)
        if count >= size:
            whole = np.concatenate(held)
            yield from (whole[at : at + size] for at in range(0, count - size + 1, size))
            held, count = [whole[count - count % size :]], count % size
    if count:
        yield np.concatenate(held)
