"""A sound as a picture: how loud each pitch is at each moment, for a person to look at.

A mel spectrogram of the mean of all channels, in decibels below its loudest part. The sound is read
once from its beginning to its end, in memory that does not grow with its length.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

import numpy as np
from PIL import Image

from ..types import Metadata, Modality, Preview, PreviewKind
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import Samples
from .channels import mono
from .limits import Limits
from .sound import Sound
from .sound_reader import open_sound

RATE = 16_000
WIDTH, HEIGHT = 1200, 128
_WINDOW, _HOP = 1024, 256
_RANGE_DB = 80.0
_SILENCE = 1e-10
_QUALITY = 85
# So much is transformed at once, and then laid together into columns of the picture.
_PART_SECONDS = 60
_AT_WORK = Batch(Modality.AUDIO, ())


def draw_spectrogram(file: BinaryIO, limits: Limits) -> Iterator[Part]:
    """Draw a sound, or the sound of a video.

    Yields:
        An empty batch now and then, as a sign of life; then the end, whose preview is a grey JPEG,
        low pitches at its lower edge, white the loudest, at most `WIDTH` by `HEIGHT` pixels.

    Raises:
        UnreadableFileError: there is no sound in it.
    """
    loudness = np.zeros((HEIGHT, 0), np.float32)
    each = 1
    with open_sound(file, RATE) as sound:
        for part in _parts(sound, limits.audio_seconds):
            yield _AT_WORK
            loudness = np.hstack((loudness, _laid_together(_powers(part), each)))
            while loudness.shape[1] > 2 * WIDTH:
                loudness, each = _laid_together(loudness, 2), each * 2
    yield FileDone(Modality.AUDIO, Metadata(), Preview(PreviewKind.JPEG, _drawn(loudness)))


def _parts(sound: Sound, most_seconds: int) -> Iterator[Samples]:
    """The sound as mono float32 (n,), in parts of a minute, up to the limit."""
    held = np.zeros(0, np.float32)
    left = most_seconds * RATE
    for block in sound.blocks:
        held = np.concatenate((held, mono(block)[:left]))
        left -= len(block)
        if len(held) >= _PART_SECONDS * RATE or left <= 0:
            yield held
            held = held[:0]
        if left <= 0:
            return
    if len(held):
        yield held


def _powers(samples: Samples) -> Samples:
    """Power by pitch and moment, float32 (HEIGHT, moments), of samples (n,)."""
    padded = np.pad(samples, _WINDOW // 2)
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    spectrum = np.fft.rfft(windows * np.hanning(_WINDOW).astype(np.float32))
    found: Samples = _mel_bands() @ np.square(np.abs(spectrum)).T.astype(np.float32)
    return found


# librosa's own would take three seconds to import, and a place to write to, which a confined
# decoder has none of.
@cache
def _mel_bands() -> Samples:
    """How much each frequency counts in each band, float32 (HEIGHT, _WINDOW // 2 + 1).

    Triangles that overlap by half, equally far apart on the mel scale (O'Shaughnessy, 1987).
    """
    highest = 2595 * np.log10(1 + RATE / 2 / 700)
    edges = 700 * (10 ** (np.linspace(0, highest, HEIGHT + 2) / 2595) - 1)
    frequencies = np.fft.rfftfreq(_WINDOW, 1 / RATE)
    # At the low end bands are narrower than the frequencies lie apart.
    width = np.maximum(np.diff(edges), RATE / _WINDOW)
    distance = frequencies - edges[1:-1, None]
    rising, falling = 1 + distance / width[:-1, None], 1 - distance / width[1:, None]
    bands: Samples = np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
    bands /= bands.sum(axis=1, keepdims=True)
    return bands


def _laid_together(powers: Samples, each: int) -> Samples:
    """The mean of so many neighbouring moments, float32 (HEIGHT, fewer moments)."""
    starts = np.arange(0, powers.shape[1], each)
    sums: Samples = np.add.reduceat(powers, starts, axis=1)
    counts = np.diff(np.append(starts, powers.shape[1])).astype(np.float32)
    return sums / counts


def _drawn(powers: Samples) -> bytes:
    loudest = max(float(powers.max(initial=0)), _SILENCE)
    decibels = 10 * np.log10(np.maximum(powers / loudest, _SILENCE))
    shades = np.uint8(255 * np.clip(1 + decibels / _RANGE_DB, 0, 1))
    picture = Image.fromarray(np.flipud(shades))
    if picture.width > WIDTH:
        picture = picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=_QUALITY)
    return content.getvalue()
