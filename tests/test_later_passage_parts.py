"""The parts that passages of what was read later are made of, whatever they are."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.catalogue.later_texts import lines_within, text_of
from engine.ranking.pooling import ItemRows
from engine.types import TextLine


@given(st.lists(st.text("ab ", max_size=9), min_size=1, max_size=8), st.data())
def test_the_lines_of_a_part_of_a_text(texts: list[str], data: st.DataObject) -> None:
    """Any part of the lines as one text has exactly the lines that have a character of it."""
    held = [TextLine(text, (0.0, 0.0, 1.0, 1.0)) for text in texts]
    whole = text_of(held)
    start = data.draw(st.integers(0, max(0, len(whole) - 1)))
    end = data.draw(st.integers(start + 1, max(start + 1, len(whole))))
    owners = [n for n, text in enumerate(texts) for _ in f"{text}\n"][start:end]
    assert lines_within(held, start, end) == held[owners[0] : owners[-1] + 1]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30))
def test_rows_of_an_item_are_brought_together(items: list[int]) -> None:
    """Wherever its rows stand, an item is one run, with its rows in their order."""
    numbers = np.array(items, np.int64)
    found = ItemRows.of(np.arange(len(items)), numbers)
    assert found.items.tolist() == sorted(set(items))
    equal = found.falling(np.zeros(len(items), np.float32))
    for item, rows in zip(found.items.tolist(), equal, strict=True):
        assert rows.tolist() == np.flatnonzero(numbers == item).tolist()
