"""The preview of a video: its poster and a small picture of each shot, in bounded bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.media.film_strip import film_preview
from engine.media.sampled_frame import SampledFrame
from engine.media.shots import Shot
from engine.types import PreviewKind
from engine.types.film_strip import MOST_BYTES, FilmStrip, ShotPicture

seconds = st.floats(0, 1e6)
SHOTS = st.builds(ShotPicture, seconds, seconds, st.binary(max_size=50))
STRIPS = st.builds(FilmStrip, SHOTS, st.lists(SHOTS, max_size=9).map(tuple))
STRIP = FilmStrip(ShotPicture(2, 4, b"b"), (ShotPicture(0, 2, b"a"), ShotPicture(3, 4, b"b")))


@given(strip=STRIPS)
def test_a_strip_is_read_as_it_was_written(strip: FilmStrip) -> None:
    """Seconds and pictures come back, whatever they are."""
    assert FilmStrip.of_bytes(strip.to_bytes()) == strip


@given(data=st.binary(max_size=80), is_marked=st.booleans())
def test_other_bytes_are_refused(data: bytes, *, is_marked: bool) -> None:
    """They are a strip or a ValueError, and nothing else."""
    data = (b"S1" if is_marked else b"") + data
    try:
        strip = FilmStrip.of_bytes(data)
    except ValueError:
        return
    assert strip.to_bytes() == data


@pytest.mark.parametrize(("second", "number"), [(0, 0), (1.9, 0), (2.5, None), (3, 1), (4, None)])
def test_a_second_is_in_the_shot_that_has_it(second: float, number: int | None) -> None:
    """A shot begins with its first second; what lies in no shot has no picture."""
    assert STRIP.number_at(second) == number


def test_shots_that_take_too_much_room_are_thinned_out() -> None:
    """Of noise that hardly shrinks, every other shot stays until they fit; the poster is whole."""
    random = np.random.default_rng(5)
    noise = Image.fromarray(random.integers(0, 255, (320, 320, 3), np.uint8))
    shots = [Shot(n, n + 1, SampledFrame(n, noise)) for n in range(64)]
    preview = film_preview(shots)
    strip = FilmStrip.of_bytes(preview.data)
    assert preview.kind is PreviewKind.SHOTS
    assert len(preview.data) <= MOST_BYTES
    assert [shot.start for shot in strip.shots] == list(range(0, 64, 64 // len(strip.shots)))
    assert 8 <= len(strip.shots) < 64
    assert strip.poster.start == 0
