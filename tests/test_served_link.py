"""What a window asks of its engine process, asked of a server: the same events come back."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import pytest
from colour_media import write_picture
from msgspec.structs import replace
from served_library import ids_of, open_shelf, served

from engine import Library
from engine.api import calls
from engine.api.connection import Connection, UnansweredError
from engine.query import parse
from engine.served.link import ServedLink
from engine.served.view import ServedView
from engine.server.tokens import Scope, Tokens
from engine.service.away_messages import ServerAway, ServerBack
from engine.service.discovery_messages import Suggest, Suggested, Walked, WalkOn
from engine.service.hand_messages import DoByHand, HandDone, HandFailed, Mark
from engine.service.listing_messages import HitsListed, ListHits
from engine.service.messages import (
    Event,
    Explain,
    Explained,
    Forget,
    Index,
    IndexingFailed,
    Ready,
    Search,
    SearchDone,
    SearchFailed,
    Trouble,
)
from engine.service.sound_messages import DrawSound, SoundDrawn
from engine.types import MarkChange, Marking, Modality, Query, Term
from engine.types.fragments import Area
from engine.types.marks import NO_MARKS

E = TypeVar("E")
_SECONDS = 60.0


class Linked:
    """A link to a server, and the events that came of it."""

    def __init__(self, address: str, token: str = "") -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        server = Connection(address, token)
        self.view = ServedView(server)
        self.link = ServedLink(server, self.view, self.events.put)
        self.link.start()

    def wait(self, kind: type[E]) -> E:
        """The next event of a kind; others are passed over."""
        while not isinstance(event := self.events.get(timeout=_SECONDS), kind):
            pass
        return event

    def found(self, query: Query) -> list[str]:
        """The names of what a search finds."""
        self.link.send(Search(1, query))
        return [Path(hit.item.path).name for hit in self.wait(SearchDone).result.hits]

    def close(self) -> None:
        """Ask nothing more."""
        self.link.close()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed."""
    with open_shelf(tmp_path_factory.mktemp("linked")) as opened:
        yield opened


@pytest.fixture(scope="module")
def linked(library: Library) -> Iterator[Linked]:
    """The library, served to this computer."""
    with served(library) as url, closing(Linked(url)) as opened:
        yield opened


def test_searches_are_those_of_the_library_itself(
    linked: Linked, library: Library, tmp_path: Path
) -> None:
    """By words with filters, by an item, a part of one, and by a file that is sent; all of them."""
    assert linked.wait(Ready).preset == "starter"
    facade = library.engine.get()
    leaf = next(hit.item for hit in library.search("sort:name").hits if "leaf" in hit.item.path)
    sent = write_picture(tmp_path / "new.png", "green", 8)
    half = Term(Modality.IMAGE, leaf.path, True, 0.5, Area((0.0, 0.0, 0.5, 1.0)))
    for query in (
        replace(parse("red -green type:image,text"), limit=3, offset=1),
        replace(parse("red sort:name"), per_kind=2),
        Query((Term(Modality.IMAGE, leaf.path, is_file=True),)),
        Query((half, Term(Modality.TEXT, "red", weight=-1.0))),
        Query((Term(Modality.IMAGE, str(sent), is_file=True),)),
    ):
        ours = [Path(hit.item.path).name for hit in facade.search(query).hits]
        assert linked.found(query) == ours
    linked.link.send(ListHits(4, parse("red")))
    assert linked.wait(HitsListed).ids == facade.search(replace(parse("red"), lists_all=True)).ids


def test_a_hit_is_explained_and_the_rest_is_refused_in_a_line(
    linked: Linked, library: Library
) -> None:
    """Why it was found; what changes the library is told to be done elsewhere, or wants a token."""
    ruby = ids_of(library)["ruby.txt"]
    linked.link.send(Explain(2, parse("red"), ruby))
    told = linked.wait(Explained).explanation
    assert told is not None
    assert (told.item_id, told.words) == (ruby, ("red",))
    drum = next(hit.item.path for hit in library.search("ext:wav sort:name").hits)
    linked.link.send(DrawSound(drum))
    assert linked.wait(SoundDrawn).picture.startswith(b"\xff\xd8")
    linked.link.send(Forget(("/a",)))
    assert "served at" in linked.wait(Trouble).message
    linked.link.send(DoByHand(7, Mark((Marking(MarkChange(favourite=True), (ruby,)),))))
    assert "valid token" in linked.wait(HandFailed).message
    linked.link.send(Index())
    assert "valid token" in linked.wait(IndexingFailed).message
    linked.link.send(Search(3, Query((Term(Modality.IMAGE, "/gone.png", is_file=True),))))
    assert "gone.png cannot be sent" in linked.wait(SearchFailed).message


def test_files_are_suggested_and_marked(library: Library) -> None:
    """From one that is picked, step by step; who may write marks, and takes that back."""
    leaf = ids_of(library)["leaf.png"]
    token = Tokens(library.directory).add("writer", Scope.WRITE)
    with served(library) as url, closing(Linked(url, token)) as linked:
        linked.link.send(Suggest(1, (leaf,), 3))
        assert leaf not in [one.hit.item.id for one in linked.wait(Suggested).suggestions]
        linked.link.send(WalkOn(2, (leaf,), 5))
        walked = linked.wait(Walked).item
        assert walked is not None
        assert walked.id != leaf
        linked.link.send(DoByHand(3, Mark((Marking(MarkChange(rating=4, add=("x",)), (leaf,)),))))
        back = linked.wait(HandDone).back
        assert library.item(leaf).marks.rating == 4
        assert back is not None
        linked.link.send(DoByHand(4, back))
        linked.wait(HandDone)
        assert library.item(leaf).marks == NO_MARKS


def test_a_file_that_the_server_lost_is_sent_again(
    linked: Linked, library: Library, tmp_path: Path
) -> None:
    """Nobody notices that it is not kept there any more."""
    sent = write_picture(tmp_path / "again.png", "blue", 8)
    query = Query((Term(Modality.IMAGE, str(sent), is_file=True),))
    first = linked.found(query)
    sender = linked.link._sender
    sender._sent = type(sender._sent)((key, "nobody keeps that") for key in sender._sent)
    assert linked.found(query) == first


def test_a_server_that_goes_at_the_start_is_ready_later(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window does not wait for ever for what was asked when it went."""
    failures, ask = [UnansweredError("gone")], ServedView.ask

    def failing(view: ServedView, call: Any, asked: Any) -> Any:
        if call is calls.PRESET and failures:
            raise failures.pop()
        return ask(view, call, asked)

    monkeypatch.setattr(ServedView, "ask", failing)
    with served(library) as url, closing(Linked(url)) as linked:
        assert "gone" in linked.wait(ServerAway).message
        assert linked.wait(Ready).preset == "starter"


def test_a_server_that_goes_is_asked_until_it_is_back(library: Library) -> None:
    """It is told when it goes and when it is back, and that the library changed meanwhile."""
    with served(library) as url:
        linked = Linked(url)
        linked.wait(Ready)
        before = linked.view.revision()
    with closing(linked):
        assert url in linked.wait(ServerAway).message
        library.mark([1], favourite=not library.item(1).marks.favourite)
        with served(library, port=int(url.rpartition(":")[2])):
            linked.wait(ServerBack)
            assert linked.view.revision() > before
