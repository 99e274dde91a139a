"""The files of a library that is served elsewhere: copies within a bound, and parts for players."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx2 as httpx
import pytest
from msgspec.structs import replace
from served_library import open_shelf, served

from engine import Library
from engine.api.connection import Connection
from engine.errors import Cancelled, UserError
from engine.served.copies import Copies, name_of
from engine.served.files import ServedFiles
from engine.served.view import ServedView
from engine.types import Item


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed; not to be changed."""
    with open_shelf(tmp_path_factory.mktemp("brought")) as opened:
        yield opened


@pytest.fixture(scope="module")
def server(library: Library) -> Iterator[Connection]:
    """The library, served to this computer."""
    with served(library) as url, closing(Connection(url, "")) as opened:
        yield opened


def _items(library: Library, ending: str) -> list[Item]:
    return [hit.item for hit in library.search(f"ext:{ending} sort:name").hits]


def _never() -> bool:
    return False


def test_copies_make_room_for_each_other(library: Library, server: Connection) -> None:
    """They are equal to the files, brought once, within the bound, and gone in the end."""
    first, second = _items(library, "wav")
    with closing(Copies(server, first.size + second.size - 1)) as copies:
        place = Path(copies.bring(first, _never))
        assert place.name == Path(first.path).name
        assert place.read_bytes() == Path(first.path).read_bytes()
        assert copies.bring(first, _never) == str(place)
        other = Path(copies.bring(second, _never))
        assert (place.exists(), other.exists()) == (False, True)
        # What changed there is another file.
        assert copies.bring(replace(second, mtime_ns=second.mtime_ns + 1), _never) != str(other)
    assert not other.parent.parent.exists()


def test_what_is_too_large_or_given_up_leaves_nothing(library: Library, server: Connection) -> None:
    """Neither is brought; nor is what is not there any more."""
    sound = _items(library, "wav")[0]
    with closing(Copies(server, sound.size - 1)) as copies:
        with pytest.raises(UserError, match="too large"):
            copies.bring(sound, _never)
        small = _items(library, "txt")[0]
        with pytest.raises(Cancelled):
            copies.bring(small, lambda: True)
        with pytest.raises(UserError, match="too large"):
            # That is more than the server says.
            copies.bring(replace(sound, size=1), _never)
        with pytest.raises(UserError, match="no file number"):
            copies.bring(replace(small, id=10**6), _never)
        assert list(Path(copies._place()).iterdir()) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/ann/a b.jpg", "a b.jpg"),
        (r"C:\pictures\a.jpg", "a.jpg"),
        ('/a/why?<"x">.png', "why___x__.png"),
        (f"/a/{'ä' * 200}.png", "ä" * 56 + ".png"),
        ("/a/\udcff.png", "_.png"),
        (r"C:\holiday.jpg.exe", "holiday.jpg.exe.txt"),
        ("/a/run.bat", "run.bat.txt"),
        ("/a/run.lnk.", "run.lnk..txt"),
        ("/a/notes.TXT", "notes.TXT"),
    ],
)
def test_names_are_such_as_every_system_takes(path: str, name: str) -> None:
    """Of another system, with marks, too long, not UTF-8; an ending stays unless it runs."""
    assert name_of(path) == name


def test_a_path_of_the_server_is_never_looked_for_here(
    library: Library, server: Connection, tmp_path: Path
) -> None:
    """Not even once it is gone there, though a file of this computer has the same path."""
    here = tmp_path / "here.txt"
    here.write_text("mine")
    view = ServedView(server)
    with closing(ServedFiles(server, view)) as files:
        assert not files.has(str(here))
        view.note_items([replace(_items(library, "txt")[0], path=str(here))])
        view.note_revision(10**6)
        assert files.has(str(here))
        with pytest.raises(UserError, match=r"no here.txt any more"):
            files.bring(str(here), _never)


def test_a_player_reads_parts_from_an_address_that_nobody_guesses(
    library: Library, server: Connection
) -> None:
    """It hands on ranges and what the file is; another address is answered with nothing."""
    sound = _items(library, "wav")[0]
    with closing(ServedFiles(server, ServedView(server))) as files:
        address = files.stream(sound.path)
        assert address.startswith("http://127.0.0.1:")
        assert address.endswith(Path(sound.path).name)
        part = httpx.get(address, headers={"Range": "bytes=4-11"})
        assert (part.status_code, part.content) == (206, Path(sound.path).read_bytes()[4:12])
        assert part.headers["content-range"] == f"bytes 4-11/{sound.size}"
        host, _, _ = address.removeprefix("http://").partition("/")
        wrong = httpx.get(f"http://{host}/guessed/{sound.id}/{Path(sound.path).name}")
        assert wrong.status_code == 404
        assert (files.has(sound.path), files.has("/elsewhere.wav")) == (True, False)
        with pytest.raises(UserError, match=r"no gone.wav any more"):
            files.stream("/gone.wav")
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)
