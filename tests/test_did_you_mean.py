"""Did you mean: what is proposed for a word that neither the library nor the model has."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Capture, asked, index_notes
from hypothesis import given
from hypothesis import strategies as st
from word_shelf import put

from engine.catalogue import Catalogue
from engine.catalogue.close_words import is_near, one_edit_away
from engine.cli.main import run
from engine.query import parse, write
from engine.search.spelling import Spelling

pytest_plugins = ("word_fixtures",)


def meant(catalogue: Catalogue, text: str) -> str | None:
    """What is proposed for a query."""
    return Spelling(catalogue.fulltext.vocabulary).did_you_mean(parse(text))


@pytest.fixture
def shelf(catalogue: Catalogue) -> Catalogue:
    """A library of a few rare words."""
    put(catalogue, "a.txt", "the zamboni of the Matterhorn, and a Zürich marmot hut")
    put(catalogue, "b.txt", "the zamboni in Zermatt, kaiserschmarrn and Brenta")
    put(catalogue, "Kaiserschmarrn.jpg")
    return catalogue


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        *(("zambni", "zamboni"), ("zzamboni", "zamboni"), ("zamoboni", "zamboni")),
        *(("zamobni", "zamboni"), ("yamboni", "zamboni"), ("kaiserschmarn", "kaiserschmarrn")),
        *(("kaiserscmarn", "kaiserschmarrn"), ("a zambni in the snow", "a zamboni in the snow")),
        ('Zambni, "in the" type:image sort:date', 'zamboni, "in the" type:image sort:date'),
        ("dog snow +zambni^2 -zamboin", "dog snow +zamboni^2 -zamboni"),
    ],
)
def test_a_slip_is_corrected(shelf: Catalogue, typed: str, proposed: str) -> None:
    """A letter too many, too few or wrong, or two that changed places; the rest of the query stays
    as it was, and is a query.
    """
    assert meant(shelf, typed) == proposed
    assert write(parse(proposed)) == proposed


@pytest.mark.parametrize(
    "typed",
    [
        *("zamboni", "zambonis", "dog", "bicycles", "kaiser", "xqzvw", "zamb", "Brenta"),
        *("Hund auf der Wiese", "zambni kaiserschmarn", "2O24", "h264", "", '"zambni"', "-"),
        "zambni" * 100,
    ],
)
def test_what_is_known_or_foreign_is_left_alone(shelf: Catalogue, typed: str) -> None:
    """A word that the library or the model has in any form, one far from all, a short one, words of
    which most are unknown, numbers, and quoted words.
    """
    assert meant(shelf, typed) is None


def test_a_short_word_of_one_file_is_not_proposed(shelf: Catalogue) -> None:
    """It may be a slip itself: two files must have it, or it be longer."""
    put(shelf, "c.txt", "the grotx")
    assert meant(shelf, "grotz") is None
    put(shelf, "d.txt", "the grotx again")
    assert meant(shelf, "grotz") == "grotx"
    assert meant(shelf, "mattehorn") == "matterhorn"


def test_the_word_that_most_files_have_is_proposed(shelf: Catalogue) -> None:
    """Of two that are as close, and again after the library has changed."""
    put(shelf, "c.txt", "zambona")
    assert meant(shelf, "zambonx") == "zamboni"
    for number in range(3):
        put(shelf, f"{number}.txt", "zambona")
    assert meant(shelf, "zambonx") == "zambona"


@pytest.fixture
def photos(catalogue: Catalogue) -> Catalogue:
    """A library that has five words five times each."""
    for number in range(5):
        put(catalogue, f"{number}.txt", "a mountain, a recipe, recipes, of cellars, doe and years")
    return catalogue


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        *(("moutain", "mountain"), ("recipies", "recipes"), ("moutain lake", "mountain lake")),
        *(("dog", None), ("fountain", None), ("mountains", None), ("cellar", None)),
        *(("kayak", None), ("yeers", "years"), ("doge", None)),
    ],
)
def test_a_rare_word_is_asked_about_where_many_files_have_a_common_one(
    photos: Catalogue, typed: str, proposed: str | None
) -> None:
    """Misspelt captions made the model know it; common words, forms of what the library has, and
    words of four letters are left alone.
    """
    assert meant(photos, typed) == proposed


@pytest.mark.parametrize("held", ["moutain", "moutains"])
def test_a_rare_word_that_the_library_has_is_left_alone(photos: Catalogue, held: str) -> None:
    """In one file, in any form."""
    put(photos, "own.txt", held)
    assert meant(photos, "moutain") is None


def test_a_common_word_of_few_files_is_not_proposed(catalogue: Catalogue) -> None:
    """Four are too few."""
    for number in range(4):
        put(catalogue, f"{number}.txt", "mountain")
    assert meant(catalogue, "moutain") is None
    put(catalogue, "4.txt", "mountain")
    assert meant(catalogue, "moutain") == "mountain"


words = st.text("abñ", max_size=6)


@given(words, words)
def test_edits_are_counted_alike(one: str, other: str) -> None:
    """One edit away by the count is what one edit makes, and two are two of them."""
    assert is_near(one, other, 0) == (one == other)
    for most in (1, 2):
        assert is_near(one, other, most) == is_near(other, one, most)
    if one and other and "ñ" not in one + other:
        assert is_near(one, other, 1) == (other in {one, *one_edit_away(one)})


def test_two_edits_are_near() -> None:
    """Of every kind; a third is too many."""
    for other in ("garden", "agrden", "argden", "gardn", "gadn", "gaarrden", "fardeb"):
        assert is_near("garden", other, 2)
    for other in ("gad", "fabder", "fabdeb", "gardening", "nedrag"):
        assert not is_near("garden", other, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notes in the library that is used when none is named."""
    notes = {"rink.txt": "The zamboni is broken.", "list.txt": "A zamboni, milk and flour."}
    return index_notes(tmp_path / "notes", notes)


def test_the_command_line_asks(folder: Path, capsys: Capture) -> None:
    """People are asked on stderr; the JSON has the query, or null."""
    capsys.readouterr()
    assert asked(capsys, "search", "milk zambni")["did_you_mean"] == "milk zamboni"
    assert asked(capsys, "search", "milk")["did_you_mean"] is None
    assert asked(capsys, "search", "type:text")["did_you_mean"] is None
    assert run(["search", "milk", "zambni"]) == 0
    assert capsys.readouterr().err.endswith('Did you mean "milk zamboni"?\n')
