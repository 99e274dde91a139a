"""The starter's log-mel patches, against librosa's own on sounds that librosa makes."""

from __future__ import annotations

import librosa
import numpy as np
import pytest

from engine.encoders.starter_sound import (
    BANDS,
    BINS,
    FLOOR,
    FRAME,
    HIGHEST,
    HOP,
    LOWEST,
    PATCH,
    PATCH_HOP,
    SAMPLE_RATE,
    SHORTEST,
    log_mel,
    patches,
)

TONE = librosa.tone(440.0, sr=SAMPLE_RATE, duration=2.0)
SWEEP = librosa.chirp(fmin=150.0, fmax=6000.0, sr=SAMPLE_RATE, duration=2.0)
CLICKS = librosa.clicks(times=np.array([0.2, 0.9, 1.5]), sr=SAMPLE_RATE, length=2 * SAMPLE_RATE)


@pytest.mark.slow
@pytest.mark.parametrize("sound", [TONE, SWEEP, CLICKS], ids=["tone", "sweep", "clicks"])
def test_bands_of_sounds_are_librosas(sound: np.ndarray) -> None:
    """A tone, a sweep and clicks give the mel bands that librosa gives."""
    samples = sound.astype(np.float32)
    frames = librosa.util.frame(samples, frame_length=FRAME, hop_length=HOP, axis=0)
    window = librosa.filters.get_window("hann", FRAME)
    sizes = np.abs(np.fft.rfft(frames * window, BINS))
    bands = librosa.filters.mel(
        sr=SAMPLE_RATE, n_fft=BINS, n_mels=BANDS, fmin=LOWEST, fmax=HIGHEST, htk=True, norm=None
    )
    np.testing.assert_allclose(log_mel(samples), np.log(sizes @ bands.T + FLOOR), atol=2e-2)


def test_the_highest_band_follows_the_pitch() -> None:
    """A sweep moves up through the bands as it rises."""
    loudest = log_mel(SWEEP.astype(np.float32)).argmax(axis=1)
    first, last = loudest[len(loudest) // 10], loudest[-len(loudest) // 10]
    assert first < BANDS // 4 < 2 * BANDS // 3 < last


@pytest.mark.parametrize("count", [0, 1, SHORTEST - 1, SHORTEST, 20_000, 160_000])
def test_a_sound_of_any_length_has_whole_patches(count: int) -> None:
    """Nothing, a click and ten seconds give at least one finite patch of one shape."""
    found = patches(np.full(count, 0.1, np.float32))
    assert found.shape[1:] == (PATCH, BANDS)
    assert len(found) >= 1
    assert found.dtype == np.float32
    assert np.isfinite(found).all()


def test_the_last_patch_ends_with_the_sound() -> None:
    """What comes after the last whole step is heard too."""
    samples = np.random.default_rng(0).standard_normal(33_333).astype(np.float32)
    bands = log_mel(samples)
    assert (len(bands) - PATCH) % PATCH_HOP
    np.testing.assert_array_equal(patches(samples)[-1], bands[-PATCH:])
