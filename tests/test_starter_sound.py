"""The starter's log-mel pictures, against librosa's own on sounds that librosa makes."""

from __future__ import annotations

import librosa
import numpy as np
import pytest
import torch

from engine.encoders.starter_sound import (
    BANDS,
    CENTRE,
    FLOOR,
    FRAME,
    HIGHEST,
    HOP,
    LOWEST,
    SAMPLE_RATE,
    SPREAD,
    level,
    log_mel,
)

TONE = librosa.tone(440.0, sr=SAMPLE_RATE, duration=2.0)
SWEEP = librosa.chirp(fmin=100.0, fmax=6000.0, sr=SAMPLE_RATE, duration=2.0)
CLICKS = librosa.clicks(times=np.array([0.2, 0.9, 1.5]), sr=SAMPLE_RATE, length=2 * SAMPLE_RATE)


@pytest.mark.parametrize("sound", [TONE, SWEEP, CLICKS], ids=["tone", "sweep", "clicks"])
def test_pictures_of_sounds_are_librosas(sound: np.ndarray) -> None:
    """A tone, a sweep and clicks give the mel spectrogram that librosa gives."""
    samples = level(sound.astype(np.float32), len(sound))
    expected = librosa.feature.melspectrogram(
        y=samples, sr=SAMPLE_RATE, n_fft=FRAME, hop_length=HOP, n_mels=BANDS, fmin=LOWEST,
        fmax=HIGHEST, htk=True, norm=None, pad_mode="reflect",
    )  # fmt: skip
    picture = log_mel(torch.from_numpy(samples)[None])[0, 0].numpy()
    np.testing.assert_allclose(picture, (np.log(expected + FLOOR) - CENTRE) / SPREAD, atol=2e-3)


def test_the_highest_band_follows_the_pitch() -> None:
    """A sweep moves up through the bands as it rises."""
    samples = level(SWEEP.astype(np.float32), len(SWEEP))
    picture = log_mel(torch.from_numpy(samples)[None])[0, 0].numpy()
    loudest = picture.argmax(axis=0)
    first, last = loudest[len(loudest) // 10], loudest[-len(loudest) // 10]
    assert first < BANDS // 4 < 2 * BANDS // 3 < last
