"""What is painted of a map, and where: colours, lassos, thumbnails and names."""

from __future__ import annotations

import numpy as np
from desktop_support import (
    OFFSCREEN_NOISE,
)
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from desktop.map.colouring import by_group
from desktop.map.lasso import enclosed
from desktop.map.marks import beside_pictures
from desktop.map.painting import SIDE, Points, paint
from desktop.map.viewport import Viewport

pytestmark = OFFSCREEN_NOISE


def test_colours_of_groups_name_the_largest() -> None:
    """Smaller groups share a colour, and what is in none has one that no group has."""
    groups = [*["cats"] * 3, *["ships"] * 2, *(f"small {n}" for n in range(9)), ""]
    colours = by_group(groups)
    names = [name for _, name in colours.legend]
    assert names[:2] == ["cats", "ships"]
    assert names[-2:] == ["Other groups", "In no group"]
    assert len({colour for colour, _ in colours.legend}) == len(names)
    assert names[colours.codes[0]] == "cats"


def test_a_lasso_has_the_even_odd_rule() -> None:
    """A place is in a line that crosses itself where it is around it an odd number of times."""
    square = np.array([[0, 0], [4, 0], [4, 4], [0, 4]], np.float32)
    places = np.array([[2, 2], [5, 2], [-1, 2], [2, 4.5]], np.float32)
    assert enclosed(places, square).tolist() == [True, False, False, False]
    twice = np.concatenate([square, square])
    assert not enclosed(places, twice).any()


def test_thumbnails_never_lie_over_each_other_and_come_where_points_are_few(
    qapp: QApplication,
) -> None:
    """In a dense crowd there are none, and more come as the map is shown larger."""
    lots = np.random.default_rng(3)
    places = lots.normal(size=(20_000, 2)).astype(np.float32)
    ids = np.arange(20_000)
    codes, colours = np.zeros(20_000, np.uint8), np.array([[200, 90, 40]], np.uint8)
    whole = Viewport.around(places, 800, 600)
    points = Points(ids, places, codes, colours, None, whole.scale)
    base = qapp.palette().base().color()
    shown = []
    for factor in (1, 8, 64):
        view = whole.zoomed(whole.scale * factor, 400, 300)
        painted = paint(points, view, base)
        on_screen = view.on_screen(places[painted.shown])
        apart = np.abs(on_screen[:, None] - on_screen[None]).max(axis=2)
        assert apart[~np.eye(len(on_screen), dtype=bool)].min(initial=99) >= 64
        middle = np.linalg.norm(on_screen - [400, 300], axis=1)
        shown.append(int((middle < 150).sum()))
    assert shown[0] == 0
    assert shown[2] > shown[1]


def test_a_name_of_a_part_covers_no_thumbnail_where_there_is_room() -> None:
    """It stands right below, or above where another one is there; else it keeps its place."""
    name = QRectF(-50, -10, 100, 20)
    assert beside_pictures(name, np.empty((0, 2), np.float32)) == name
    one = np.array([[5, 0]], np.float32)
    assert beside_pictures(name, one).top() >= SIDE / 2
    two = np.array([[5, 0], [5, SIDE]], np.float32)
    assert beside_pictures(name, two).bottom() <= -SIDE / 2
    crowd = np.array([[x, y] for x in (-60, 0, 60) for y in range(-180, 181, 60)], np.float32)
    assert beside_pictures(name, crowd) == name
