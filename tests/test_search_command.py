"""`triptych search`: text in the query language, joined by options, and what is printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from colour_media import write_media_folder
from command_line import Capture, asked, complaint
from fake_encoder import ColourEncoder
from msgspec.structs import replace

from engine.api.answer import Answer
from engine.cli.console import complain
from engine.cli.hits import print_hits
from engine.cli.main import run
from engine.library.facade import Library
from engine.types import (
    Hit,
    Item,
    MatchSource,
    Modality,
    Query,
    SearchResult,
    Segment,
    SegmentKind,
)

WINDOW = Segment(SegmentKind.WINDOW, 5.0, 15.0)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of media, indexed; none of these tests needs a model."""
    folder = write_media_folder(tmp_path_factory.mktemp("search") / "media")
    encoder = ColourEncoder()
    library = Library(library_of(folder), "starter", encoder_of=lambda preset, cache: encoder)
    library.index((str(folder),))
    library.close()
    return folder


def library_of(folder: Path) -> Path:
    """The library beside a folder."""
    return folder.parent / "library"


def searched(capsys: Capture, shelf: Path, *arguments: str) -> dict[str, Any]:
    """What a search answers as JSON."""
    return asked(capsys, "search", *arguments, "--library", str(library_of(shelf)))


def names(answer: dict[str, Any]) -> list[str]:
    """The file names of an answer, in order."""
    return [Path(hit["path"]).name for hit in answer["hits"]]


def test_filters_alone_list_what_they_leave(capsys: Capture, shelf: Path) -> None:
    """Without words the files are listed in order, a page at a time, and all are counted."""
    every = searched(capsys, shelf, "type:text", "sort:name")
    assert names(every) == ["moss.md", "ruby.txt", "whistle.txt"]
    assert (every["total"], every["searched"], every["hits"][0]["lanes"]) == (3, 3, [])
    page = searched(capsys, shelf, "type:text sort:name", "--limit", "1", "--offset", "1")
    assert (names(page), page["total"]) == (["ruby.txt"], 3)


def test_unwanted_words_leave_the_rest_of_a_list(capsys: Capture, shelf: Path) -> None:
    """With filters or alone, `-"words"` lists what does not have them, page by page."""
    left = searched(capsys, shelf, '-"ruby" type:text sort:name')
    assert (names(left), left["total"]) == (["moss.md", "whistle.txt"], 2)
    page = searched(capsys, shelf, 'type:text sort:name -"ruby"', "--limit", "1", "--offset", "1")
    assert (names(page), page["total"]) == (["whistle.txt"], 2)
    rest = searched(capsys, shelf, '-"moss" -"ruby"', "--sort", "name", "--type", "text")
    assert names(rest) == ["whistle.txt"]


def test_options_take_the_place_of_what_is_typed(
    capsys: Capture, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--type`, `--in` and `--sort` win over the text; the other filters of the text stay."""
    monkeypatch.chdir(shelf)
    typed = "type:text in:nowhere sort:size ext:png,wav"
    options = ("--type", "photos,sound", "--in", "trees", "--sort", "name")
    assert names(searched(capsys, shelf, typed, *options)) == ["bird.wav", "leaf.png"]


def test_a_folder_that_is_not_the_librarys_is_told(capsys: Capture, shelf: Path) -> None:
    """`--in` with a path that the library has nothing of is a mistake, not an empty answer."""
    arguments = ("search", "x", "--in", str(shelf / "bush"), "--library", str(library_of(shelf)))
    assert f"no files in {shelf / 'bush'}" in complaint(capsys, *arguments)


def test_people_are_told_how_to_go_on(capsys: Capture, shelf: Path) -> None:
    """A list that is cut says how much there is; one of nothing says what to do."""
    arguments = ["search", "sort:name", "--library", str(library_of(shelf))]
    assert run([*arguments, "--limit", "3", "--offset", "3"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "4-6 of 8. For more: --offset 6"
    assert run([*arguments, "--offset", "7"]) == 0
    assert capsys.readouterr().out == f"text   {shelf / 'whistle.txt'}\n"
    assert run([*arguments, "--offset", "8"]) == 0
    assert capsys.readouterr().out == "There are only 8 hits.\n"
    assert run([*arguments, "after:2999"]) == 0
    assert "Widen the filters" in capsys.readouterr().out


def test_quoted_words_that_no_file_has_are_explained(capsys: Capture, shelf: Path) -> None:
    """Nothing is said of filters where none is set."""
    arguments = ["search", '"guitar strings"', "--library", str(library_of(shelf))]
    assert run(arguments) == 0
    quotes = "Nothing found. Quotes ask for the very words: take them away to search by meaning"
    assert capsys.readouterr().out == f"{quotes}.\n"
    assert run([*arguments, "--type", "text"]) == 0
    assert capsys.readouterr().out == f"{quotes}, or widen the filters.\n"


def test_names_are_printed_as_they_are(capsys: Capture) -> None:
    """What looks like a picture or like markup in a file's name stays what it is."""
    print_hits(SearchResult((hit("a:cat: [b].wav"),), {}, 1, 1), Query())
    assert "/r/a:cat: [b].wav" in capsys.readouterr().out
    complain("There is no file /nope:cat:.jpg.")
    assert capsys.readouterr().err == "There is no file /nope:cat:.jpg.\n"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            ["--sort", "colour"],
            "'--sort': There is no order \"colour\". Write relevance, score, date, name, size or",
        ),
        (["--limit", "0"], "'--limit': Write a whole number from 1 on, such as 20."),
        (["--limit", "many"], "'--limit': Write a whole number from 1 on, such as 20."),
        (["--limit", "9" * 99], "'--limit': Write a whole number from 1 on, such as 20."),
        (["--offset", "-1"], "'--offset': Write a whole number from 0 on, such as 20."),
        (["--type", "smell"], 'There is no kind "smell". Write image, audio, text or video.'),
        (["--limt", "5"], "--limt: There is no such option."),
        (["--limt=5"], "--limt: There is no such option."),
    ],
    ids=lambda part: " ".join(part)[:20] if isinstance(part, list) else "",
)
def test_wrong_options_end_with_2(capsys: Capture, wrong: list[str], told: str) -> None:
    """An option that cannot be is wrong usage, and the message says in words what can."""
    assert run(["search", "x", *wrong]) == 2
    complaint = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert complaint.startswith("Usage")
    assert told in complaint


def test_every_order_can_be_asked_for(capsys: Capture, shelf: Path) -> None:
    """`--sort` takes what `sort:` takes, however it is written."""
    for sort in ("relevance", "score", "date", "name", "size", "duration", "Name"):
        assert len(names(searched(capsys, shelf, "type:image", "--sort", sort))) == 3


def test_a_query_may_begin_with_a_minus(capsys: Capture, shelf: Path) -> None:
    """`-people` is of the query language, not an option, wherever it stands and without `--`."""
    for arguments in (
        ('-"nowhere"', '"moss"', "--limit", "5"),
        ("--limit=5", '"moss"', '-"nowhere"'),
    ):
        assert names(searched(capsys, shelf, *arguments)) == ["moss.md"]
    assert names(searched(capsys, shelf, '-"moss"', '"moss"')) == []
    library = ("--library", str(library_of(shelf)))
    assert run(["search", *library, "--", '-"nowhere"', '"moss"']) == 0
    assert "moss.md" in capsys.readouterr().out


def hit(name: str, **more: object) -> Hit:
    """A hit on a sound."""
    item = Item(1, f"/r/{name}", Modality.AUDIO, 10, 20)
    return Hit(item, 2.5, 80, WINDOW, **more)  # type: ignore[arg-type]


def test_a_hit_says_why_it_is_there() -> None:
    """As JSON a hit has its lanes, best segments, copies, strength and whether it is weak."""
    sources = frozenset({MatchSource.WORDS, MatchSource.MEANING})
    other = Segment(SegmentKind.WINDOW, 20.0, 30.0)
    result = SearchResult(
        (hit("a.wav", sources=sources, segments=(WINDOW, other), copies=(7, 9)), hit("b.wav")),
        {},
        9,
        5,
    )
    document = json.loads(json.dumps(Answer(Query(), result, copies={7: "/r/c.wav"}).document()))
    first, second = document["hits"]
    window = {"kind": "window", "start": 5.0, "end": 15.0, "text": "", "place": ""}
    assert first["segments"] == [window, {**window, "start": 20.0, "end": 30.0}]
    assert (first["lanes"], first["copies"]) == (["meaning", "words"], ["/r/c.wav"])
    assert (second["lanes"], second["copies"]) == (["meaning"], [])
    assert second["segment"] == window
    assert second["segments"] == [window]
    assert (first["strength"], first["weak"], document["total"]) == (80, False, 5)


def test_weak_hits_stand_below_a_line(capsys: Capture) -> None:
    """For people a hit is one line, and a line of its own stands above the weak ones."""
    strong = hit("strong.wav", copies=(7,))
    weak = replace(hit("weak.wav", weak=True), strength=3)
    print_hits(SearchResult((strong, weak), {}, 2, 2), Query())
    weak_line = "guess   audio  /r/weak.wav  0:05 to 0:15"
    assert capsys.readouterr().out.splitlines() == [
        "clear   audio  /r/strong.wav  (+1 alike)  0:05 to 0:15",
        "--- closest we have",
        weak_line,
    ]
    for offset, line in (
        (0, "--- nothing matches well; closest we have"),
        (9, "--- closest we have"),
    ):
        print_hits(SearchResult((weak,), {}, 2, offset + 1), Query(offset=offset))
        assert capsys.readouterr().out.splitlines() == [line, weak_line]
