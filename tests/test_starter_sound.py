"""The starter's log-mel patches, against librosa's own on sounds that librosa makes."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

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

SECONDS = 2.0


@pytest.mark.slow
@pytest.mark.parametrize("sound", ["tone", "chirp", "clicks"])
def test_bands_of_sounds_are_librosas(sound: str) -> None:
    """A tone, a sweep and clicks give the mel bands that librosa gives."""
    import librosa

    made = {
        "tone": {"frequency": 440.0, "duration": SECONDS},
        "chirp": {"fmin": 150.0, "fmax": 6000.0, "duration": SECONDS},
        "clicks": {"times": np.array([0.2, 0.9, 1.5]), "length": int(SECONDS * SAMPLE_RATE)},
    }
    samples = getattr(librosa, sound)(sr=SAMPLE_RATE, **made[sound]).astype(np.float32)
    frames = librosa.util.frame(samples, frame_length=FRAME, hop_length=HOP, axis=0)
    window = librosa.filters.get_window("hann", FRAME)
    sizes = np.abs(np.fft.rfft(frames * window, BINS))
    bands = librosa.filters.mel(
        sr=SAMPLE_RATE, n_fft=BINS, n_mels=BANDS, fmin=LOWEST, fmax=HIGHEST, htk=True, norm=None
    )
    np.testing.assert_allclose(log_mel(samples), np.log(sizes @ bands.T + FLOOR), atol=2e-2)


def test_the_highest_band_follows_the_pitch() -> None:
    """A sweep moves up through the bands as it rises."""
    pitches = np.geomspace(150.0, 6000.0, int(SECONDS * SAMPLE_RATE))
    sweep = np.sin(2 * np.pi * np.cumsum(pitches) / SAMPLE_RATE)
    loudest = log_mel(sweep.astype(np.float32)).argmax(axis=1)
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


def test_bands_do_not_hang_on_the_number_of_threads() -> None:
    """A machine with more cores makes the same bytes of a sound."""
    sound = np.random.default_rng(0).normal(0.0, 0.1, 10 * SAMPLE_RATE).astype(np.float32)
    found = set()
    for threads in (1, 2, 4):
        with threadpool_limits(threads):
            found.add(log_mel(sound).tobytes())
    assert len(found) == 1
