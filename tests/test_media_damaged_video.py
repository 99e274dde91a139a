"""Videos that are cut short or damaged give what is left of them, or a reason."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from film_looks import SPEC, seen
from film_media import write_film
from media_files import cut, decoded, failure

from engine.media.ffmpeg_sound import ENDS_EARLY
from engine.media.limits import Limits


@pytest.mark.parametrize("share", [0.4, 0.7])
@pytest.mark.parametrize("ending", ["mkv", "avi", "ts"])
def test_what_is_left_of_a_cut_film_is_taken(tmp_path: Path, ending: str, share: float) -> None:
    """A download that broke off gives the shots that are there, partly read and no longer."""
    colours = ("red", "green", "blue") * 2
    film = cut(write_film(tmp_path / f"film.{ending}", *colours, size=(320, 240)), share)
    batches, end = decoded(film, SPEC)
    found = [colour for _, colour in seen(batches)]
    assert found == list(colours[: len(found)])
    assert 1 <= len(found) < 6
    assert end.metadata.duration < 11.5
    assert end.metadata.note == (ENDS_EARLY if ending != "ts" else "")


def test_a_film_without_its_index_is_refused_truly(tmp_path: Path) -> None:
    """An MP4 that lacks its end has nothing to find frames by."""
    film = cut(write_film(tmp_path / "film.mp4", "red", "green", size=(320, 240)), 0.6)
    assert failure(film, SPEC).reason == (
        "the video is cut short: its index, which is written last, is missing"
    )
    film.write_bytes(np.random.default_rng(1).bytes(40_000))
    assert failure(film, SPEC).reason == "not a video Triptych can read"


@pytest.mark.parametrize("ending", ["mp4", "mkv", "ts", "avi"])
def test_damage_in_places_costs_those_places(tmp_path: Path, ending: str) -> None:
    """Zeros in the middle of a film leave what is before them."""
    film = write_film(tmp_path / f"film.{ending}", "red", "green", "blue", size=(320, 240))
    data = bytearray(film.read_bytes())
    middle = len(data) // 2
    data[middle : middle + len(data) // 20] = bytes(len(data) // 20)
    film.write_bytes(data)
    assert seen(decoded(film, SPEC)[0])[0][1] == "red"


def test_huge_frames_are_refused_before_they_are_decoded(tmp_path: Path) -> None:
    """The size that a film claims is looked at first."""
    film = write_film(tmp_path / "film.mp4", "red")
    assert "too large" in failure(film, SPEC, Limits(pixels=1000)).reason


def test_a_length_that_is_far_too_long_costs_no_shots(tmp_path: Path) -> None:
    """What is told of the length only says how far apart to look at first."""
    film = cut(write_film(tmp_path / "film.mkv", *("red", "green") * 8, size=(320, 240)), 0.2)
    found = [colour for _, colour in seen(decoded(film, SPEC, Limits(shots=3))[0])]
    assert found == ["red", "green", "red"]
