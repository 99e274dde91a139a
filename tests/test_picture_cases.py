"""The shared cases of pictures, where they are at hand: each gives what its table says."""

from __future__ import annotations

import numpy as np
import pytest
from fuzzing import CASES
from media_files import decoded
from numpy.typing import NDArray
from PIL import Image

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not here")
REFERENCE = "pic/ref_flower.png"
CUT = "ends early: the file is cut short"


def shown(name: str) -> NDArray[np.int16]:
    """What an encoder gets of a case's first page, in coarse cells."""
    batches, _ = decoded(CASES / name)
    picture = Image.fromarray(batches[0].arrays[0])
    return np.asarray(picture.resize((24, 16), Image.Resampling.BOX)).astype(np.int16)


@pytest.mark.parametrize(
    ("name", "most", "note"),
    [
        ("sniff/bom_first.jpg", 3, ""),
        ("sniff/no_eoi.jpg", 3, CUT),
        ("planar/p16_lzw.tif", 1, ""),
        ("pic/cmyk_icc.jpg", 12, ""),
        ("pic/date_24h.jpg", 3, ""),
        ("pic/anim_black_first.gif", 8, ""),
    ],
)
def test_it_shows_the_flower(name: str, most: float, note: str) -> None:
    """Each is the flower of the original, in its colours, with a note where a part is missing."""
    assert np.abs(shown(name) - shown(REFERENCE)).mean() < most
    assert decoded(CASES / name)[1].metadata.note == note


def test_grey_of_ten_bits_shows_the_flower() -> None:
    """It is as light as the original, and of the same shape."""
    grey, flower = (shown(name).mean(axis=2) for name in ("pic/grey_10bit_in_16.tif", REFERENCE))
    assert np.corrcoef(grey.ravel(), flower.ravel())[0, 1] > 0.95
    assert abs(grey.mean() - flower.mean()) < 12


def test_planes_of_sixteen_bits_and_floats_show_the_same() -> None:
    """Two ways to store one picture give one picture."""
    assert np.abs(shown("planar/p16_min.tif") - shown("planar/f32_min.tif")).mean() < 2


def test_an_impossible_time_keeps_the_day() -> None:
    """24:08:19 is no time; the day that it stands behind is one."""
    assert decoded(CASES / "pic" / "date_24h.jpg")[1].metadata.taken == "2015-08-22"
