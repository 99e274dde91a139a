"""`from engine import Library`: what a program in Python gets of a library."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from colour_media import write_media_folder
from fake_encoder import ColourEncoder
from test_layers import HEAVY, STORE, loaded_after

from engine import Library
from engine.api.question import Question
from engine.errors import UnknownItemError, UserError
from engine.types import Modality


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed; not to be changed."""
    folder = tmp_path_factory.mktemp("api")
    encoder = ColourEncoder()
    with Library(folder / "library", encoder_of=lambda preset, cache: encoder) as opened:
        report = opened.index(write_media_folder(folder / "media"))
        assert report.indexed == 8
        yield opened


def names(library: Library, text: str = "", **asked: object) -> list[str]:
    """The names of the files that a search finds, best first."""
    return [Path(hit.item.path).name for hit in library.search(text, **asked).hits]  # type: ignore[arg-type]


def test_it_searches_with_anything(library: Library) -> None:
    """Words, a file, an item and what is unwanted are asked with, alone and together, by pages."""
    assert names(library, "red", kinds=["image"])[0] == "rose.png"
    rose = library.find(Path(library.roots()[0].path) / "rose.png")
    assert rose is not None
    assert names(library, like=[rose.id], kinds=[Modality.TEXT])[0] == "ruby.txt"
    assert names(library, files=[rose.path], kinds=["text"])[0] == "ruby.txt"
    assert names(library, "green", minus=["red"])[-1] in ("rose.png", "ruby.txt")
    both = names(library, "red", sort="score")
    assert names(library, "red", sort="score", limit=3, offset=2) == both[2:5]
    trees = Path(library.roots()[0].path) / "trees"
    assert names(library, "type:image", inside=[trees]) == ["leaf.png"]


def test_it_shows_and_explains_what_it_found(library: Library) -> None:
    """A hit has a picture, a text and an explanation; the JSON is the command line's."""
    answer = library.search("red", why=True)
    document = answer.document()
    assert [hit["id"] for hit in document["hits"]] == [hit.item.id for hit in answer.hits]
    assert all(told["why"]["line"].startswith("Found by") for told in document["hits"])
    by_name = {Path(hit.item.path).name: hit.item.id for hit in answer.hits}
    assert library.look(by_name["rose.png"]).startswith(b"\xff\xd8")
    assert library.look(by_name["drum.wav"]) == b""
    assert library.text(by_name["ruby.txt"]) == "red red red"
    hit, explanation = library.explain(Question("red"), by_name["ruby.txt"])
    assert (hit.item.id, explanation.words) == (by_name["ruby.txt"], ("red",))


def test_it_offers_files_by_itself(library: Library) -> None:
    """Files like one, a walk that comes by no file twice, a day of earlier years, the groups."""
    rose = library.find(Path(library.roots()[0].path) / "rose.png")
    assert rose is not None
    like = library.discovery.suggest([rose.id], kinds=["text"], limit=2)
    assert (Path(like[0].hit.item.path).name, like[0].seed) == ("ruby.txt", rose.id)
    trail = [item.id for item in library.discovery.walk(rose.id, steps=3, seed=1)]
    assert trail[0] == rose.id
    assert len(set(trail)) == len(trail) > 1
    assert trail == [item.id for item in library.discovery.walk(rose.id, steps=3, seed=1)]
    day = datetime.fromtimestamp(rose.mtime_ns / 1e9).date()
    found = library.discovery.on_this_day(day.replace(day=min(day.day, 28), year=day.year + 1))
    assert rose.id in found.years[0].ids
    assert library.discovery.groups().groups == ()
    assert library.discovery.members(1) == []
    with pytest.raises(UserError, match="favourites"):
        library.discovery.suggest()
    with pytest.raises(UnknownItemError):
        library.discovery.suggest([2**62])
    with pytest.raises(ValueError, match="fame"):
        library.discovery.suggest("fame")


def test_any_thread_may_ask(library: Library) -> None:
    """Questions of several threads at a time have the answers that they have one by one."""
    words = ("red", "green", "blue", "high", "low", "red -green")
    alone = [names(library, text) for text in words]
    found: dict[str, list[list[str]]] = {text: [] for text in words}

    def ask(text: str) -> None:
        found[text].extend(names(library, text) for _ in range(5))

    threads = [threading.Thread(target=ask, args=(text,)) for text in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(found.values()) == [[answer] * 5 for answer in alone]


def test_what_cannot_be_done_is_said_in_a_line(library: Library, tmp_path: Path) -> None:
    """An unknown item, folder or order, nothing to look for, and a library that is not there."""
    for asked in ({"like": [99]}, {"inside": [tmp_path]}, {}, {"files": [tmp_path / "no.png"]}):
        with pytest.raises(UserError):
            library.search(**asked)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="smell"):
        library.search("red", kinds=["smell"])
    with Library(tmp_path / "none") as missing, pytest.raises(UserError, match="no library"):
        missing.search("red")
    assert not (tmp_path / "none").exists()


def test_marks_and_forgetting(tmp_path: Path) -> None:
    """A program marks files, and forgets them, as the window does."""
    encoder = ColourEncoder()
    folder = write_media_folder(tmp_path / "media")
    with Library(tmp_path / "library", encoder_of=lambda preset, cache: encoder) as library:
        library.index(folder)
        rose = library.find(folder / "rose.png")
        assert rose is not None
        library.mark([rose.id], favourite=True, rating=4, add=["Flowers"])
        assert names(library, "is:favourite rating:4 tag:flowers") == ["rose.png"]
        library.forget(folder / "rose.png")
        assert library.find(folder / "rose.png") is None
        assert library.counts()[Modality.IMAGE] == 2


def test_importing_it_loads_nothing() -> None:
    """`import engine` reads nothing of the library's code; opening a library loads no model."""
    loaded = loaded_after({"import engine": (*HEAVY, *STORE), "engine.Library": HEAVY})
    assert loaded == {"import engine": [], "engine.Library": []}
