"""Watching: real changes on a real disk, as they are gathered into runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.watching.gathering import MOST_PLACES, MOST_SECONDS, QUIET_SECONDS, Gathering
from engine.watching.watcher import LIMIT_LINE, Watcher

SECONDS = 30.0


class Watched:
    """A watched root, and what was gathered of it."""

    def __init__(self, root: Path, polls: Callable[[str], bool] = lambda root: False) -> None:
        self.root = root
        self.lines: list[str] = []
        self.gathering = Gathering()
        self.watcher = Watcher(self.gathering, self.lines.append, polls)
        self.watcher.follow([str(root)])
        self.watcher.start()

    def wait_for(self, *names: str) -> None:
        """Wait until all these places below the root were told; nothing hidden ever is."""
        missing = {os.path.join(self.root, name).rstrip(os.sep) for name in names}
        while missing:
            assert self.gathering.wait(SECONDS), missing
            places = self.gathering.take()
            assert not any(".hidden" in place for place in places)
            missing -= places


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Roots are looked after as often as makes a lot each."""
    monkeypatch.setattr("engine.watching.watcher.LOOK_SECONDS", 2 * QUIET_SECONDS)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """An empty root that is watched."""
    root = tmp_path / "root"
    root.mkdir()
    watched = Watched(root)
    watched.wait_for("")
    yield watched
    watched.watcher.close()


def test_every_kind_of_change_is_told(watched: Watched) -> None:
    """Files and folders that are made, written, renamed and removed; hidden ones are not."""
    root = watched.root
    (root / ".hidden").mkdir()
    (root / ".hidden" / "secret.txt").write_text("no")
    (root / "deep" / "er").mkdir(parents=True)
    (root / "deep" / "er" / "new.txt").write_text("one")
    watched.wait_for("deep", "deep/er/new.txt")
    (root / "deep" / "er" / "new.txt").write_text("two")
    watched.wait_for("deep/er/new.txt")
    (root / "deep").rename(root / "other")
    watched.wait_for("deep", "other")
    (root / "other" / "er" / "new.txt").write_text("three")
    watched.wait_for("other/er/new.txt")
    shutil.rmtree(root / "other")
    watched.wait_for("other")


def test_a_folder_that_comes_from_elsewhere_is_watched(watched: Watched, tmp_path: Path) -> None:
    """Moved in as a whole it makes no event for what is in it, neither then nor later."""
    (tmp_path / "outside" / "in").mkdir(parents=True)
    (tmp_path / "outside").rename(watched.root / "came")
    watched.wait_for("came")
    (watched.root / "came" / "in" / "later.txt").write_text("one")
    watched.wait_for("came/in/later.txt")


def test_a_root_that_goes_and_comes_back_is_looked_over(watched: Watched) -> None:
    """Both times all of it is a place, and it is watched again."""
    away = watched.root.rename(watched.root.with_name("away"))
    watched.wait_for("")
    away.rename(watched.root)
    watched.wait_for("")
    (watched.root / "new.txt").write_text("one")
    watched.wait_for("new.txt")


def test_a_single_file_is_watched_through_its_replacement(tmp_path: Path) -> None:
    """Programs save by writing another file and renaming it; others in the folder tell nothing."""
    root = tmp_path / "notes.txt"
    root.write_text("one")
    watched = Watched(root)
    watched.wait_for("")
    (tmp_path / "other.txt").write_text("no")
    (tmp_path / "notes.new").write_text("two")
    (tmp_path / "notes.new").rename(root)
    watched.wait_for("")
    watched.watcher.close()


def test_a_limit_of_the_system_is_told_and_polled_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where inotify has no room, one line says what to do, and the root is looked over."""
    inotify = pytest.importorskip("engine.watching.inotify")

    def refuse(*_: object) -> int:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(inotify.Inotify, "_add_watch", refuse)
    watched = Watched(tmp_path)
    watched.wait_for("")
    watched.watcher.close()
    assert watched.lines == [LIMIT_LINE.format(root=tmp_path)]


def test_a_root_on_a_network_drive_is_polled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No event comes from there, so all of it is looked at again and again."""
    monkeypatch.setattr("engine.watching.watcher.POLL_SECONDS", 0.0)
    watched = Watched(tmp_path, polls=lambda root: True)
    for _ in range(2):
        watched.wait_for("")
    watched.watcher.close()


def test_lost_events_have_the_whole_root_looked_at(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A queue that is half full may have been full, and dropped what came after."""
    inotify = pytest.importorskip("engine.watching.inotify")
    monkeypatch.setattr(inotify, "_bytes_waiting", lambda descriptor: 1 << 40)
    (watched.root / "new.txt").write_text("one")
    watched.wait_for("")


def test_many_changes_are_one_lot() -> None:
    """It is complete once nothing more comes; a stream that never ends is cut; too many are all."""
    now = 0.0
    gathering = Gathering(clock=lambda: now)
    while now < MOST_SECONDS:
        gathering.add("/r", f"/r/{now}")
        assert not gathering.wait(0)
        now += QUIET_SECONDS / 2
    gathering.add("/r", "/r/last")
    assert gathering.wait(0)
    assert len(gathering.take()) > 10
    for number in range(MOST_PLACES + 1):
        gathering.add("/r", f"/r/{number}")
    now += QUIET_SECONDS
    assert gathering.wait(0)
    assert gathering.take() == {"/r"}


def test_a_lot_that_waits_long_is_quiet_only_between_changes() -> None:
    """Where it is not taken for long, the two places of a later move still come together."""
    now = 0.0
    gathering = Gathering(clock=lambda: now)
    gathering.add("/r", "/r/gone")
    now = 10 * MOST_SECONDS
    assert gathering.is_quiet()
    gathering.add("/r", "/r/old")
    assert gathering.wait(0)
    assert not gathering.is_quiet()
    gathering.add("/r", "/r/new")
    now += QUIET_SECONDS
    assert gathering.is_quiet()
    assert gathering.places() == {"/r/gone", "/r/old", "/r/new"}


def test_what_is_put_back_comes_again_in_its_time() -> None:
    """Neither before it is due nor after its root is watched no more."""
    now = 0.0
    gathering = Gathering(clock=lambda: now)
    gathering.put_back("/r", ["/r/half"], 1.0)
    gathering.put_back("/gone", ["/gone/half"], 1.0)
    gathering.drop("/gone")
    assert not gathering.wait(0)
    now = 1.0
    assert gathering.wait(0)
    assert gathering.take() == {"/r/half"}
    assert gathering.take() == set()
