"""A model that was renewed under its name: the library is read anew, and searched meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from colour_media import write_picture
from fake_encoder import ColourEncoder
from two_models import (
    NEW,
    OLD,
    RED,
    Encoders,
    OpenLibrary,
    Turned,
    add_forty,
    entries_of,
    names,
    spaces,
    stop_after,
)

from engine.errors import UserError
from engine.library.facade import Library
from engine.types import Modality, Query, Term

pytest_plugins = ("switching_fixtures",)


@pytest.fixture
def renewed(encoders: Encoders, open_library: OpenLibrary) -> Library:
    """The library, after an update of the program brought other weights under the old name."""
    encoders[OLD] = Turned("fake:renewed")
    return open_library()


def found(library: Library) -> int:
    """How many files a search finds, with those that are folded under others."""
    hits = library.search(Query((Term(Modality.TEXT, "red"),), limit=99)).hits
    return sum(1 + len(hit.copies) for hit in hits)


class Damaged(ColourEncoder):
    """A model whose weights cannot be read."""

    def load(self) -> None:
        raise UserError("the weights are damaged")


def test_until_then_one_line_says_what_happens(renewed: Library) -> None:
    """The former vectors are not searched with weights that did not make them; the line says what
    mends that.
    """
    with pytest.raises(UserError, match=r"'starter' was renewed.*window.*triptych index"):
        names(renewed)


def test_an_update_reads_all_anew(renewed: Library, indexed_dir: Path) -> None:
    """`index` takes in everything, and what the former weights made goes."""
    assert renewed.index().indexed == 8
    assert names(renewed) == RED
    assert [entry.space.identity for entry in entries_of(indexed_dir)] == ["fake:renewed"]
    assert not renewed.renew()


def test_searches_find_what_was_read_so_far(
    renewed: Library,
    open_library: OpenLibrary,
    encoders: Encoders,
    indexed_media: Path,
    tmp_path: Path,
) -> None:
    """Once it has begun, a search is answered; after a pause every way to index reads the rest."""
    add_forty(indexed_media)
    assert renewed.renew()
    assert found(renewed) == 0
    paused = renewed.index(cancelled=stop_after(encoders[OLD], 12))
    assert paused.cancelled
    assert found(renewed) == paused.indexed > 0
    fresh = open_library()
    assert fresh.renew()
    extra = write_picture(tmp_path / "extra" / "cherry.png", "red").parent
    assert fresh.index((str(extra),)).indexed + paused.indexed == 49
    assert found(fresh) == 49
    assert not fresh.renew()


def test_the_former_weights_answer_at_once_when_they_are_back(
    renewed: Library, open_library: OpenLibrary, encoders: Encoders
) -> None:
    """Going back to the former version of the program before all was read anew costs nothing."""
    assert renewed.renew()
    encoders[OLD] = ColourEncoder("fake:old")
    former = open_library()
    assert not former.renew()
    assert names(former) == RED


def test_a_model_that_is_the_same_is_left_alone(library: Library, indexed_dir: Path) -> None:
    """Without other weights nothing is due, and nothing is written."""
    before = (indexed_dir / "catalogue.sqlite").read_bytes()
    assert not library.renew()
    assert (indexed_dir / "catalogue.sqlite").read_bytes() == before


def test_another_model_than_the_librarys_renews_nothing(
    renewed: Library, indexed_dir: Path, encoders: Encoders
) -> None:
    """Who names a model of their own is told how to change to it, as ever."""
    named = Library(indexed_dir, "balanced", encoder_of=lambda preset, cache: encoders[preset])
    assert not named.renew()
    named.close()


@pytest.mark.parametrize("window_first", [True, False], ids=["window", "command"])
def test_a_paused_change_to_another_model_is_kept(
    open_library: OpenLibrary,
    encoders: Encoders,
    indexed_media: Path,
    indexed_dir: Path,
    window_first: bool,
) -> None:
    """What was read for the other model is not lost, whoever notices the renewal."""
    add_forty(indexed_media)
    library = open_library()
    library.index()
    assert library.use(NEW, cancelled=stop_after(encoders[NEW], 12)).cancelled
    encoders[OLD] = Turned("fake:renewed")
    library = open_library()
    if window_first:
        assert library.renew()
    library.index()
    assert set(spaces(indexed_dir)) == {OLD, NEW}


def test_what_a_second_renewal_overtook_goes(
    renewed: Library,
    open_library: OpenLibrary,
    encoders: Encoders,
    indexed_media: Path,
    indexed_dir: Path,
) -> None:
    """The space of weights that were renewed before it was whole does not stay for ever."""
    add_forty(indexed_media)
    assert renewed.renew()
    assert renewed.index(cancelled=stop_after(encoders[OLD], 12)).cancelled
    encoders[OLD] = ColourEncoder("fake:again")
    library = open_library()
    assert library.renew()
    library.index()
    assert [entry.space.identity for entry in entries_of(indexed_dir)] == ["fake:again"]


def test_damaged_weights_leave_searches_as_they_are(
    open_library: OpenLibrary, encoders: Encoders
) -> None:
    """A half-copied update puts nothing in front; the former weights answer when they are back."""
    encoders[OLD] = Damaged("fake:half")
    with pytest.raises(UserError, match="damaged"):
        open_library().renew()
    encoders[OLD] = ColourEncoder("fake:old")
    library = open_library()
    assert names(library) == RED
    assert not library.renew()
