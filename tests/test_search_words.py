"""Search by words, minus, copies and sorts: what is found beside meaning, and what is one hit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture, write_text
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from PIL import Image
from planted_space import PlantedLibrary

from engine.errors import UserError
from engine.library.facade import Library
from engine.ranking.scoring import Scoring
from engine.types import Filters, Hit, MatchSource, Modality, Query, SegmentKind, Sort, Term

IMAGE, AUDIO, TEXT = Modality.IMAGE, Modality.AUDIO, Modality.TEXT


def words(text: str, weight: float = 1.0) -> Term:
    """Typed words."""
    return Term(TEXT, text, weight=weight)


def names(hits: tuple[Hit, ...]) -> list[str]:
    """File names of hits, in their order."""
    return [Path(hit.item.path).name for hit in hits]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Media of colours and pitches, and documents that the model cannot tell from noise."""
    folder = write_media_folder(tmp_path_factory.mktemp("words") / "media")
    write_text(folder / "ledger.txt", "Quixotic expenses of the zamboni driver.")
    write_text(folder / "minutes.txt", "The zamboni was discussed. Red tape as ever.")
    write_text(folder / "blue hour.txt", "Nothing to do with it.")
    opened = Library(
        folder.parent / "library", "starter", encoder_of=lambda preset, cache: ColourEncoder()
    )
    opened.index((str(folder),))
    yield opened
    opened.close()


def test_words_find_what_the_model_does_not_know(library: Library) -> None:
    """A rare word brings in the documents that have it, as hits that are not weak, and says so."""
    found = library.search(Query((words("zamboni"),))).hits
    assert set(names(found)[:2]) == {"ledger.txt", "minutes.txt"}
    for hit in found[:2]:
        assert not hit.weak
        assert MatchSource.WORDS in hit.sources
    assert all(hit.sources == {MatchSource.MEANING} for hit in found[2:])


@pytest.mark.parametrize("typed", ["rose.png", "rose", "ROSE.PNG"])
def test_an_exact_file_name_comes_first(library: Library, typed: str) -> None:
    """The file that is called what was typed is the first hit, by its name."""
    first = library.search(Query((words(typed),))).hits[0]
    assert Path(first.item.path).name == "rose.png"
    assert MatchSource.NAME in first.sources
    assert first.strength == 99


def test_a_title_is_no_name(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A hit says which of them has the words, in whatever form; the name where both have."""
    write_text(tmp_path / "media" / "page 7.html", "<title>Okapis of old</title><p>Nothing else.")
    write_text(tmp_path / "media" / "okapi 3.html", "<title>An okapi</title><p>Nothing else.")
    library = make_library()
    library.index((str(tmp_path / "media"),))
    found = library.search(Query((words("okapi"),))).hits
    told = {Path(h.item.path).name: h.sources - {MatchSource.MEANING} for h in found}
    assert told == {"page 7.html": {MatchSource.TITLE}, "okapi 3.html": {MatchSource.NAME}}


def test_meaning_and_words_are_both_told(library: Library) -> None:
    """A document that means the word and has it is found by both; a picture by meaning alone."""
    sources = {
        Path(h.item.path).name: h.sources for h in library.search(Query((words("red"),))).hits
    }
    assert sources["ruby.txt"] == {MatchSource.MEANING, MatchSource.WORDS}
    assert sources["rose.png"] == {MatchSource.MEANING}


def test_words_do_not_unseat_what_looks_right(library: Library) -> None:
    """A document that mentions the colour in passing stands behind the picture of it."""
    order = names(library.search(Query((words("red"),))).hits)
    assert order.index("rose.png") < order.index("minutes.txt")


def test_a_word_in_a_novel_is_weak_evidence(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A note that has it is found by it, and a novel that has it once stays among the rest."""
    folder = tmp_path / "media"
    write_picture(folder / "rose.png", "red")
    write_text(folder / "note.txt", "Rent the zamboni.")
    write_text(folder / "novel.txt", "Zamboni. " + "It went on and on, as it was. " * 4000)
    library = make_library()
    library.index((str(folder),))
    found = library.search(Query((words("zamboni"),))).hits
    hits = dict(zip(names(found), found, strict=True))
    lifted = {name: MatchSource.WORDS in hit.sources for name, hit in hits.items()}
    assert lifted == {"rose.png": False, "note.txt": True, "novel.txt": True}
    assert hits["note.txt"].score > hits["novel.txt"].score + 1
    assert not hits["note.txt"].weak
    assert hits["novel.txt"].weak


def test_a_phrase_must_occur(library: Library) -> None:
    """Beside a term, quoted words leave only what has them; unwanted words take more away."""
    found = library.search(Query((words("red"),), phrases=("zamboni",)))
    assert set(names(found.hits)) == {"ledger.txt", "minutes.txt"}
    assert found.searched == found.total == 2
    fewer = library.search(Query((words("red"),), phrases=("zamboni",), without=("red tape",)))
    assert names(fewer.hits) == ["ledger.txt"]


def test_phrases_alone_need_no_model(library: Library, tmp_path: Path) -> None:
    """A query of quoted words is answered without vectors, in any order and page by page."""

    def no_model(preset: str, cache: Path) -> ColourEncoder:
        raise UserError("The model is missing.")

    directory = shutil.copytree(Path(library.status().directory), tmp_path / "library")
    bare = Library(directory, encoder_of=no_model)
    found = bare.search(Query(phrases=("zamboni",)))
    assert set(names(found.hits)) == {"ledger.txt", "minutes.txt"}
    assert found.total == 2
    assert all(not hit.weak and MatchSource.WORDS in hit.sources for hit in found.hits)
    pages = [bare.search(Query(phrases=("zamboni",), limit=1, offset=n)).hits for n in (0, 1, 2)]
    assert [names(page) for page in pages] == [*([name] for name in names(found.hits)), []]
    by_name = bare.search(Query(phrases=("zamboni",), sort=Sort.NAME))
    assert names(by_name.hits) == ["ledger.txt", "minutes.txt"]
    assert bare.search(Query(phrases=("red",), without=("zamboni",))).total == 1
    with pytest.raises(UserError, match="model is missing"):
        bare.search(Query((words("red"),)))
    bare.close()


def test_phrases_alone_are_ranked_by_meaning(library: Library) -> None:
    """Of what has the quoted words, that which means them comes first, with the passage that does;
    none of it is weak.
    """
    found = library.search(Query(phrases=("red",))).hits
    (told,) = library.search(Query(phrases=("to do with it",))).hits
    assert names(found) == ["ruby.txt", "minutes.txt"]
    for hit in (*found, told):
        assert hit.segment.kind is SegmentKind.PASSAGE
        assert MatchSource.WORDS in hit.sources
        assert not hit.weak


def test_no_modality_means_no_hits(library: Library) -> None:
    """A query that wants none of the media finds nothing, and that is no error."""
    found = library.search(Query((words("red"),), Filters(frozenset())))
    assert (found.hits, found.searched, found.total) == ((), 0, 0)


def test_raw_scoring_asks_no_words(library: Library) -> None:
    """The plain way knows vectors alone: a rare word brings in nothing."""
    hits = library.search(Query((words("zamboni"),)), Scoring.RAW).hits
    assert len(hits) == 11
    assert all(hit.sources == {MatchSource.MEANING} for hit in hits)
    assert all(-1 <= hit.score <= 1 for hit in hits)


@pytest.mark.parametrize("sort", [Sort.NAME, Sort.SIZE, Sort.DATE, Sort.DURATION])
def test_sorting_keeps_weak_hits_behind(library: Library, sort: Sort) -> None:
    """Whatever the order, what matches comes first, and each part is in that order."""
    found = library.search(Query((words("red"),), sort=sort)).hits
    weak = [hit.weak for hit in found]
    assert weak == sorted(weak)
    assert {True, False} == set(weak)
    for part in ([h for h in found if not h.weak], [h for h in found if h.weak]):
        if sort is Sort.NAME:
            assert names(tuple(part)) == sorted(names(tuple(part)))
        elif sort is Sort.SIZE:
            assert [h.item.size for h in part] == sorted((h.item.size for h in part), reverse=True)


def test_copies_are_one_hit(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Equal files, and a picture in another size, are one hit that tells of the others."""
    folder = tmp_path / "media"
    rose = write_picture(folder / "rose.png", "red")
    shutil.copy(rose, folder / "again.png")
    Image.open(rose).resize((64, 48)).save(folder / "large.png")
    write_picture(folder / "sea.png", "blue")
    write_text(folder / "a.txt", "red red red")
    write_text(folder / "b.txt", "red red red red")
    library = make_library()
    library.index((str(folder),))
    found = library.search(Query((words("red"),)))
    pictures = [hit for hit in found.hits if hit.item.modality is IMAGE]
    assert [len(hit.copies) for hit in pictures] == [2, 0]
    assert found.searched == 6
    assert found.total == len(found.hits) == 4
    duplicates = library.search(Query((words("red"),), Filters(duplicates=True)))
    assert sorted(names(duplicates.hits)) == ["again.png", "rose.png"]
    assert all(hit.copies == () for hit in duplicates.hits)


def test_a_minus_holds_for_what_has_the_words(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Of two documents with the rare word, that which means what is unwanted sinks to the weak."""
    write_text(tmp_path / "media" / "wanted.txt", "blue blue blue blue quartz")
    write_text(tmp_path / "media" / "unwanted.txt", "red red red red quartz")
    library = make_library()
    library.index((str(tmp_path / "media"),))
    both = library.search(Query((words("quartz"),))).hits
    assert [hit.weak for hit in both] == [False, False]
    found = library.search(Query((words("quartz"), words("red", -1.0)))).hits
    assert names(found) == ["wanted.txt", "unwanted.txt"]
    assert [hit.weak for hit in found] == [False, True]


def test_a_minus_lowers_what_is_called_so(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A file that has the unwanted word in its name sinks, also where the model sees none of it."""
    for width, name in ((40, "red.png"), (60, "sea.png"), (90, "sky.png")):
        path = write_picture(tmp_path / "media" / name, "blue")
        Image.open(path).resize((width, 40)).save(path)
    library = make_library()
    library.index((str(tmp_path / "media"),))
    found = library.search(Query((words("blue"), words("red", -1.0)))).hits
    assert names(found)[-1] == "red.png"
    assert found[1].score - found[2].score > 1


LABELS = ("dog", "cat", "horse", "tractor", "bread")
ANIMALS = ("dog", "cat", "horse")


def test_a_minus_lowers_every_dog(tmp_path: Path) -> None:
    """With "-dog" every dog of any modality stands below every other animal that was asked for."""
    library = PlantedLibrary(tmp_path / "planted")
    held = {
        f"{label} {kind} {n}": (kind, [[label, "animal"] if label in ANIMALS else [label]])
        for label in LABELS
        for kind in Modality
        for n in range(6)
    }
    library.add(held)
    library.finish()
    order = names(library.search(Query((words("animal"), words("dog", -1.0)), limit=200)).hits)
    dogs = [order.index(name) for name in held if name.startswith("dog")]
    others = [order.index(name) for name in held if name.startswith(("cat", "horse"))]
    assert max(others) < min(dogs)
    library.catalogue.close()


def test_a_minus_lowers_every_dog_with_the_starter(tmp_path: Path) -> None:
    """The shipped model's own sense of dogs does the same for texts."""
    texts = {
        "dog": ("a dog runs over the grass", "the dog barks at night", "a puppy in its basket"),
        "cat": ("a cat sleeps on the sofa", "the kitten drinks its milk", "a cat in a tree"),
        "horse": ("a horse in the field", "the horse jumps a fence", "a pony eats hay"),
        "none": ("an invoice for the plumber", "the train to the north", "bread and butter"),
    }
    for label, lines in texts.items():
        for n, line in enumerate(lines):
            write_text(tmp_path / "media" / f"{label}{n}.txt", line)
    library = Library(tmp_path / "library", "starter")
    library.index((str(tmp_path / "media"),))
    order = names(library.search(Query((words("an animal"), words("dog", -1.0)))).hits)
    library.close()
    assert {name[:3] for name in order[-3:]} == {"dog"}
