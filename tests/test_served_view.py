"""A library that is served elsewhere, as the window reads it: the same as one that lies here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import numpy as np
import pytest
from msgspec import Struct
from msgspec.structs import asdict
from served_library import NO_HURRY, open_shelf, served

from engine import Library
from engine.api.connection import Connection, UnansweredError
from engine.errors import UserError
from engine.library.reader import LibraryReader
from engine.served.view import ServedView
from engine.server.settings import Settings
from engine.server.tokens import Scope, Tokens
from engine.types import Completed, Filters, Modality, SavedSearch, Sort, Term
from engine.types.grouping import Grouping
from engine.types.item_groups import GroupBy
from engine.types.maps import MapMethod


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed; not to be changed."""
    with open_shelf(tmp_path_factory.mktemp("viewed")) as opened:
        facade = opened.engine.get()
        facade.by_hand.keep_search(
            SavedSearch("reds", "red", (Term(Modality.TEXT, "/a/b.txt", True, -1.0),))
        )
        opened.mark([1, 2], favourite=True, add=["trees/tall"])
        yield opened


@pytest.fixture(scope="module")
def view(library: Library) -> Iterator[ServedView]:
    """The library, served to who has a token, which this view shows."""
    token = Tokens(library.directory).add("me", Scope.READ)
    closed = Settings(wants_token=True, limits=NO_HURRY)
    with served(library, closed) as url, closing(ServedView(Connection(url, token))) as opened:
        yield opened


def test_every_answer_is_that_of_the_library_itself(view: ServedView, library: Library) -> None:
    """Lists, rows, previews, texts, overviews, groups and days are equal to the last byte."""
    with closing(LibraryReader(library.directory)) as here:
        ids = here.item_ids(Filters(), Sort.NAME)
        folder = here.roots()[0].path
        narrow = Filters(frozenset({Modality.IMAGE}), after=date(2020, 1, 1))
        asked: dict[str, list[tuple[Any, ...]]] = {
            "item_ids": [(Filters(), Sort.NAME), (narrow, Sort.DATE)],
            "outlines": [(ids,)],
            "group_names": [(ids, Grouping.FOLDER), (ids, Grouping.DAY)],
            "items": [(ids.tolist(),), ([10**9],)],
            "find": [(f"{folder}/rose.png",), ("/nowhere",)],
            **{key: [(int(n),) for n in ids] for key in ("document_text", "preview")},
            "beginning": [
                (item.id,) for item in here.items(ids.tolist()) if item.path.endswith("txt")
            ],
            "folders_in": [(folder,)],
            "complete": [(Completed.TAGS, "tr"), (Completed.NAMES, "r"), (Completed.ALBUMS, "")],
            "count": [(SavedSearch("", "type:image"),), (SavedSearch("", "red"),)],
            "occasions": [(GroupBy.DAY,), (GroupBy.PLACE,)],
            "group_members": [(1,)],
            "on_this_day": [(date(2031, 1, 1),)],
            "map": [(MapMethod.PCA,)],
        }
        nothing = "tags favourites revision roots failures counts months saved_searches"
        asked |= {key: [()] for key in (*nothing.split(), "albums", "grouped")}
        for name, several in asked.items():
            for one in several:
                ours, theirs = getattr(here, name)(*one), getattr(view, name)(*one)
                assert _plain(theirs) == _plain(ours), name
    assert view.favourites() == 2


def _plain(thing: Any) -> Any:
    """A value that can be compared, arrays as lists."""
    if isinstance(thing, Struct):
        return type(thing), _plain(asdict(thing))
    if isinstance(thing, dict):
        return {key: _plain(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return type(thing), [_plain(one) for one in thing]
    return (str(thing.dtype), thing.tolist()) if isinstance(thing, np.ndarray) else thing


def test_tiles_come_several_at_a_time(view: ServedView, library: Library) -> None:
    """With one come those behind it in the order of the list; each is asked for once."""
    view.note_revision(-1)
    ids = view.item_ids(Filters(), Sort.NAME).tolist()
    view.items(ids)
    asked: list[str] = []
    ask = view._server.ask

    def counted(method: str, path: str, **request: Any) -> bytes:
        asked.append(path)
        return ask(method, path, **request)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(view._server, "ask", counted)
        shown = [view.preview(one) for one in ids]
        assert len(asked) == 1
        # Files may be others at another revision.
        view.note_revision(-2)
        assert view.preview(ids[0]) == shown[0]
        assert len(asked) == 2
        view.note_revision(-3)
        patched.setattr(view._server, "ask", lambda *_, **__: b"[]")
        with pytest.raises(UserError, match="cannot be understood"):
            view.preview(ids[0])


def test_what_is_refused_is_told_in_a_line(view: ServedView, library: Library) -> None:
    """A wrong token, a server that is away, and what the query language does not have."""
    stranger = ServedView(Connection(view.directory, "triptych_wrong"))
    strange = ServedView(Connection(view.directory, "tökén"))
    nobody = ServedView(Connection("http://127.0.0.1:9", ""))
    with closing(stranger), pytest.raises(UserError, match="wants a valid token"):
        stranger.counts()
    with closing(strange), pytest.raises(UserError, match="is no token"):
        strange.counts()
    with closing(nobody), pytest.raises(UnansweredError, match="does not answer"):
        nobody.counts()
    with pytest.raises(UserError, match="cannot be understood"):
        view.find("/" * 20_000)
