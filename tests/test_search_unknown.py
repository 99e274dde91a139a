"""Words in a language that the model was not trained on: names and texts answer, meaning does not.

A handful of English words is all that the model of these tests knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_text
from fake_encoder import EnglishEncoder

from engine.explain.explanation import Explanation
from engine.library.facade import Library
from engine.ranking.strength import is_weak
from engine.types import Filters, Hit, MatchSource, Modality, Query, SearchResult, Term

IMAGE, AUDIO, TEXT = Modality.IMAGE, Modality.AUDIO, Modality.TEXT


def words(text: str, weight: float = 1.0) -> Term:
    """Typed words."""
    return Term(TEXT, text, weight=weight)


def names(hits: tuple[Hit, ...]) -> list[str]:
    """File names of hits, in their order."""
    return [Path(hit.item.path).name for hit in hits]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Media of colours and pitches, and two notes in German; not to be changed."""
    folder = write_media_folder(tmp_path_factory.mktemp("unknown") / "media")
    write_text(folder / "zettel.txt", "Der Hund lag den ganzen Tag auf der Wiese.")
    write_text(folder / "liste.txt", "Ein Zaun, ein Hund, zwei Katzen.")
    return folder


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[Library]:
    """A library of it, for queries alone."""
    opened = Library(
        folder.parent / "library", "starter", encoder_of=lambda preset, cache: EnglishEncoder()
    )
    opened.index((str(folder),))
    yield opened
    opened.close()


def search(library: Library, *terms: Term, **more: object) -> SearchResult:
    """Answer a query of some terms."""
    return library.search(Query(terms, **more))  # type: ignore[arg-type]


def test_only_words_and_names_stand_out(library: Library) -> None:
    """What has the words comes first and counts; all the rest follows, and all of it is weak."""
    found = search(library, words("Hund auf der Wiese"))
    assert names(found.hits)[:2] == ["zettel.txt", "liste.txt"]
    assert found.hits[0].sources == {MatchSource.WORDS}
    assert not found.hits[0].weak
    assert found.total == len(found.hits) == 10
    for hit in found.hits[2:]:
        assert hit.weak
        assert hit.score < found.hits[1].score
    assert found.not_understood == ("Hund auf der Wiese",)


def test_where_nothing_has_the_words_the_page_is_not_blank(library: Library) -> None:
    """Every file is listed as a weak match, of whatever kind, and none at a high strength."""
    found = search(library, words("Fahrrad"))
    assert found.total == 10
    assert all(hit.weak and hit.strength < 20 for hit in found.hits)
    pictures = search(library, words("Fahrrad"), filters=Filters(frozenset({IMAGE})))
    assert {hit.item.modality for hit in pictures.hits} == {IMAGE}


def test_a_name_is_found_although_it_is_not_understood(library: Library) -> None:
    """The file that is called what was typed is the first and certain hit."""
    first = search(library, words("zettel")).hits[0]
    assert (Path(first.item.path).name, first.strength) == ("zettel.txt", 99)


def test_what_is_understood_is_found_as_ever(library: Library) -> None:
    """Known words say nothing of any that are not understood."""
    found = search(library, words("red"))
    assert names(found.hits)[0] == "rose.png"
    assert not found.hits[0].weak
    assert found.not_understood == ()


def test_only_what_is_understood_counts_for_meaning(library: Library, folder: Path) -> None:
    """Beside a picture or known words, foreign ones change no score but of what has them."""
    picture = Term(IMAGE, str(folder / "rose.png"), is_file=True)
    for known in (picture, words("blue")):
        alone = {hit.item.id: hit.score for hit in search(library, known).hits}
        both = search(library, words("Fahrrad", 3.0), known)
        assert {hit.item.id: hit.score for hit in both.hits} == alone
        assert both.not_understood == ("Fahrrad",)


def test_a_minus_takes_off_only_what_has_its_words(library: Library) -> None:
    """Foreign words push nothing away by their meaning, and what has them all the same."""
    plain = {name: hit.score for name, hit in _by_name(search(library, words("red")))}
    pushed = search(library, words("red"), words("Katzen", -1.0))
    less = {name for name, hit in _by_name(pushed) if hit.score < plain[name]}
    assert less == {"liste.txt"}
    assert pushed.not_understood == ("Katzen",)


def test_quoted_words_are_held_and_nothing_is_said_of_them(library: Library) -> None:
    """Whoever quotes asks for the very words, which need no model that knows them."""
    found = search(library, phrases=("Hund",))
    assert set(names(found.hits)) == {"zettel.txt", "liste.txt"}
    assert not any(is_weak(hit.score) for hit in found.hits)
    assert found.not_understood == ()


def test_only_words_explain_such_a_hit(library: Library) -> None:
    """The best passage is one with the words; no part of a sound is told as the best."""
    query = Query((words("Hund auf der Wiese"),))
    found = {
        name: library.explain(query, hit.item.id) for name, hit in _by_name(library.search(query))
    }
    assert found["zettel.txt"].words == ("Hund", "Wiese")
    assert found["zettel.txt"].passages[0].words
    bird: Explanation = found["bird.wav"]
    assert (bird.seconds, bird.moment, bird.words) == ((), None, ())


def _by_name(result: SearchResult) -> list[tuple[str, Hit]]:
    return list(zip(names(result.hits), result.hits, strict=True))
