"""The door of a library that is kept open, at which other programs of the same person knock."""

from __future__ import annotations

import json
import multiprocessing.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Client, Listener
from pathlib import Path

import pytest

from engine.library import door as door_module
from engine.library.door import Door, Handover, Keeper, Request, Show, knock
from engine.paths import LibraryPaths


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    """A library's folder."""
    (tmp_path / "library").mkdir()
    return LibraryPaths(tmp_path / "library")


@contextmanager
def open_door(
    paths: LibraryPaths, keeper: Keeper = Keeper.WINDOW, takes: type[Request] | None = None
) -> Iterator[list[Request]]:
    """Somebody who takes any request, or only those of a kind, and keeps them."""
    taken: list[Request] = []

    def take(request: Request) -> bool:
        taken.append(request)
        return takes is None or isinstance(request, takes)

    door = Door(paths, keeper, take)
    door.open()
    try:
        yield taken
    finally:
        door.close()


def note_of(paths: LibraryPaths) -> Path:
    """What the window says of its door."""
    return paths.directory / "window.door"


@pytest.mark.parametrize(
    "request_",
    [
        Handover(("/a b", "/\udcff"), prune=True),
        Handover(retry=True),
        Show(("/c",), 'red -"x"'),
        Show(),
        Show(quick_search=True),
    ],
)
def test_a_request_is_brought_as_it_is(paths: LibraryPaths, request_: Request) -> None:
    """Folders of any name, and what is wanted of them."""
    with open_door(paths) as taken:
        assert knock(paths, request_)
    assert taken == [request_]


def test_nobody_takes_a_request_of_a_library_that_nobody_keeps_open(paths: LibraryPaths) -> None:
    """Neither before nor after somebody does, who leaves no note behind."""
    assert not knock(paths, Show())
    with open_door(paths):
        pass
    assert not knock(paths, Show())
    assert list(paths.directory.iterdir()) == []


def test_the_window_is_asked_first_and_then_who_watches(paths: LibraryPaths) -> None:
    """What the one refuses, the other may take."""
    with (
        open_door(paths, Keeper.WINDOW, Show) as window,
        open_door(paths, Keeper.WATCH, Handover) as watch,
    ):
        assert knock(paths, Show())
        assert knock(paths, Handover())
    assert window == [Show(), Handover()]
    assert watch == [Handover()]


def test_the_note_of_a_killed_program_leads_nowhere(paths: LibraryPaths) -> None:
    """Nobody answers there, and the next one puts its own note in its place."""
    with open_door(paths):
        left = note_of(paths).read_bytes()
    note_of(paths).write_bytes(left)
    assert not knock(paths, Show())
    with open_door(paths):
        assert knock(paths, Show())


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b'{"machine": 1}', b"\xff"])
def test_a_damaged_note_leads_nowhere(paths: LibraryPaths, left: bytes) -> None:
    """And is no trouble for whoever knocks."""
    note_of(paths).write_bytes(left)
    assert not knock(paths, Show())


def test_a_note_of_another_computer_is_not_followed(paths: LibraryPaths) -> None:
    """The same folder may be seen from there; its sockets are not ours."""
    with open_door(paths) as taken:
        told = json.loads(note_of(paths).read_text("utf-8"))
        note_of(paths).write_text(json.dumps({**told, "machine": "another"}), "utf-8")
        assert not knock(paths, Show())
        note_of(paths).write_text(json.dumps(told), "utf-8")
    assert taken == []


@pytest.mark.parametrize(
    "message", [b"", b"{}", b"\xff", b'{"kind": "Show"}', b"[]", b'{"kind": 3, "folders": 4}']
)
def test_what_is_no_request_is_not_taken(paths: LibraryPaths, message: bytes) -> None:
    """The door stays open for the next one."""
    with open_door(paths) as taken:
        told = json.loads(note_of(paths).read_text("utf-8"))
        with Client(told["address"], authkey=bytes.fromhex(told["key"])) as stranger:
            stranger.send_bytes(message)
        assert knock(paths, Show())
    assert taken == [Show()]


def test_who_has_not_the_key_is_not_heard(paths: LibraryPaths) -> None:
    """Only those who can read the library have it; its note is for its owner alone."""
    with open_door(paths) as taken:
        told = json.loads(note_of(paths).read_text("utf-8"))
        note_of(paths).write_text(json.dumps({**told, "key": "00" * 32}), "utf-8")
        assert not knock(paths, Show())
        note_of(paths).write_text(json.dumps(told), "utf-8")
        assert knock(paths, Show())
        assert note_of(paths).stat().st_mode & 0o077 == 0
    assert taken == [Show()]


def test_a_keeper_that_was_stopped_is_not_waited_for(
    paths: LibraryPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It listens, but answers nobody; who knocks goes on."""
    with open_door(paths):
        told = json.loads(note_of(paths).read_text("utf-8"))
    monkeypatch.setattr(door_module, "_ANSWER_SECONDS", 0.1)
    with Listener() as silent:
        note_of(paths).write_text(json.dumps({**told, "address": silent.address}), "utf-8")
        assert not knock(paths, Show())


def test_a_door_closes_whatever_became_of_its_visitors(
    paths: LibraryPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was stopped while it was asked for the key keeps no program from ending."""
    monkeypatch.setattr(door_module, "_ANSWER_SECONDS", 0.1)
    with open_door(paths) as taken:
        stopped = Client(json.loads(note_of(paths).read_text("utf-8"))["address"])
    stopped.close()
    assert taken == []
    assert list(paths.directory.iterdir()) == []


def test_without_a_place_for_a_socket_there_is_no_door(
    paths: LibraryPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder for temporary files whose name is too long for one is told, and nothing breaks."""
    monkeypatch.setattr(multiprocessing.util, "get_temp_dir", lambda: "/" + "x" * 200)
    door = Door(paths, Keeper.WINDOW, lambda _: True)
    with pytest.raises(OSError, match="too long"):
        door.open()
    door.close()
    assert list(paths.directory.iterdir()) == []


def test_a_draft_of_the_note_that_others_can_read_is_not_used(paths: LibraryPaths) -> None:
    """The key is written to a file of its owner's alone."""
    draft = note_of(paths).with_suffix(".new")
    draft.touch(mode=0o644)
    reader = os.open(draft, os.O_RDONLY)
    with open_door(paths):
        assert os.read(reader, 1) == b""
        assert note_of(paths).stat().st_mode & 0o077 == 0
    os.close(reader)
