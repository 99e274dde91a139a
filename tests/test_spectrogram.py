"""The spectrogram of a sound: what a confined decoder draws of it."""

from __future__ import annotations

import io
import queue
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_text, write_tone
from film_media import write_film
from numpy.typing import NDArray
from PIL import Image

from engine.errors import BugError
from engine.media.pool import DecoderPool
from engine.media.spectrogram import HEIGHT, WIDTH
from engine.service.messages import Event
from engine.service.sound_messages import DrawSound, SoundDrawn
from engine.service.sound_worker import SoundWorker

SECONDS = 60.0


class Listener:
    """A worker with what it sends."""

    def __init__(self) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.worker = SoundWorker(self.events.put)
        self.worker.start()

    def drawn(self, path: Path) -> bytes:
        """The picture of a file, once it is drawn."""
        self.worker.take(DrawSound(str(path)))
        event = self.events.get(timeout=SECONDS)
        assert isinstance(event, SoundDrawn)
        assert event.path == str(path)
        return event.picture


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """One worker, whose decoder all tests here share."""
    made = Listener()
    yield made
    made.worker.close()


def pixels_of(picture: bytes) -> NDArray[np.uint8]:
    """The shades of a picture, from its upper edge down."""
    return np.asarray(Image.open(io.BytesIO(picture)))


def test_pitch_stands_over_time(listener: Listener, tmp_path: Path) -> None:
    """A low tone is bright low in the left half, a high one above it in the right half."""
    path = write_tone(tmp_path / "tones.wav", "low", "high")
    pixels = pixels_of(listener.drawn(path))
    assert pixels.shape[0] == HEIGHT
    left, right = np.array_split(pixels, 2, axis=1)
    low, high = left.mean(axis=1).argmax(), right.mean(axis=1).argmax()
    assert low > HEIGHT * 3 // 4 > high
    assert left[low].mean() > 200
    assert left[high].mean() < 100


def test_a_long_sound_fits_into_the_picture(listener: Listener, tmp_path: Path) -> None:
    """Three minutes are as wide as the picture may be, with the change where it is in time."""
    path = write_tone(tmp_path / "long.wav", "low", "high", "high", seconds=60.0)
    pixels = pixels_of(listener.drawn(path))
    assert pixels.shape == (HEIGHT, WIDTH)
    low_row = pixels[:, : WIDTH // 4].mean(axis=1).argmax()
    ends = int(np.flatnonzero(pixels[low_row] > 128).max())
    assert ends == pytest.approx(WIDTH / 3, abs=WIDTH * 0.02)


def test_silence_and_a_moment_are_drawn_too(listener: Listener, tmp_path: Path) -> None:
    """What has nothing in it, or lasts hardly at all, is no error."""
    path = write_tone(tmp_path / "short.wav", "low", seconds=0.01)
    assert pixels_of(listener.drawn(path)).shape[0] == HEIGHT


def test_the_sound_of_a_film_is_drawn(listener: Listener, tmp_path: Path) -> None:
    """A film has a sound track."""
    film = write_film(tmp_path / "film.mp4", "red", pitches=("low",))
    assert pixels_of(listener.drawn(film)).shape[0] == HEIGHT


def test_what_is_no_sound_has_no_picture(listener: Listener, tmp_path: Path) -> None:
    """A text, a damaged sound and a file that is gone leave the waveform."""
    damaged = tmp_path / "damaged.wav"
    damaged.write_bytes(b"RIFF\x00\x00\x00\x00WAVEfmt ")
    for path in (write_text(tmp_path / "a.txt", "words"), damaged, tmp_path / "gone.wav"):
        assert listener.drawn(path) == b""


def test_what_cannot_be_drawn_now_ends_no_more_than_that(
    listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no decoder can be started the waveform stays, and the next sound is drawn again."""
    path = write_tone(tmp_path / "low.wav", "low")

    def refuse(pool: DecoderPool, *_: object) -> None:
        raise BugError("decoder processes cannot be started")

    with monkeypatch.context() as patched:
        patched.setattr(DecoderPool, "stream", refuse)
        assert listener.drawn(path) == b""
    assert pixels_of(listener.drawn(path)).shape[0] == HEIGHT


def test_closing_leaves_off_what_is_drawn(tmp_path: Path) -> None:
    """A worker ends at once, and tells nothing of what it did not finish."""
    path = write_tone(tmp_path / "long.wav", "low", seconds=600.0)
    listener = Listener()
    listener.worker.take(DrawSound(str(path)))
    listener.worker.close()
    assert listener.events.empty()
