"""Videos in a library: found by their best moment, by what is seen or heard, and asked with."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from audio_models import open_both
from colour_media import RGB, write_media_folder, write_picture, write_tone
from command_line import asked
from conftest import MakeLibrary
from explaining import like, words
from fake_encoder import ColourEncoder
from film_media import SHOT_SECONDS, write_film
from PIL import Image

from engine.cli.main import run
from engine.explain.summary import explanation_line
from engine.library.facade import Library
from engine.library.reader import LibraryReader
from engine.query import parse
from engine.search.query_vectors import MOST_ASKING, EmbeddedTerm
from engine.types import Filters, Hit, Modality, Query, SegmentKind
from engine.types.tracks import Track
from engine.types.vectors import Role

VIDEO = frozenset({Modality.VIDEO})
# A cut is told by the first look behind it.
LATE = 0.4


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three films beside pictures, sounds and documents; not to be changed."""
    folder = write_media_folder(tmp_path_factory.mktemp("films") / "media")
    write_film(folder / "garden.mp4", "green", "red", "green", pitches=("low", "low", "low"))
    write_film(folder / "coast.mkv", "blue", "green", "blue")
    write_film(folder / "birds.webm", "blue", pitches=("high", "high"))
    return folder


@pytest.fixture(scope="module")
def library(films: Path) -> Iterator[Library]:
    """A library of them, for queries alone."""
    opened = Library(
        films.parent / "library", "starter", encoder_of=lambda preset, cache: ColourEncoder()
    )
    assert opened.index((str(films),)).failed == 0
    yield opened
    opened.close()


def found(library: Library, query: Query) -> dict[str, Hit]:
    """The videos that a query finds, best first."""
    narrowed = Query(query.terms, Filters(VIDEO), query.phrases)
    return {Path(hit.item.path).name: hit for hit in library.search(narrowed).hits}


@pytest.mark.parametrize(
    ("asked_for", "name", "start"),
    [("red", "garden.mp4", 2.0), ("blue", "coast.mkv", 0.0), ("green", "coast.mkv", 2.0)],
)
def test_words_find_the_right_shot(
    library: Library, asked_for: str, name: str, start: float
) -> None:
    """The segment of a hit is the shot that shows what was asked for."""
    hit = found(library, words(asked_for))[name]
    assert hit.segment.kind is SegmentKind.FRAME
    assert start <= hit.segment.start <= start + LATE
    assert hit.segment.end <= start + SHOT_SECONDS + LATE


def test_words_find_what_is_heard(library: Library) -> None:
    """A film whose sound matches comes first, with the seconds of it."""
    first = next(iter(found(library, words("high")).items()))
    assert first[0] == "birds.webm"
    assert first[1].segment.kind is SegmentKind.WINDOW


def test_a_picture_and_a_sound_find_their_moment(library: Library, tmp_path: Path) -> None:
    """What is seen is compared as a picture, what is heard as a sound."""
    picture = like(write_picture(tmp_path / "new.png", "red", 9), Modality.IMAGE)
    name, hit = next(iter(found(library, picture).items()))
    assert (name, hit.segment.kind) == ("garden.mp4", SegmentKind.FRAME)
    tone = like(write_tone(tmp_path / "new.wav", "high"), Modality.AUDIO)
    name, hit = next(iter(found(library, tone).items()))
    assert (name, hit.segment.kind) == ("birds.webm", SegmentKind.WINDOW)


@pytest.mark.parametrize("is_known", [True, False])
def test_a_film_asks_with_its_pictures_and_its_sound(
    library: Library, films: Path, tmp_path: Path, is_known: bool
) -> None:
    """It finds itself or its like, the picture of what it shows, and the sound that it has."""
    film = films / "birds.webm"
    if not is_known:
        film = write_film(tmp_path / "other.mp4", "blue", pitches=("high", "high"), size=(80, 48))
    hits = library.search(like(film, Modality.VIDEO)).hits
    best = {
        kind: next(Path(hit.item.path).name for hit in hits if hit.item.modality is kind)
        for kind in Modality
    }
    assert best[Modality.VIDEO] == "birds.webm"
    assert best[Modality.IMAGE] == "sea.png"
    assert best[Modality.AUDIO] == "bird.wav"


def test_a_film_finds_the_picture_of_each_of_its_shots(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Any of its shots may be meant, and not what all of them come to: that would be grey."""
    for colour in RGB:
        write_picture(tmp_path / f"{colour}.png", colour)
    Image.new("RGB", (32, 24), (90, 90, 90)).save(tmp_path / "grey.png")
    library = make_library()
    library.index((str(tmp_path),))
    film = write_film(tmp_path / "elsewhere" / "all.mp4", *RGB)
    hits = library.search(like(film, Modality.VIDEO)).hits
    pictures = [Path(hit.item.path).stem for hit in hits if hit.item.modality is Modality.IMAGE]
    assert (set(pictures[:3]), pictures[3]) == (set(RGB), "grey")


def test_a_film_of_many_shots_asks_with_those_that_differ() -> None:
    """Each asks all of the library, so those that are most alike ask together."""
    colours = np.eye(MOST_ASKING, dtype=np.float32)
    shots = np.concatenate([colours, colours + 0.01, colours + 0.02])
    asking = EmbeddedTerm(shots, Role.IMAGE, 1.0).raw().vectors
    assert asking.shape == colours.shape
    assert np.allclose((asking @ colours.T).max(axis=0), 1, atol=0.01)
    windows = EmbeddedTerm(shots, Role.AUDIO, 1.0).raw().vectors
    assert len(windows) == 1


def test_a_frame_is_scored_as_the_same_picture_is(library: Library) -> None:
    """A film of one shot matches words about it as well as a picture of the same does."""
    hits = {Path(hit.item.path).name: hit for hit in library.search(words("blue")).hits}
    assert hits["birds.webm"].score == pytest.approx(hits["sea.png"].score, abs=0.5)


def test_filters_counts_and_pages_know_videos(library: Library, films: Path) -> None:
    """`type:video` leaves the films, the status counts them, and pages of a search join."""
    page = library.search(parse("blue type:video"))
    assert {Path(hit.item.path).suffix for hit in page.hits} == {".mp4", ".mkv", ".webm"}
    status = library.status()
    assert status.items[Modality.VIDEO] == 3
    assert status.segments[Modality.VIDEO] >= 7
    every = [hit.item.path for hit in library.search(words("green")).hits]
    pages = [
        hit.item.path
        for offset in range(0, len(every), 2)
        for hit in library.search(Query(words("green").terms, limit=2, offset=offset)).hits
    ]
    assert pages == every
    with closing(LibraryReader(films.parent / "library")) as reader:
        assert len(reader.item_ids(Filters(VIDEO, longest=5.0))) == 1


def test_words_for_videos_are_meant_for_videos(library: Library) -> None:
    """A query that names films has a film first."""
    assert library.search(words("video of blue")).hits[0].item.modality is Modality.VIDEO


def test_why_says_what_is_seen_and_what_is_heard(library: Library) -> None:
    """The moment of an explanation is a shot or some seconds of sound, and says which."""
    hit = found(library, words("red"))["garden.mp4"]
    told = library.explain(words("red"), hit.item.id)
    assert told.sense is Modality.IMAGE
    assert told.moment is not None
    assert (told.moment.start, told.moment.end) == (hit.segment.start, hit.segment.end)
    assert "seen from 0:02" in explanation_line(hit, told)
    hit = found(library, words("high"))["birds.webm"]
    told = library.explain(words("high"), hit.item.id)
    assert told.sense is Modality.AUDIO
    assert "heard from 0:00" in explanation_line(hit, told)


def test_a_model_without_ears_sees_films(make_library: MakeLibrary, films: Path) -> None:
    """Its frames are indexed, its sound is left alone, and it can be asked with."""
    deaf = ColourEncoder("deaf:1", frozenset({Modality.IMAGE, Modality.TEXT}))
    library = make_library(deaf)
    report = library.index((str(films),))
    assert (report.indexed, report.unsupported) == (9, 2)
    name, hit = next(iter(found(library, words("red")).items()))
    assert (name, hit.segment.kind) == ("garden.mp4", SegmentKind.FRAME)
    assert next(iter(found(library, like(films / "birds.webm", Modality.VIDEO)))) == "birds.webm"


def test_moving_and_copying_a_film_reads_nothing_again(
    make_library: MakeLibrary, films: Path, tmp_path: Path
) -> None:
    """Its frames and windows stay, wherever it lies."""
    encoder = ColourEncoder()
    library = make_library(encoder)
    folder = tmp_path / "media"
    shutil.copytree(films, folder)
    library.index((str(folder),))
    before = encoder.encoded
    (folder / "garden.mp4").rename(folder / "trees" / "yard.mp4")
    shutil.copy(folder / "coast.mkv", folder / "copy.mkv")
    assert library.index((str(folder),)).moved == 1
    hits = found(library, words("red"))
    assert next(iter(hits)) == "yard.mp4"
    bank = encoder.encoded - before
    assert (
        library.index(
            (str(folder),),
        ).indexed
        == 0
    )
    assert bank < 2 * 320


def test_a_library_grows_a_graph_for_each_track(library: Library, films: Path) -> None:
    """Frames and sound tracks have graphs of their own, which a new process reads."""
    names = {path.name for path in (films.parent / "library").glob("index-1-*.hnsw")}
    assert names == {f"index-1-{track.file_name}.hnsw" for track in Track if not track.is_later}


def test_the_command_line_tells_moments(
    films: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the shipped model: `--video` asks with a film, and the JSON has kind and seconds."""
    folder = tmp_path / "m"
    folder.mkdir()
    shutil.copy(films / "garden.mp4", folder)
    write_picture(folder / "rose.png", "red")
    assert run(["index", str(folder), "--json"]) == 0
    capsys.readouterr()
    hits = asked(capsys, "search", "--video", str(folder / "garden.mp4"), "--type", "video")["hits"]
    assert [hit["modality"] for hit in hits] == ["video"]
    assert hits[0]["segment"]["kind"] in ("frame", "window")
    assert hits[0]["segment"]["end"] > hits[0]["segment"]["start"]
    assert asked(capsys, "status")["items"]["video"] == 1
    assert run(["search", "--video", str(folder / "garden.mp4"), "--type", "video"]) == 0
    assert re.search(r"garden\.mp4  0:0\d to 0:0\d", capsys.readouterr().out)


def test_real_towers_take_films(
    hearing_models: Path, make_library: MakeLibrary, films: Path
) -> None:
    """A small real CLIP joined with a small real CLAP makes vectors of frames and of windows."""
    library = make_library(open_both(hearing_models))
    folder = films.parent / "few"
    folder.mkdir()
    shutil.copy(films / "garden.mp4", folder)
    assert library.index((str(folder),)).indexed == 1
    hit = next(iter(found(library, like(folder / "garden.mp4", Modality.VIDEO)).values()))
    kinds = {segment.kind for segment in hit.segments}
    assert kinds <= {SegmentKind.FRAME, SegmentKind.WINDOW}
    assert hit.item.metadata.duration == pytest.approx(6, abs=0.2)
