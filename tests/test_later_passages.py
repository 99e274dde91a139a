"""Passages of what was read in pictures and heard in sounds: found by meaning, kept in step.

No reader runs here: texts are put into the catalogue as a pass leaves them, but without their words
in full text, so that meaning alone finds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture, write_text
from conftest import MakeLibrary, segments_of
from explaining import hit_of, like, words
from fake_encoder import ColourEncoder
from film_media import write_film
from pdf_files import write_pdf
from two_models import Turned

from engine.catalogue import Catalogue
from engine.catalogue.later_texts import LaterTextTable, text_of
from engine.encoders.precedence import Precedence
from engine.explain.summary import explanation_line
from engine.indexing.later_passages import PassageEncoder
from engine.library.facade import Library
from engine.library.keeping import verify_library
from engine.paths import LibraryPaths
from engine.query import parse
from engine.types import (
    MatchSource,
    Modality,
    Segment,
    SegmentKind,
    TextLine,
    Utterance,
)
from engine.types.tracks import Track
from engine.types.vectors import Role

# The words that the space has no axis for are crumbs, but they make a passage.
RUBIES = ("red red red red", "ruby garnet carnelian", "red red red red")
BESIDE = ("mountain of snow and silence", "pebbles under water, endlessly")


def lines(*texts: str, page: int = 0) -> list[TextLine]:
    """Lines of a picture, each below the one before."""
    return [
        TextLine(text, (0.1, 0.1 * n, 0.6, 0.1 * n + 0.1), page) for n, text in enumerate(texts)
    ]


def said(*texts: str) -> list[Utterance]:
    """Utterances of four seconds each."""
    return [Utterance(text, 4.0 * n, 4.0 * n + 4) for n, text in enumerate(texts)]


def put(library: Library, path: Path, read: Sequence[TextLine] | Sequence[Utterance]) -> int:
    """Leave a text in the catalogue as a reader does, without its words."""
    catalogue = library._catalogue
    item = catalogue.items.stats_under(str(path))[str(path)][0]
    table: LaterTextTable = catalogue.speech if _is_spoken(read) else catalogue.picture_texts
    with catalogue.transaction():
        table.put(item, catalogue.items.digest(item), 1, read)
        catalogue.items.put_text(item, text_of(read))
    return item


def _is_spoken(read: Sequence[TextLine] | Sequence[Utterance]) -> bool:
    return any(isinstance(one, Utterance) for one in read)


def segments(library: Library, item: int) -> list[Segment]:
    """What an item has of later texts in the space that searches use."""
    kinds = (SegmentKind.WRITTEN, SegmentKind.SPOKEN)
    return [one for one in segments_of(library, item) if one.kind in kinds]


@pytest.fixture
def library(make_library: MakeLibrary, tmp_path: Path) -> Library:
    """A library of the usual media, in which a blue picture tells of red, and a drum does."""
    made = make_library()
    made.index((str(write_media_folder(tmp_path / "media")),))
    put(made, tmp_path / "media" / "sea.png", lines(*BESIDE, *RUBIES, *BESIDE))
    put(made, tmp_path / "media" / "drum.wav", said(*BESIDE, *RUBIES))
    assert made.readings.passages().read == 2
    return made


def test_a_picture_is_found_by_the_meaning_of_its_text(library: Library, tmp_path: Path) -> None:
    """The hit quotes the passage and says that it stands in the picture."""
    hit = hit_of(library, words("red type:image"), tmp_path / "media" / "sea.png")
    assert hit.sources == {MatchSource.MEANING, MatchSource.PICTURE_TEXT}
    assert hit.segment.kind is SegmentKind.WRITTEN
    assert hit.passage == hit.segment
    assert "carnelian" in hit.segment.text
    blue = hit_of(library, words("blue"), tmp_path / "media" / "sea.png")
    assert MatchSource.PICTURE_TEXT not in blue.sources
    assert blue.segment.kind is SegmentKind.WHOLE


def test_why_outlines_the_lines_of_the_passage(library: Library, tmp_path: Path) -> None:
    """The region is all lines that the passage is of, and one line on a terminal quotes it."""
    query = like(write_picture(tmp_path / "new.png", "red"), Modality.IMAGE)
    hit = hit_of(library, query, tmp_path / "media" / "sea.png")
    told = library.explain(query, hit.item.id)
    assert told.region is not None
    assert told.written == hit.segment.text
    first = [*BESIDE, *RUBIES].index(told.written.splitlines()[0])
    count = len(told.written.splitlines())
    assert told.region.box == pytest.approx((0.1, 0.1 * first, 0.6, 0.1 * (first + count)))
    line = explanation_line(hit, told)
    assert "by the text in the picture" in line
    assert "text in the picture: " in line


def test_a_sound_is_found_by_the_meaning_of_what_is_said(library: Library, tmp_path: Path) -> None:
    """The segment has the seconds, from which the explanation has it played."""
    query = like(write_text(tmp_path / "asked.txt", "red red red"), Modality.TEXT)
    hit = hit_of(library, query, tmp_path / "media" / "drum.wav")
    assert hit.sources == {MatchSource.MEANING, MatchSource.SPEECH}
    assert hit.segment.kind is SegmentKind.SPOKEN
    assert (hit.segment.start, hit.segment.end) == (0.0, 20.0)
    told = library.explain(query, hit.item.id)
    assert told.moment is not None
    assert (told.moment.start, told.moment.end) == (0.0, 20.0)
    assert "said from 0:00 to 0:20" in explanation_line(hit, told)


def test_a_film_is_found_by_what_is_said_in_it(make_library: MakeLibrary, tmp_path: Path) -> None:
    """What means the same is heard, whatever is seen."""
    film = write_film(tmp_path / "media" / "film.mkv", "green", "green")
    library = make_library()
    library.index((str(film.parent),))
    put(library, film, said(*BESIDE, *RUBIES))
    library.readings.passages()
    query = like(write_text(tmp_path / "asked.txt", "red red red"), Modality.TEXT)
    hit = hit_of(library, query, film)
    told = library.explain(query, hit.item.id)
    assert hit.segment.kind is SegmentKind.SPOKEN
    assert told.sense is Modality.AUDIO
    assert "carnelian" in told.written


def test_a_scanned_page_is_a_passage_of_its_document(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """It stands in the text where the explanation shows it, and tells its page."""
    (tmp_path / "media").mkdir()
    path = write_pdf(tmp_path / "media" / "scan.pdf", "")
    library = make_library()
    library.index((str(path.parent),))
    put(library, path, lines(*BESIDE, *RUBIES, page=2))
    library.readings.passages()
    query = like(write_picture(tmp_path / "new.png", "red"), Modality.IMAGE)
    hit = hit_of(library, query, path)
    assert (hit.segment.kind, hit.segment.place) == (SegmentKind.WRITTEN, "page 3")
    (passage, *_) = library.explain(query, hit.item.id).passages
    assert passage.text == hit.segment.text


def test_a_picture_asks_with_what_it_shows(library: Library, tmp_path: Path) -> None:
    """However much is written in it, what is like it looks like it."""
    write_picture(tmp_path / "media" / "lake.png", "blue", 9)
    library.index()
    query = like(tmp_path / "media" / "sea.png", Modality.IMAGE)
    names = [Path(hit.item.path).name for hit in library.search(query).hits]
    assert names.index("lake.png") < names.index("rose.png")


def test_pages_that_look_alike_are_two_hits_where_they_say_different_things(
    library: Library, tmp_path: Path
) -> None:
    """One that says the same is folded."""
    media = tmp_path / "media"
    pages = [write_picture(media / f"page{n}.png", "green", 7 + n) for n in range(3)]
    library.index()
    put(library, pages[0], lines(*RUBIES))
    put(library, pages[1], lines("blue blue blue blue", "sapphire lapis azurite"))
    put(library, pages[2], lines(*RUBIES))
    library.readings.passages()
    hits = library.search(parse("red type:image")).hits
    copies = {Path(hit.item.path).name: hit.copies for hit in hits}
    assert len(copies["page0.png"]) == 1
    assert copies["page1.png"] == ()


def test_another_model_encodes_what_was_read(
    make_library: MakeLibrary, library: Library, tmp_path: Path
) -> None:
    """Nothing is read again: the stored text gets vectors in the new space, too."""
    library.close()
    newer = make_library(Turned("fake:2"))
    newer.index()
    item = newer._catalogue.items.stats_under(str(tmp_path))[str(tmp_path / "media" / "sea.png")][0]
    assert segments(newer, item) == []
    assert newer.readings.passages().read == 2
    assert "carnelian" in segments(newer, item)[0].text
    assert newer.readings.passages().read == 0


def test_a_new_text_takes_the_place_of_the_old_one(library: Library, tmp_path: Path) -> None:
    """What another reader found has vectors of its own, and what says nothing has none."""
    path = tmp_path / "media" / "sea.png"
    item = put(library, path, lines("emeralds jade malachite olivine"))
    assert segments(library, item) == []
    assert library.readings.passages().read == 1
    assert [one.text for one in segments(library, item)] == ["emeralds jade malachite olivine"]
    put(library, path, lines("OK", "Cancel", "12:30"))
    assert library.readings.passages().read == 1
    assert segments(library, item) == []
    assert library.readings.passages().read == 0


def test_a_file_that_changes_loses_its_passages(library: Library, tmp_path: Path) -> None:
    """They were of another content, and so are not made again."""
    path = write_picture(tmp_path / "media" / "sea.png", "blue", 77)
    library.index()
    assert library.readings.passages().read == 0
    hit = hit_of(library, words("red"), path)
    assert {one.kind for one in hit.segments} == {SegmentKind.WHOLE}


def test_a_copy_has_the_passages_of_its_original(library: Library, tmp_path: Path) -> None:
    """They are shared like its other vectors, and are one hit."""
    copy = tmp_path / "media" / "copy.png"
    copy.write_bytes((tmp_path / "media" / "sea.png").read_bytes())
    library.index()
    item = library._catalogue.items.stats_under(str(copy))[str(copy)][0]
    assert "carnelian" in segments(library, item)[0].text


def test_the_first_passages_are_measured_at_once(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """Where there are no documents to compare them with; they have a graph, and all is sound."""
    library = make_library()
    picture = write_picture(tmp_path / "media" / "sea.png", "blue")
    library.index((str(picture.parent),))
    put(library, picture, lines(*BESIDE, *RUBIES))
    library.readings.passages()
    assert (Role.QUERY_TEXT, Modality.TEXT) in library._catalogue.spaces.null_distributions(1)
    names = {path.name for path in library_dir.glob("index-1-*.hnsw")}
    assert names == {"index-1-image.hnsw", "index-1-image-text.hnsw"}
    assert verify_library(library_dir).is_sound


def test_a_pass_can_be_stopped(library: Library, tmp_path: Path) -> None:
    """What is encoded stays, and the next pass has the rest."""
    for name in ("sea.png", "rose.png"):
        put(library, tmp_path / "media" / name, lines(*BESIDE))
    stages: list[int] = []
    stopped = library.readings.passages(
        on_progress=lambda progress: stages.append(progress.done), cancelled=lambda: bool(stages)
    )
    assert stopped.cancelled
    assert library.readings.passages().read == 1


def test_a_model_without_a_tower_for_texts_is_left_alone(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """What is read is found by its words as before."""
    library = make_library(ColourEncoder("mute:1", frozenset({Modality.IMAGE})))
    picture = write_picture(tmp_path / "media" / "sea.png", "blue")
    library.index((str(picture.parent),))
    item = put(library, picture, lines(*RUBIES))
    assert library.readings.passages().read == 0
    assert segments(library, item) == []


def test_a_picture_that_waits_for_a_run_has_no_passages_yet(
    library: Library, tmp_path: Path
) -> None:
    """Else the run would take it for done; once it has its own vector, it gets them."""
    catalogue, path = library._catalogue, tmp_path / "media" / "rose.png"
    item = put(library, path, lines(*BESIDE))
    with catalogue.transaction():
        catalogue.segments.remove(item)
    space = catalogue.spaces.active()
    assert space is not None
    encoder = PassageEncoder(catalogue, space, ColourEncoder(), Precedence())
    encoder.encode(catalogue.picture_texts, item)
    assert segments(library, item) == []
    assert library.index().indexed == 1
    assert library.readings.passages().read == 1
    assert segments(library, item) != []


def test_passages_without_their_picture_are_removed(library: Library, library_dir: Path) -> None:
    """Where a damaged file lost a picture's own vector, the picture is read anew."""
    with closing(Catalogue(LibraryPaths(library_dir).catalogue)) as catalogue:
        with catalogue.transaction():
            catalogue._database.execute("DELETE FROM segments WHERE kind = 'whole'")
            catalogue.segments.remove_beside(set())
        assert catalogue.segments.counts(1).get(Track.PICTURE_TEXTS, 0) == 0
        assert catalogue.segments.counts(1)[Track.SPEECH] > 0
