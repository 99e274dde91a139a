"""Search over the colour space: every modality finds every other, filters starve nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_media_folder, write_picture, write_text, write_tone
from conftest import MakeLibrary
from fake_encoder import ColourEncoder

from engine.errors import UnreadableFileError, UserError
from engine.library.facade import Library
from engine.types import Filters, Hit, Modality, Query, Sort, Term
from engine.types.tracks import CONTENTS

IMAGE, AUDIO, TEXT = Modality.IMAGE, Modality.AUDIO, Modality.TEXT


def words(text: str, weight: float = 1.0) -> Term:
    """Typed words."""
    return Term(TEXT, text, weight=weight)


def file(modality: Modality, path: Path) -> Term:
    """A dropped file."""
    return Term(modality, str(path), is_file=True)


def hits(library: Library, *terms: Term, kinds: frozenset[Modality] | None = None) -> list[Hit]:
    """The hits of a query."""
    return list(library.search(Query(terms, Filters(kinds or frozenset(Modality)))).hits)


def names(found: list[Hit]) -> list[str]:
    """File names of hits, in their order."""
    return [Path(hit.item.path).name for hit in found]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of media; not to be changed."""
    return write_media_folder(tmp_path_factory.mktemp("shelf") / "media")


@pytest.fixture(scope="module")
def library(shelf: Path) -> Iterator[Library]:
    """A library of the shelf, for queries alone."""
    opened = Library(
        shelf.parent / "library", "starter", encoder_of=lambda preset, cache: ColourEncoder()
    )
    opened.index((str(shelf),))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "modality", "name"),
    [
        ("red", IMAGE, "rose.png"),
        ("blue", IMAGE, "sea.png"),
        ("low", AUDIO, "drum.wav"),
        ("high", AUDIO, "bird.wav"),
        ("green", TEXT, "moss.md"),
        ("high", TEXT, "whistle.txt"),
    ],
)
def test_words_find_every_modality(
    library: Library, text: str, modality: Modality, name: str
) -> None:
    """Typed words find the picture, the sound and the document that mean the same."""
    found = hits(library, words(text), kinds=frozenset({modality}))
    assert names(found)[0] == name
    assert {hit.item.modality for hit in found} == {modality}
    assert not found[0].weak
    assert all(hit.weak for hit in found[1:])


@pytest.mark.parametrize(
    ("modality", "query", "wanted"),
    [
        (IMAGE, "rose.png", {"rose.png", "ruby.txt"}),
        (TEXT, "trees/moss.md", {"moss.md", "leaf.png"}),
        (AUDIO, "trees/bird.wav", {"bird.wav", "whistle.txt"}),
    ],
)
def test_a_file_finds_its_kind_and_the_others(
    library: Library, shelf: Path, modality: Modality, query: str, wanted: set[str]
) -> None:
    """A stored file as the query finds itself and what means the same in other modalities."""
    found = hits(library, file(modality, shelf / query))
    assert set(names(found)[:2]) == wanted
    assert {hit.item.modality for hit in found} == set(CONTENTS)


def test_an_outside_file_is_a_query_too(library: Library, tmp_path: Path) -> None:
    """A file that the library has never seen is decoded and searched with."""
    blue = write_picture(tmp_path / "new.png", "blue", 3)
    assert names(hits(library, file(IMAGE, blue)))[0] == "sea.png"
    low = write_tone(tmp_path / "new.wav", "low", seconds=5.0)
    assert names(hits(library, file(AUDIO, low)))[0] == "drum.wav"
    text = write_text(tmp_path / "new.txt", "green green green")
    assert set(names(hits(library, file(TEXT, text)))[:2]) == {"moss.md", "leaf.png"}


def test_terms_combine_by_weight(library: Library, shelf: Path) -> None:
    """Two terms together prefer what matches both, and the heavier one where none does."""
    both = hits(library, words("red"), file(TEXT, shelf / "ruby.txt"))
    assert set(names(both)[:2]) == {"rose.png", "ruby.txt"}
    images = frozenset({IMAGE})
    assert names(hits(library, words("red", 3.0), words("blue"), kinds=images))[0] == "rose.png"
    assert names(hits(library, words("red"), words("blue", 3.0), kinds=images))[0] == "sea.png"


def test_a_minus_pushes_away(library: Library, shelf: Path) -> None:
    """What matches a term of negative weight falls behind, and the rest keeps its score."""
    plain = {hit.item.id: hit.score for hit in hits(library, words("red"))}
    pushed = hits(library, words("red"), words("red", -2.0))
    assert names(pushed)[-1] in {"rose.png", "ruby.txt"}
    for hit in hits(library, words("red"), words("high", -1.0)):
        name = Path(hit.item.path).name
        if name not in {"bird.wav", "whistle.txt"}:
            assert hit.score == pytest.approx(plain[hit.item.id], abs=0.5)
        else:
            assert hit.score < plain[hit.item.id]


def test_folders_filter(library: Library, shelf: Path) -> None:
    """Only what lies in one of the folders is found, and `searched` says how much that is."""
    inside = library.search(Query((words("red"),), Filters(folders=(str(shelf / "trees"),))))
    assert inside.searched == 3
    assert set(names(list(inside.hits))) == {"leaf.png", "bird.wav", "moss.md"}
    none = library.search(Query((words("red"),), Filters(folders=(str(shelf / "tree"),))))
    assert (none.hits, none.searched) == ((), 0)


@pytest.mark.parametrize(
    "terms", [(), (words(""),), (words("  \n"),), (words("red", -1.0),)], ids=str
)
def test_an_empty_query_says_what_to_do(library: Library, terms: tuple[Term, ...]) -> None:
    """Nothing to look for is a user's error of one line."""
    with pytest.raises(UserError, match="Say what to look for") as caught:
        hits(library, *terms)
    assert "\n" not in str(caught.value)


def test_an_unreadable_query_file_is_one_line(library: Library, tmp_path: Path) -> None:
    """A file that is gone, empty, cut short or a folder is told by its name and reason."""
    picture = write_picture(tmp_path / "cut.png", "red")
    picture.write_bytes(picture.read_bytes()[:60])
    (tmp_path / "empty.wav").touch()
    for name in ("cut.png", "empty.wav", "."):
        with pytest.raises(UnreadableFileError, match="cannot be used as a query") as caught:
            hits(library, file(IMAGE, tmp_path / name))
        assert "\n" not in str(caught.value)
    with pytest.raises(UserError, match="There is no file .*gone.png"):
        hits(library, file(IMAGE, tmp_path / "gone.png"))


def test_strength_runs_from_0_to_100_with_the_score(library: Library, shelf: Path) -> None:
    """By score, strength never rises down the list; weak hits are at its end in any order."""
    for term in (words("red"), words("nothing like it"), file(IMAGE, shelf / "sea.png")):
        assert [hit.weak for hit in hits(library, term)] == sorted(
            hit.weak for hit in hits(library, term)
        )
        found = library.search(Query((term,), sort=Sort.SCORE)).hits
        scores = [hit.score for hit in found]
        strengths = [hit.strength for hit in found]
        assert scores == sorted(scores, reverse=True)
        assert strengths == sorted(strengths, reverse=True)
        assert all(0 <= strength <= 100 for strength in strengths)
        weak = [hit.weak for hit in found]
        assert weak == sorted(weak)


def test_the_segment_says_where_it_matched(make_library: MakeLibrary, tmp_path: Path) -> None:
    """One hit per item, with the window or passage that matched best."""
    folder = tmp_path / "media"
    write_tone(folder / "both.wav", "low", "high", seconds=8.0)
    filler = " ".join(["nothing of note here"] * 12)
    write_text(folder / "long.txt", f"{filler}.\n\nhigh high high high.\n\n{filler}.")
    library = make_library()
    library.index((str(folder),))
    found = hits(library, words("high"))
    assert sorted(names(found)) == ["both.wav", "long.txt"]
    segments = {Path(hit.item.path).name: hit.segment for hit in found}
    assert segments["both.wav"].start >= 7.0
    assert "high high" in segments["long.txt"].text


def test_an_offline_file_can_still_be_searched_with(
    make_library: MakeLibrary, media_folder: Path, tmp_path: Path
) -> None:
    """A stored file whose drive is away serves as a query by its stored vectors."""
    library = make_library()
    library.index((str(media_folder),))
    media_folder.rename(tmp_path / "away")
    found = hits(library, file(IMAGE, media_folder / "rose.png"))
    assert set(names(found)[:2]) == {"rose.png", "ruby.txt"}


def test_a_stored_file_that_changed_is_read_anew(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """The query is what the file shows now, not what it showed when it was indexed."""
    library = make_library()
    library.index((str(media_folder),))
    write_picture(media_folder / "rose.png", "blue", 5)
    assert names(hits(library, file(IMAGE, media_folder / "rose.png")))[0] == "sea.png"


def test_a_document_asks_for_what_it_says_not_for_its_name(
    make_library: MakeLibrary, media_folder: Path, tmp_path: Path
) -> None:
    """A name that tells something else changes nothing, whether the library knows the file."""
    inside = write_text(media_folder / "blue blue.txt", "red red red")
    outside = write_text(tmp_path / "blue blue.txt", "red red red")
    library = make_library()
    library.index((str(media_folder),))
    for path in (inside, outside):
        found = {hit.item.path: hit.score for hit in hits(library, file(TEXT, path))}
        rose, sea = (found[str(media_folder / name)] for name in ("rose.png", "sea.png"))
        assert rose > sea + 1.0


def test_long_documents_do_not_crowd_out_the_rest(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """As many items as asked for come back, although a few have most of the near segments."""
    folder = tmp_path / "media"
    for number in range(12):
        passages = [f"red red red {number} {n}" + " filler" * 24 for n in range(60)]
        write_text(folder / f"{number}.txt", ". ".join(passages) + ".")
    for number in range(12):
        write_text(folder / f"short{number}.txt", f"green {number}")
    library = make_library()
    library.index((str(folder),))
    found = library.search(Query((words("red"),), limit=20))
    assert len(found.hits) == 20
    assert all("short" not in name for name in names(list(found.hits))[:12])


def test_the_order_of_insertion_does_not_matter(
    make_library: MakeLibrary, media_folder: Path, tmp_path: Path, library_dir: Path
) -> None:
    """A library that grew in another order, or lost its index file, gives the same answer."""
    first = make_library()
    first.index((str(media_folder),))
    second = make_library(directory=tmp_path / "second")
    aside = tmp_path / "aside"
    shutil.move(media_folder / "trees", aside)
    second.index((str(media_folder),))
    shutil.move(aside, media_folder / "trees")
    second.index()
    one, two = (hits(library, words("green")) for library in (first, second))
    assert set(names(one)[:2]) == set(names(two)[:2]) == {"leaf.png", "moss.md"}
    np.testing.assert_allclose([h.score for h in one], [h.score for h in two], atol=0.3)
    before = hits(first, words("green"))
    for path in library_dir.glob("index-*"):
        path.unlink()
    assert hits(make_library(), words("green")) == before
