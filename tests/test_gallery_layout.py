"""The arithmetic of the gallery's layout agrees with itself."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.gallery.layout import MARGIN, TileLayout


@st.composite
def layouts(draw: st.DrawFn) -> TileLayout:
    """Layouts with and without headers, some of them without a tile of their own."""
    count = draw(st.integers(1, 400))
    headers = sorted(draw(st.sets(st.integers(0, count - 1), max_size=12)))
    return TileLayout(
        count,
        draw(st.integers(100, 2500)),
        draw(st.integers(100, 320)),
        np.array(headers, dtype=np.int64),
    )


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


def test_tiles_fill_the_width() -> None:
    """The last column ends at the margin, to within a pixel a column."""
    layout = TileLayout(100, 1000)
    last = layout.rect(layout.columns - 1)
    assert 0 <= 1000 - MARGIN - last.right() <= layout.columns + 1


def test_an_empty_gallery_has_no_height() -> None:
    """Nothing to show needs no room."""
    assert TileLayout(0, 800).height == 0


def test_many_headers_among_a_million_rows_are_found() -> None:
    """With 50,000 groups in a million rows, any place is found by a search among the groups."""
    headers = np.arange(0, 1_000_000, 20, dtype=np.int64)
    layout = TileLayout(1_000_000, 1200, 170, headers)
    for row in (0, 1, 19, 20, 500_000, 999_999):
        assert layout.row_at(layout.rect(row).center()) == row
    band = layout.rows_between(layout.height // 2, layout.height // 2 + 800)
    assert 0 < len(band) < 60
