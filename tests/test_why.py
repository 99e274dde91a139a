"""Why a hit was found: its words, best passage and sentence, best seconds, and best region."""

from __future__ import annotations

import json
import multiprocessing
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from colour_media import RGB, SAMPLE_RATE, write_picture, write_text, write_tone
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from media_files import write_sound
from PIL import Image

from engine.cli import run
from engine.encoders.base import Pixels
from engine.encoders.regions import RegionMap
from engine.encoders.starter import StarterEncoder
from engine.errors import Cancelled, UserError
from engine.library import Library
from engine.process import EngineServer
from engine.protocol import Explain, Explained, Search, Shutdown
from engine.questions import Questions, answer_why
from engine.reader import LibraryReader
from engine.types import Filters, MatchLane, Modality, Query, Term
from engine.why import Explanation
from engine.why.telling import lanes_in_words, place_in_words
from engine.why.words import find_words, joined, words_of

CELLS = 4
SECONDS = 60


class SeeingEncoder(ColourEncoder):
    """A `ColourEncoder` that can tell the colours of the parts of a picture."""

    def encode_regions(self, image: Pixels) -> RegionMap:
        rows = np.array_split(image, CELLS, axis=0)
        cells = [cell for row in rows for cell in np.array_split(row, CELLS, axis=1)]
        return RegionMap(self.encode_images(cells), CELLS, CELLS)


def words(text: str) -> Query:
    """A query of some words."""
    return Query((Term(Modality.TEXT, text),))


def like(path: Path, modality: Modality) -> Query:
    """A query for what is like a file."""
    return Query((Term(modality, str(path), is_file=True),))


def explain(library: Library, query: Query, path: Path) -> Explanation:
    """Index a file's folder, then explain that file."""
    library.index((str(path.parent),))
    with closing(LibraryReader(Path(library.status().directory))) as reader:
        known = {item.path: item.id for item in reader.items(reader.item_ids(Filters()).tolist())}
    return library.explain(query, known[str(path)])


def marked(text: str, query: Query) -> list[str]:
    """The parts of a text that are words of a query."""
    spans = joined(find_words(text, words_of(query)))
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("dog", "Dogma, two DOGS and a dog's hotdog", ["DOGS", "dog"]),
        ("cafe", "Café, cafe\u0301 and CAFE", ["Café", "cafe\u0301", "CAFE"]),
        ("the sea of stars", "the Sea of the star", ["Sea", "star"]),
        ("検索", "全文検索エンジン", ["検索"]),
        ("МОРЕ", "на море", ["море"]),
    ],
    ids=["whole words and stems", "accents", "words that tell nothing", "no blanks", "Cyrillic"],
)
def test_words_are_found_whole_in_any_script(typed: str, text: str, expected: list[str]) -> None:
    """Case, accents and common endings do not count; a part of another word does not match."""
    assert marked(text, words(typed)) == expected


def test_a_phrase_is_found_as_it_stands() -> None:
    """Words in quotes count only side by side."""
    query = Query(phrases=("red moss",))
    assert marked("red or moss, but Red Moss", query) == ["Red Moss"]


def test_a_document_shows_its_best_passage_and_sentence(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """The passage nearest in meaning comes first, with the words and the nearest sentence in it."""
    filler = "Nothing here at all but plain words that fill up this long line to its end. "
    text = filler * 8 + "We walked on. Green green green it was! We rested there. " + filler * 8
    told = explain(make_library(), words("green"), write_text(tmp_path / "m" / "a.txt", text))
    best = told.passages[0]
    assert text[best.place.start : best.place.end] == best.text
    assert best.sentence is not None
    assert best.text[best.sentence.start : best.sentence.end] == "Green green green it was!"
    assert [best.text[span.start : span.end].lower() for span in best.words] == ["green"] * 3
    assert told.words == ("green",)
    assert MatchLane.WORDS in told.lanes


def test_words_far_from_the_best_passage_are_shown_too(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """A word that full text found has its own place, wherever it stands in the document."""
    filler = "Nothing here at all but plain words that fill up this long line to its end. "
    text = "Blue blue blue blue. " + filler * 12 + "Only here stands zanzibar. " + filler * 4
    path = write_text(tmp_path / "m" / "a.txt", text)
    told = explain(make_library(), words("blue zanzibar"), path)
    shown = [place.text for place in told.passages]
    assert any("Blue" in one for one in shown)
    assert any("zanzibar" in one for one in shown)
    assert told.words == ("blue", "zanzibar")


def test_a_name_is_told(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A file that has the words in its name says so."""
    told = explain(
        make_library(), words("rose"), write_picture(tmp_path / "m" / "Rose.png", "blue")
    )
    assert MatchLane.NAME in told.lanes
    assert told.words == ("rose",)


def test_a_sound_that_changes_half_way_gives_the_right_half(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """The best seconds lie where the sound is like the words, and nowhere else."""
    rising = write_tone(tmp_path / "m" / "a.wav", "low", "high", seconds=6)
    falling = write_tone(tmp_path / "m" / "b.wav", "high", "low", seconds=6)
    library = make_library()
    late, early = (explain(library, words("high"), path) for path in (rising, falling))
    assert late.moment is not None
    assert 4.5 <= late.moment.start < late.moment.end <= 12
    assert early.moment is not None
    assert 0 <= early.moment.start < early.moment.end <= 7.5
    assert max(late.seconds, key=lambda span: span.strength).strength == 1.0


def test_a_short_sound_is_looked_at_in_slices(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Inside a single window the best part is told, finer than the window."""
    path = write_tone(tmp_path / "m" / "a.wav", "low", "high", seconds=0.8)
    told = explain(make_library(), words("high"), path)
    assert len(told.seconds) == 4
    assert told.moment is not None
    assert told.moment.start == pytest.approx(0.8)


def test_a_sound_that_is_gone_is_explained_by_its_windows(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """With its drive away, the stored vectors still tell the window."""
    path = write_tone(tmp_path / "m" / "a.wav", "low", "high", seconds=6)
    library = make_library()
    library.index((str(path.parent),))
    item = library.search(words("high")).hits[0].item
    path.unlink()
    told = library.explain(words("high"), item.id)
    assert told.moment is not None
    assert told.moment.start >= 5


def test_a_thing_in_one_quarter_gives_that_quarter(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """The best region of a picture is where the thing is, in fractions of the picture."""
    library, boxes = make_library(SeeingEncoder()), [(0, 0), (160, 0), (0, 120), (160, 120)]
    paths = [_write_red_part(tmp_path / "m" / f"{n}.png", *boxes[n]) for n in range(4)]
    for path, (left, top) in zip(paths, boxes, strict=True):
        region = explain(library, words("red"), path).region
        assert region is not None
        place = (left / 320, top / 240, left / 320 + 0.5, top / 240 + 0.5)
        assert region.box == pytest.approx(place, abs=0.01)
        assert np.array(region.grid).max() == 1.0


def _write_red_part(path: Path, left: int, top: int) -> Path:
    """Write a blue picture of 320 x 240 with a red quarter."""
    path.parent.mkdir(exist_ok=True)
    pixels = np.full((240, 320, 3), RGB["blue"], np.uint8)
    pixels[top : top + 120, left : left + 160] = RGB["red"]
    Image.fromarray(pixels).save(path)
    return path


def test_a_wide_picture_is_told_by_the_part_that_was_looked_at(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Of a panorama encoders see the middle; the region lies where it is in the whole."""
    pixels = np.full((40, 320, 3), RGB["blue"], np.uint8)
    pixels[:, 160:200] = RGB["red"]
    path = tmp_path / "m" / "a.png"
    path.parent.mkdir()
    Image.fromarray(pixels).save(path)
    region = explain(make_library(SeeingEncoder()), words("red"), path).region
    assert region is not None
    assert region.area == (0.25, 0.0, 0.75, 1.0)
    assert region.box[0] == pytest.approx(0.5)
    assert region.box[2] == pytest.approx(0.625)


def test_a_picture_that_is_alike_all_over_has_no_region(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Where no part stands out, none is pointed at."""
    path = write_picture(tmp_path / "m" / "a.png", "red")
    assert explain(make_library(SeeingEncoder()), words("red"), path).region is None


def test_an_encoder_that_sees_no_parts_gives_no_region(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Not every model can tell; the rest of the explanation is the same."""
    told = explain(make_library(), words("red"), write_picture(tmp_path / "m" / "a.png", "red"))
    assert told.region is None
    assert told.lanes == {MatchLane.MEANING}


def test_what_is_gone_or_given_up_is_not_explained(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """An unknown item is told to the person; a wish that is withdrawn ends as cancelled."""
    library = make_library()
    library.index((str(media_folder),))
    item = library.search(words("red")).hits[0].item
    with pytest.raises(UserError, match="no longer"):
        library.explain(words("red"), 10**9)
    with pytest.raises(Cancelled):
        library.explain(words("red"), item.id, cancelled=lambda: True)


def test_searches_come_before_explanations_and_newest_first() -> None:
    """The newest search is taken first, then the newest explanation, then no more."""
    questions = Questions()
    for generation in (1, 2):
        questions.put(Explain(generation, words("red"), 1))
        questions.put(Search(generation, words("red")))
    assert questions.is_pressing()
    assert questions.take() == Search(2, words("red"))
    assert not questions.is_pressing()
    assert questions.take() == Explain(2, words("red"), 1)
    questions.close()
    assert questions.take() is None


def test_an_explanation_gives_way_to_a_search_and_is_begun_again(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A search that comes between is not delayed, and the explanation is not lost."""
    library = make_library()
    library.index((str(media_folder),))
    wish = Explain(7, words("red"), library.search(words("red")).hits[0].item.id)
    questions, sent = Questions(), []
    questions.put(Search(1, words("red")))
    answer_why(library, wish, questions, sent.append)
    assert sent == []
    assert isinstance(questions.take(), Search)
    taken = questions.take()
    assert taken == wish
    answer_why(library, wish, questions, sent.append)
    assert [event.generation for event in sent] == [7]
    answer_why(library, Explain(8, words("red"), 10**9), questions, sent.append)
    assert sent[-1] == Explained(8, None)


@pytest.fixture(scope="module")
def ruby_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a library with one document, made with the shipped model."""
    folder = tmp_path_factory.mktemp("ruby")
    path = write_text(folder / "m" / "ruby.txt", "A red ruby lay in the grass. It was cold.")
    with closing(Library(folder / "library", "starter")) as library:
        library.index((str(path),))
    return folder / "library"


def test_the_engine_answers_over_its_pipe(ruby_library: Path) -> None:
    """The engine's server explains a hit to whoever asks at the other end."""
    ours, theirs = multiprocessing.Pipe()
    server = threading.Thread(target=EngineServer(theirs, ruby_library, None).run)
    server.start()
    ours.send(Explain(3, words("red"), 1))
    events = iter(ours.recv, None)
    answer = next(event for event in events if isinstance(event, Explained))
    ours.send(Shutdown())
    server.join(SECONDS)
    assert answer.generation == 3
    assert answer.explanation is not None
    assert answer.explanation.words == ("red",)


def test_the_command_line_says_why(ruby_library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--why` adds one line to a hit, and "why" to its JSON."""
    asked = ["--library", str(ruby_library), "search", "red ruby", "--why"]
    assert run(asked) == 0
    line = capsys.readouterr().out.splitlines()[1].strip()
    assert line.startswith("Found by ")
    assert '"A red ruby lay in the grass."' in line
    assert run([*asked, "--json"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    assert hit["why"]["words"] == ["red", "ruby"]
    assert hit["why"]["passages"][0]["text"].startswith("A red ruby")
    assert hit["why"]["lanes"] == hit["lanes"]


def test_the_starter_tells_the_half_of_a_sound(make_library: MakeLibrary, tmp_path: Path) -> None:
    """The shipped model, asked with a hum, points at the half of a sound that hums."""
    time = np.arange(20 * SAMPLE_RATE) / SAMPLE_RATE
    hiss = 0.2 * np.random.default_rng(0).standard_normal(len(time)).astype(np.float32)
    hum = (0.5 * np.sin(2 * np.pi * 110 * time)).astype(np.float32)
    path = tmp_path / "m" / "a.wav"
    path.parent.mkdir()
    write_sound(path, np.concatenate([hiss, hum]), SAMPLE_RATE)
    asked = write_sound(tmp_path / "q.wav", hum[: len(hum) // 2], SAMPLE_RATE)
    told = explain(make_library(StarterEncoder()), like(asked, Modality.AUDIO), path)
    assert told.moment is not None
    assert told.moment.start >= 15
    assert told.moment.end == pytest.approx(40, abs=0.1)


def test_reasons_are_said_in_words() -> None:
    """What brought a hit in, and where, as people say it."""
    assert lanes_in_words({MatchLane.MEANING}) == "Found by meaning"
    assert lanes_in_words({MatchLane.NAME, MatchLane.MEANING}) == "Found by meaning and by its name"
    assert place_in_words((0.0, 0.0, 0.5, 0.5)) == "in the upper left"
    assert place_in_words((0.3, 0.3, 0.7, 0.7)) == "in the centre"
    assert place_in_words((0.0, 0.6, 1.0, 1.0)) == "at the bottom"
    assert place_in_words((0.7, 0.0, 1.0, 1.0)) == "on the right"
