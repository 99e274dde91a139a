"""Why a hit was found: its words, its best passage and sentence, and how that is told."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture, write_text
from conftest import MakeLibrary
from explaining import explain, hit_of, ruby_library, words

from engine.cli.main import run
from engine.errors import Cancelled, UserError
from engine.explain import CharSpan
from engine.explain.matched_words import find_words, joined, words_of
from engine.explain.passages import best_passages
from engine.explain.summary import place_in_words, sources_in_words
from engine.types import MatchSource, Query, Segment, SegmentKind


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
    library, path = make_library(), write_text(tmp_path / "m" / "a.txt", text)
    told = explain(library, words("green"), path)
    best = told.passages[0]
    assert text[best.place.start : best.place.end] == best.text
    assert best.sentence is not None
    assert best.text[best.sentence.start : best.sentence.end] == "Green green green it was!"
    assert [best.text[span.start : span.end].lower() for span in best.words] == ["green"] * 3
    assert told.words == ("green",)
    assert MatchSource.WORDS in hit_of(library, words("green"), path).sources


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


FILLER = "Nothing here at all but plain words that fill up this long line to its end. "
RARE = "Only here stands zanzibar, and nowhere else in this whole long text of ours. "


def _told_place(text: str, *, quoted: str) -> list[str]:
    """The places of a text that a weak query for a word is explained by, with one quoted."""
    found = find_words(text, words_of(words("zanzibar")))
    at = text.index(quoted)
    segment = Segment(SegmentKind.PASSAGE, at, at + len(quoted), quoted)
    scores = np.array([-1.0], np.float32)
    places = best_passages(text, [segment], scores, found, CharSpan.of(segment))
    return [place.text for place in places]


def test_what_a_hit_quotes_is_explained_first() -> None:
    """The passage that a list shows is the one that the reason begins with, as it stands."""
    text = FILLER + RARE + FILLER
    assert _told_place(text, quoted=RARE.strip()) == [RARE.strip()]
    assert _told_place(FILLER + FILLER, quoted=FILLER.strip()) == [FILLER.strip()]


def test_words_stand_before_a_quote_that_says_nothing() -> None:
    """A passage of no meaning and without the words gives way to the sentence that has them."""
    assert _told_place(FILLER + RARE, quoted=FILLER.strip())[0] == RARE.strip()


def test_a_hit_quotes_the_words_it_was_found_by(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Where meaning tells nothing, the passage with the word stands for the document."""
    path = write_text(tmp_path / "m" / "a.txt", FILLER * 6 + RARE + FILLER * 6)
    write_text(tmp_path / "m" / "b.txt", FILLER * 4)
    library = make_library()
    library.index((str(path.parent),))
    hit = hit_of(library, words("zanzibar"), path)
    assert hit.passage is not None
    assert "zanzibar" in hit.passage.text
    told = library.explain(words("zanzibar"), hit.item.id, quoted=CharSpan.of(hit.passage))
    assert told.passages[0].place == CharSpan.of(hit.passage)


def test_a_name_is_told(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A file that has the words in its name says so."""
    library, path = make_library(), write_picture(tmp_path / "m" / "Rose.png", "blue")
    assert explain(library, words("rose"), path).words == ("rose",)
    assert MatchSource.NAME in hit_of(library, words("rose"), path).sources


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


def test_the_command_line_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--why` adds one line to a hit, and "why" to its JSON."""
    asked = ["--library", str(ruby_library(tmp_path)), "search", "red ruby", "--why"]
    assert run(asked) == 0
    line = capsys.readouterr().out.splitlines()[1].strip()
    assert line.startswith("Found by ")
    assert '"A red ruby lay in the grass."' in line
    assert run([*asked, "--json"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)["hits"]
    assert hit["why"]["words"] == ["red", "ruby"]
    assert hit["why"]["passages"][0]["text"].startswith("A red ruby")
    assert hit["why"]["lanes"] == hit["lanes"]


def test_reasons_are_said_in_words() -> None:
    """What brought a hit in, and where, as people say it."""
    assert sources_in_words({MatchSource.MEANING}) == "Found by meaning"
    assert (
        sources_in_words({MatchSource.NAME, MatchSource.MEANING})
        == "Found by meaning and by its name"
    )
    assert place_in_words((0.0, 0.0, 0.5, 0.5)) == "in the upper left"
    assert place_in_words((0.3, 0.3, 0.7, 0.7)) == "in the centre"
    assert place_in_words((0.0, 0.6, 1.0, 1.0)) == "at the bottom"
    assert place_in_words((0.7, 0.0, 1.0, 1.0)) == "on the right"
    assert place_in_words((0.0, 0.11, 0.67, 0.88)) == "on the left"
    assert place_in_words((0.0, 0.34, 0.64, 0.88)) == "in the lower left"
    assert place_in_words((0.0, 0.02, 0.99, 1.0)) == "in the centre"
