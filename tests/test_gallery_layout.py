"""The arithmetic of the gallery's layout agrees with itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.gallery.layout import CAPTION_HEIGHT, HEADER_HEIGHT, MARGIN, TileLayout, TileSize
from desktop.gallery.shapes import NARROWEST, NO_SHAPES, USUAL, WIDEST, drawn


@st.composite
def layouts(draw: st.DrawFn) -> TileLayout:
    """Tiles of mixed shapes, with and without headers, some of them without a tile of their own."""
    count = draw(st.integers(1, 400))
    headers = np.array(sorted(draw(st.sets(st.integers(0, count - 1), max_size=12))), np.int64)
    known = np.array(draw(st.lists(st.integers(0, 9000), min_size=1, max_size=20)), np.uint16)
    shapes = np.resize(drawn(known), count)
    shapes[headers] = 0
    size = draw(st.sampled_from(TileSize))
    return TileLayout(shapes, draw(st.integers(100, 2500)), size, headers)


@given(layouts(), st.data())
def test_a_row_is_found_again_where_it_lies(layout: TileLayout, data: st.DataObject) -> None:
    """The centre of a row's place belongs to that row, inside the content."""
    row = data.draw(st.integers(0, layout.count - 1))
    rect = layout.rect(row)
    assert layout.row_at(rect.center()) == row
    assert 0 <= rect.top() <= rect.bottom() < layout.height


@given(layouts())
def test_rows_follow_each_other_and_never_overlap(layout: TileLayout) -> None:
    """Each row lies to the right of the one before, or on a line below it."""
    for row in range(1, min(layout.count, 60)):
        before, here = layout.rect(row - 1), layout.rect(row)
        assert here.left() > before.right() or here.top() > before.bottom()


@given(layouts(), st.data())
def test_the_rows_of_a_band_are_those_that_touch_it(
    layout: TileLayout, data: st.DataObject
) -> None:
    """Every row whose place overlaps a band is among its rows."""
    top = data.draw(st.integers(0, layout.height))
    bottom = top + data.draw(st.integers(0, 1500))
    touching = {
        row
        for row in range(layout.count)
        if layout.rect(row).top() <= bottom and layout.rect(row).bottom() >= top
    }
    assert touching <= set(layout.rows_between(top, bottom))


@given(layouts(), st.data(), st.integers(-3, 3))
def test_going_up_and_down_stays_in_the_list(
    layout: TileLayout, data: st.DataObject, lines: int
) -> None:
    """A neighbour is a row, and lies in the direction that was asked for."""
    row = data.draw(st.integers(0, layout.count - 1))
    other = layout.neighbour(row, lines)
    assert 0 <= other < layout.count
    assert (layout.rect(other).top() - layout.rect(row).top()) * lines >= 0


@given(layouts())
def test_lines_fill_the_width(layout: TileLayout) -> None:
    """Each line that another one follows ends at the margin, and none goes beyond it."""
    for row in range(layout.count - 1):
        here, after = layout.rect(row), layout.rect(row + 1)
        assert here.right() <= layout.width - MARGIN or layout.width < 100
        if after.top() > here.top() and after.height() != HEADER_HEIGHT:
            assert abs(layout.width - MARGIN - 1 - here.right()) <= 1


@given(st.integers(300, 2500), st.sampled_from(TileSize), st.floats(NARROWEST, WIDEST))
def test_tiles_of_one_shape_make_a_grid(width: int, size: TileSize, shape: float) -> None:
    """A folder of one camera has the same number of tiles in each line, none of them cut."""
    layout = TileLayout(np.full(100, shape, np.float32), width, size)
    assume(layout.columns < 50)
    tops = [layout.rect(row).top() for row in range(100)]
    in_lines = [tops.count(top) for top in dict.fromkeys(tops)]
    assert set(in_lines[:-1]) == {layout.columns}
    tile = layout.rect(0)
    assert tile.width() / (tile.height() - CAPTION_HEIGHT) == pytest.approx(shape, rel=0.06)


@given(layouts(), st.lists(st.integers(1, 9000), max_size=300))
def test_what_comes_below_moves_nothing_above(layout: TileLayout, more: list[int]) -> None:
    """With another page, all lines stay but for the last one."""
    assume(layout.count >= 200)
    known = np.diff(layout._right).astype(np.float32)
    shapes = np.concatenate([known, drawn(np.array(more, np.uint16))])
    headers = np.flatnonzero(known == 0)
    before = TileLayout(known, layout.width, TileSize.MEDIUM, headers)
    after = TileLayout(shapes, layout.width, TileSize.MEDIUM, headers)
    last = before.rect(layout.count - 1).top()
    for row in range(layout.count):
        if before.rect(row).top() < last:
            assert after.rect(row) == before.rect(row)


@given(layouts(), st.data())
def test_a_heading_is_held_while_its_group_passes(layout: TileLayout, data: st.DataObject) -> None:
    """The header of what is at the top lies there, or is being pushed away by the next one."""
    top = data.draw(st.integers(0, layout.height))
    held = layout.header_above(top)
    headers = [row for row in range(layout.count) if row in layout._headers]
    above = [row for row in headers if layout.rect(row).top() < top]
    if held is None:
        assert not above
        return
    row, place = held
    assert row in above[-2:]
    below = [layout.rect(other).top() for other in headers if other > row]
    assert place.top() == min(top, min(below, default=top + 1000) - HEADER_HEIGHT)


def test_a_picture_has_its_own_shape_on_a_line() -> None:
    """Beside each other a wide and a high one have the same height and are as wide as they are."""
    layout = TileLayout(np.array([2, 0.5, 1, 1], np.float32), 700)
    wide, high = layout.rect(0), layout.rect(1)
    assert wide.top() == high.top()
    assert wide.height() == high.height()
    assert wide.width() == pytest.approx(4 * high.width(), abs=4)


def test_what_is_extreme_is_clamped() -> None:
    """A panorama and a strip leave room for others, and what has no shape has the usual one."""
    shapes = drawn(np.array([0, 20, 9000, 1500], np.uint16))
    assert shapes.tolist() == pytest.approx([USUAL, NARROWEST, WIDEST, 1.5])


def test_an_empty_gallery_has_no_height() -> None:
    """Nothing to show needs no room."""
    layout = TileLayout(NO_SHAPES, 800)
    assert layout.height == 0
    assert not layout.rows_between(0, 500)


def test_many_headers_among_a_million_rows_are_found() -> None:
    """With 50,000 groups in a million rows, any place is found by a search among the lines."""
    headers = np.arange(0, 1_000_000, 20, dtype=np.int64)
    shapes = np.full(1_000_000, 1.5, np.float32)
    shapes[headers] = 0
    layout = TileLayout(shapes, 1200, TileSize.MEDIUM, headers)
    for row in (0, 1, 19, 20, 500_000, 999_999):
        assert layout.row_at(layout.rect(row).center()) == row
    band = layout.rows_between(layout.height // 2, layout.height // 2 + 800)
    assert 0 < len(band) < 60
