"""Albums: by hand, of a group and by a search; in filters, on the command line, in the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command_line import Capture, asked, complaint
from conftest import MakeLibrary
from msgspec.structs import replace

from engine.cli.main import run
from engine.errors import UserError
from engine.library.facade import Library
from engine.library.reader import LibraryReader
from engine.service.group_messages import (
    AddToAlbum,
    CancelGrouping,
    DoWithGroups,
    GroupEvent,
    GroupLibrary,
    GroupsCancelled,
    GroupsDone,
    GroupsFailed,
    MakeAlbum,
    RefreshAlbums,
    RemoveAlbum,
    RenameAlbum,
    TakeOutOfAlbum,
)
from engine.service.group_worker import GroupWorker
from engine.types import Filters, Item, Sort
from engine.types.albums import Album

pytest_plugins = ("desktop_fixtures",)


@pytest.fixture
def shelf(make_indexed: MakeLibrary) -> Library:
    """A library with a few pictures, sounds and texts."""
    return make_indexed()


def items(library: Library, filters: Filters = Filters()) -> list[Item]:  # noqa: B008
    """The files that filters leave, by name."""
    reader = LibraryReader(library.by_hand.paths.directory)
    found = reader.items(reader.item_ids(filters, Sort.NAME).tolist())
    reader.close()
    return found


def names(library: Library, **filters: tuple[str, ...]) -> list[str]:
    """The names of the files that filters leave."""
    kept: Any = filters
    return [Path(item.path).name for item in items(library, replace(Filters(), **kept))]


def ids(library: Library, *endings: str) -> list[int]:
    """The ids of the files whose names end so."""
    return [item.id for item in items(library) if item.path.endswith(endings)]


def test_an_album_has_what_is_put_in(shelf: Library) -> None:
    """Files are in it once, can be taken out, and filters find them and all others."""
    some = ids(shelf, ".png")
    assert shelf.albums.make("  Summer   in Rome ", some[:2]) == "Summer in Rome"
    assert shelf.albums.add("summer IN rome", some) == tuple(some[2:])
    assert len(names(shelf, albums=("Summer in Rome",))) == len(some)
    others = names(shelf, without_albums=("Summer in Rome",))
    assert not [name for name in others if name.endswith(".png")]
    assert shelf.albums.take_out("Summer in Rome", some[:1]) == (some[0],)
    shelf.albums.rename("Summer in Rome", "Rome")
    assert shelf.albums.all() == (Album("Rome", len(some) - 1),)
    with pytest.raises(UserError, match="already"):
        shelf.albums.make("rome")
    shelf.albums.remove("Rome")
    with pytest.raises(UserError, match="no album Rome"):
        shelf.albums.add("Rome", some)
    assert shelf.albums.all() == ()


def test_an_album_of_a_search_follows_what_it_finds(shelf: Library) -> None:
    """It has what the search finds now and, once it is filled again, later."""
    shelf.albums.make_of_search("Pictures", "type:image")
    before = len(names(shelf, albums=("Pictures",)))
    assert before == len(ids(shelf, ".png", ".jpg"))
    shelf.by_hand.leave_out(ids(shelf, ".png")[:1])
    shelf.albums.refresh()
    assert shelf.albums.all() == (Album("Pictures", before - 1, "type:image"),)


def test_an_album_may_name_what_is_no_letter(shelf: Library) -> None:
    """Its name is kept as far as it can be read, and the folder in its search byte by byte."""
    assert shelf.albums.make_of_search("old \udcff", "in:/a/b\udc80") == "old ?"
    assert shelf.albums.all() == (Album("old ?", 0, "in:/a/b\udc80"),)
    assert names(shelf, albums=("old \udcff",)) == []
    assert shelf.albums.rename("OLD \udcff", "new \ud83d") == "new ?"
    shelf.albums.remove("new \ud83d")
    assert shelf.albums.all() == ()


def test_what_a_search_fills_is_not_filled_by_hand(shelf: Library) -> None:
    """What is put in would be gone after the next filling, so that is refused, not lost."""
    shelf.albums.make_of_search("Pictures", "type:image")
    before = shelf.albums.all()
    for change in (shelf.albums.add, shelf.albums.take_out):
        with pytest.raises(UserError, match="search type:image fills the album Pictures"):
            change("Pictures", ids(shelf, ".txt"))
    assert shelf.albums.all() == before


def test_an_album_of_a_meaning_has_what_matches_well(shelf: Library) -> None:
    """What only is the closest there is does not come in."""
    shelf.albums.make_of_search("Red", "red")
    found = names(shelf, albums=("Red",))
    assert {"rose.png", "ruby.txt"} <= set(found)
    assert len(found) < len(names(shelf))


def test_an_album_of_a_group_has_its_files(shelf: Library) -> None:
    """By default it has the name of the group; the group may change, and the album stays."""
    everything = items(shelf)
    with pytest.raises(UserError, match="not there any more"):
        shelf.albums.make_of_group(1)
    with pytest.raises(UserError, match="too few files"):
        shelf.groups.make()
    assert len(everything) < 10


def test_what_is_gone_from_the_library_is_in_no_album(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A renamed file stays, one that is left out goes."""
    shelf = make_library()
    shelf.index((str(media_folder),))
    some = ids(shelf, ".png")
    shelf.albums.make("Some", some)
    old = next(item.path for item in items(shelf) if item.id == some[0])
    new = str(Path(old).with_name("renamed.png"))
    Path(old).rename(new)
    shelf.by_hand.follow([(old, new)], [])
    assert "renamed.png" in names(shelf, albums=("Some",))
    shelf.by_hand.leave_out(some[:1])
    assert shelf.albums.all() == (Album("Some", len(some) - 1),)


def test_what_is_kept_of_duplicates_takes_their_places(shelf: Library) -> None:
    """It is in all albums that those have which it stands for, once."""
    first, second, third = ids(shelf, ".png")
    shelf.albums.make("A", [second])
    shelf.albums.make("B", [first, third])
    shelf.by_hand.merge_marks([(first, (second, third))])
    shelf.by_hand.leave_out([second, third])
    assert shelf.albums.all() == (Album("A", 1), Album("B", 1))


def test_the_engine_tells_what_takes_a_change_back(shelf: Library) -> None:
    """Each is done in its turn, on a thread of its own, and undone by what it brings back."""
    events: list[GroupEvent] = []
    worker = GroupWorker(shelf.groups, shelf.albums, events.append)
    some = tuple(ids(shelf, ".png"))
    worker.start()
    for number, work in enumerate(
        (
            MakeAlbum("A", some[:1]),
            AddToAlbum("A", some),
            TakeOutOfAlbum("A", some[:1]),
            MakeAlbum("Pictures", query="type:image"),
            RenameAlbum("A", " All   red "),
            RemoveAlbum("All red"),
            RefreshAlbums(),
            RemoveAlbum("B"),
            GroupLibrary(),
        ),
        1,
    ):
        worker.take(DoWithGroups(number, work))
    worker.close()
    assert events[:6] == [
        GroupsDone(1, RemoveAlbum("A")),
        GroupsDone(2, TakeOutOfAlbum("A", some[1:])),
        GroupsDone(3, AddToAlbum("A", some[:1])),
        GroupsDone(4, RemoveAlbum("Pictures")),
        GroupsDone(5, RenameAlbum("All red", "A")),
        GroupsDone(6, MakeAlbum("All red", tuple(sorted(some[1:])))),
    ]
    assert events[6] == GroupsDone(7)
    assert isinstance(events[7], GroupsFailed)
    assert isinstance(events[-1], GroupsFailed | GroupsCancelled)


def test_a_grouping_that_is_not_wanted_any_more_does_not_begin(shelf: Library) -> None:
    """What has the number of a cancel, or a lower one, is stopped; the next is done."""
    events: list[GroupEvent] = []
    worker = GroupWorker(shelf.groups, shelf.albums, events.append)
    worker.take(CancelGrouping(1))
    worker.answer(DoWithGroups(1, GroupLibrary()))
    assert events == [GroupsCancelled(1)]
    worker.answer(DoWithGroups(2, MakeAlbum("A")))
    assert events[-1] == GroupsDone(2, RemoveAlbum("A"))


def test_albums_on_the_command_line(
    make_indexed: MakeLibrary, library_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Make, fill, list, rename and remove; a search lists what is in one."""
    library = make_indexed()
    some = [item.path for item in items(library) if item.path.endswith(".png")]
    library.close()
    monkeypatch.setenv("TRIPTYCH_LIBRARY", str(library_dir))
    assert asked(capsys, "albums") == {"albums": []}
    made = asked(capsys, "albums", "make", "Rome", some[0])
    assert made == {"albums": [{"name": "Rome", "count": 1, "query": ""}]}
    assert run(["albums", "add", "rome", *some]) == 0
    told = f"The files are in the album rome.\nRome  ({len(some)} files)\n"
    assert capsys.readouterr().out == told
    assert len(asked(capsys, "search", "album:rome")["hits"]) == len(some)
    assert run(["albums", "take", "rome", some[0]]) == 0
    assert run(["albums", "make", "Sounds", "--search", "type:audio"]) == 0
    assert "Sounds: type:audio" in capsys.readouterr().out
    assert run(["albums", "rename", "Rome", "Roma"]) == 0
    assert "The album Rome is called Roma now.\n" in capsys.readouterr().out
    told = complaint(capsys, "albums", "remove", "Paris")
    assert told == "There is no album Paris. See: triptych albums\n"
    assert "no group beach" in complaint(capsys, "albums", "make", "Beach", "--group", "beach")
    assert run(["albums", "remove", "Roma"]) == 0
    assert run(["albums", "paint", "Roma"]) == 2
    capsys.readouterr()
    reader = LibraryReader(library_dir)
    assert [album.name for album in reader.albums()] == ["Sounds"]
    reader.close()


def test_the_last_album_goes_with_a_line_that_says_so(
    library_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """That there is none left reads like a failure; it is told to who asks for a list."""
    Library(library_dir).close()
    monkeypatch.setenv("TRIPTYCH_LIBRARY", str(library_dir))
    assert run(["albums", "make", "Rome"]) == 0
    assert capsys.readouterr().out == "The album Rome is made.\nRome  (0 files)\n"
    assert run(["albums", "remove", "Rome"]) == 0
    removed = "The album Rome is removed. Its files stay where they are.\n"
    assert capsys.readouterr().out == removed
    assert run(["albums"]) == 0
    assert "There is no album" in capsys.readouterr().out
