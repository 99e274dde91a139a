"""The passage that a tile quotes is the one that the preview opens, and the reason's first."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest
from colour_media import write_text
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
    listed,
    row_of,
    select,
    type_words,
)
from fake_encoder import ColourEncoder
from pytestqt.qtbot import QtBot

from desktop.gallery.roles import TileRole
from desktop.shell.app import Desktop
from engine.explain import Explanation
from engine.library.facade import Library
from engine.service.messages import Explain, Explained

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE

FILLER = "Nothing here at all but plain words that fill up this long line to its end. "
DOCUMENTS = {
    # Far apart: what means the query, and its word, of which meaning tells nothing.
    "both.txt": FILLER * 6
    + "Green green green it was that day, all of it. "
    + FILLER * 20
    + "Zanzibar stands only here in this text. "
    + FILLER * 3,
    "word.txt": FILLER * 6 + "Zanzibar stands only here in this other text. " + FILLER * 6,
    # So long that the passage with the word is none of those that were kept.
    "long.txt": "".join(f"Line {n} is like no other and has {n * n} in it. " for n in range(900))
    + "Zanzibar is at the end. ",
    "zanzibar map.txt": FILLER * 5 + "A red red red line goes through it from here to there. ",
}


@pytest.fixture(scope="module")
def library_of_documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of long documents, made once."""
    folder, encoder = tmp_path_factory.mktemp("quotes"), ColourEncoder()
    for name, text in DOCUMENTS.items():
        write_text(folder / "media" / name, text)
    library = Library(folder / "library", "starter", encoder_of=lambda preset, cache: encoder)
    library.index((str(folder / "media"),))
    library.close()
    return folder / "library"


@pytest.fixture
def documents(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    library_of_documents: Path,
    library_dir: Path,
    qtbot: QtBot,
) -> Desktop:
    """A window on them."""
    shutil.copytree(library_of_documents, library_dir)
    desktop = open_desktop(make_library())
    qtbot.waitUntil(lambda: len(listed(desktop)) == len(DOCUMENTS))
    return desktop


def _quote(desktop: Desktop, name: str) -> str:
    """What the tile of a file quotes."""
    index = desktop.model.index(row_of(desktop, name))
    return str(index.data(TileRole.QUOTE).text)


def _opened(desktop: Desktop) -> str:
    """The passage that the preview has opened and marked."""
    passage = desktop.window.preview.passage
    marked = " ".join(passage.marked_text.split())
    at = passage.textCursor().position()
    shown = " ".join(passage.toPlainText()[at:].split())
    assert shown.startswith(marked)
    return marked


def _explain(desktop: Desktop, qtbot: QtBot) -> Explanation:
    """Let the engine explain what is looked at."""
    engine = engine_of(desktop)
    wish = next(one for one in reversed(engine.requests) if isinstance(one, Explain))
    told = engine.library.explain(wish.query, wish.item_id, quoted=wish.quoted)
    with qtbot.waitSignal(desktop.explanations.explained):
        engine.post(Explained(wish.generation, told))
    return told


def test_tile_preview_and_reason_have_the_same_passage(documents: Desktop, qtbot: QtBot) -> None:
    """Before and after the reason is known: nothing jumps to another place."""
    files = ("both.txt", "word.txt", "zanzibar map.txt")
    for typed, name in product(("zanzibar", "green zanzibar", "red"), files):
        if documents.window.search.box.text() != typed:
            documents.window.search.box.selectAll()
            type_words(documents, qtbot, typed)
        quoted = _quote(documents, name)
        select(documents, qtbot, name)
        assert _opened(documents) == quoted != ""
        told = _explain(documents, qtbot)
        assert " ".join(told.passages[0].text.split()) == quoted
        assert _opened(documents) == quoted
        assert _quote(documents, name) == quoted


def test_the_word_that_found_a_file_is_quoted(documents: Desktop, qtbot: QtBot) -> None:
    """Where the word tells more than the meaning, its passage is what the tile shows."""
    type_words(documents, qtbot, "zanzibar")
    assert "Zanzibar stands only here" in _quote(documents, "word.txt")


def test_a_better_passage_is_quoted_once_it_is_found(documents: Desktop, qtbot: QtBot) -> None:
    """Of a very long text not all is compared; what the reason finds, the tile quotes from then."""
    type_words(documents, qtbot, "zanzibar")
    assert "Zanzibar" not in _quote(documents, "long.txt")
    select(documents, qtbot, "long.txt")
    _explain(documents, qtbot)
    assert _opened(documents) == _quote(documents, "long.txt") == "Zanzibar is at the end."
    documents.window.search.box.selectAll()
    type_words(documents, qtbot, "red")
    assert "Zanzibar" not in _quote(documents, "long.txt")


def test_tiles_mark_the_words_of_the_query(documents: Desktop, qtbot: QtBot) -> None:
    """Whatever their case, and anew with the next query."""
    marked = []
    for typed in ("zanzibar", " text"):
        type_words(documents, qtbot, typed)
        quote = documents.model.index(row_of(documents, "word.txt")).data(TileRole.QUOTE)
        marked.append([quote.text[word.start : word.end] for word in quote.words])
    assert marked == [["Zanzibar"], ["Zanzibar", "text"]]
