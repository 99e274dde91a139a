"""How amounts are said."""

from __future__ import annotations

import pytest

from engine import language
from engine.language import Language
from engine.wording import (
    at_least,
    clock,
    clock_span,
    counted,
    elapsed,
    file_size,
    sound_length,
    time_left,
)


def test_sizes_have_the_unit_a_person_would_use() -> None:
    """Three digits at most, whatever the size."""
    sizes = (0, 1, 812, 1000, 3_400_000, 605_000_000, 1_480_000_000)
    said = ["0 bytes", "1 byte", "812 bytes", "1.0 KB", "3.4 MB", "605 MB", "1.5 GB"]
    assert [*map(file_size, sizes)] == said


def test_positions_are_those_of_a_clock() -> None:
    """Hours only where there are any."""
    assert [clock(7), clock(200), clock(3765)] == ["0:07", "3:20", "1:02:45"]
    assert clock_span(35, 82) == "0:35 to 1:22"
    assert clock_span(35.1, 35.9) == "0:35"


def test_a_sound_shorter_than_a_second_has_a_length() -> None:
    """In tenths, and never none."""
    assert [*map(sound_length, (0.004, 0.3, 1, 200))] == ["0.1 s", "0.3 s", "0:01", "3:20"]
    assert clock_span(0, 0.3) == "0 to 0.3 s"
    assert clock_span(0, 1) == "0:00 to 0:01"


def test_one_has_its_own_noun() -> None:
    """Large numbers are grouped."""
    assert counted(1, "file", "files") == "1 file"
    assert counted(1204, "file", "files") == "1,204 files"


def test_times_are_as_exact_as_they_are_known() -> None:
    """What was measured is exact; what is left, or is to come, is rough."""
    measured = (0.0004, 0.012, 1.44, 59.97, 185.2, 4803.0)
    assert [*map(elapsed, measured)] == [
        "1 ms", "12 ms", "1.4 s", "1 min 0 s", "3 min 5 s", "1 h 20 min",
    ]  # fmt: skip
    assert [*map(time_left, (9, 130, 9000))] == [
        "less than a minute left",
        "about 2 min left",
        "about 2 h left",
    ]
    assert [*map(at_least, (9, 960, 9000))] == [
        "a minute or so",
        "at least 16 min",
        "at least 2.5 h",
    ]


def test_amounts_are_written_as_the_language_writes_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A comma before tenths in German, and no tenths where there are none."""
    monkeypatch.setattr(language._speech, "language", Language.GERMAN)
    assert file_size(3_400_000) == "3,4 MB"
    assert file_size(605_000_000) == "605 MB"
    assert clock_span(0, 0.3) == "0 to 0,3 s"
    assert clock_span(0.2, 0.8) == "0,2 to 0,8 s"
    assert elapsed(1.44) == "1,4 s"
    assert at_least(7200) == "at least 2,0 h"
