"""Many channels become one that is heard, even where they cancel each other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from media_files import decoded, tone, write_sound
from numpy.typing import NDArray

from engine.media.channels import MOST_CHANNELS, bounded, mono, widened

QUIET = np.zeros(32_000, np.float32)
NOISE = np.random.default_rng(3).uniform(-0.2, 0.2, 32_000).astype(np.float32)


def heard(path: Path, *channels: NDArray[np.float32]) -> NDArray[np.float32]:
    """The one window that channels of two seconds become."""
    (batch,), _ = decoded(write_sound(path, np.stack(channels, axis=1)))
    return np.asarray(batch.arrays[0])


def test_channels_are_averaged(tmp_path: Path) -> None:
    """A tone in one of two channels comes out at half its loudness."""
    samples = heard(tmp_path / "a.wav", tone(2.0), QUIET)
    assert np.abs(samples[1000:-1000]).max() == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize("factor", [-1.0, -0.9, -1.1])
@pytest.mark.parametrize("extension", ["wav", "flac", "ogg"])
def test_stereo_in_antiphase_is_heard(tmp_path: Path, extension: str, factor: float) -> None:
    """Where one channel is the other upside down, the first is heard at its own loudness."""
    one = tone(2.0) * np.float32(0.9)
    samples = heard(tmp_path / f"a.{extension}", one, one * np.float32(factor))
    assert np.abs(samples[1000:-1000]).max() == pytest.approx(0.45, abs=0.03)


def test_surround_in_antiphase_is_heard(tmp_path: Path) -> None:
    """Of six channels, two that cancel are heard, wherever they are."""
    one = tone(2.0)
    channels = [QUIET, QUIET, QUIET, QUIET, one, -one]
    samples = heard(tmp_path / "a.wav", *channels)
    assert np.abs(samples).max() == pytest.approx(0.5, abs=0.01)


def test_each_window_decides_for_itself(tmp_path: Path) -> None:
    """Antiphase in the first half of a sound changes nothing in the second."""
    one = tone(20.0)
    other = np.concatenate([-one[:160_000], np.zeros(160_000, np.float32)])
    path = write_sound(tmp_path / "a.wav", np.stack([one, other], axis=1))
    batches, end = decoded(path)
    loudness = {
        segment.start: float(np.abs(samples).max())
        for batch in batches
        for segment, samples in zip(batch.segments, batch.arrays, strict=True)
    }
    assert loudness[0.0] == pytest.approx(0.5, abs=0.01)
    assert loudness[10.0] == pytest.approx(0.25, abs=0.01)
    assert min(end.preview.data[2:-2]) > 100


def test_what_does_not_cancel_is_averaged() -> None:
    """Channels that have nothing in common, and one that is alone, are never antiphase."""
    unlike = np.stack([tone(2.0), NOISE, np.roll(NOISE, 500)], axis=1)
    alone = np.stack([tone(2.0), *[QUIET] * 7], axis=1)
    for block in (unlike, alone, alone[:, :2]):
        np.testing.assert_allclose(mono(block), block.mean(axis=1), atol=1e-6)


def test_channels_that_are_equally_loud_never_take_turns() -> None:
    """Of channels within 3 dB of the loudest the first is taken, so that windows agree."""
    for factor in (-1.05, -0.95):
        block = np.stack([NOISE, NOISE * np.float32(factor)], axis=1)
        np.testing.assert_array_equal(mono(block), NOISE)


def test_more_channels_than_are_kept() -> None:
    """A sound of many channels is folded into eight, and none is lost."""
    for channels in (9, 16, 31):
        block = np.zeros((100, channels), np.float32)
        block[:, -1] = 0.5
        folded = bounded(block)
        assert folded.shape == (100, MOST_CHANNELS)
        assert folded.max() > 0


def test_more_channels_on_the_way() -> None:
    """A part of fewer channels than the rest keeps its mean when it gets more."""
    block = np.stack([NOISE, tone(2.0)], axis=1)
    wider = widened(block, 5)
    assert wider.shape == (32_000, 5)
    np.testing.assert_allclose(wider.mean(axis=1), block.mean(axis=1), atol=1e-6)
