"""Files go to the trash in the window, are moved, and come back by undo."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    engine_of,
    listed,
    names,
    select,
)
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from test_window_marks import marks, select_several

from desktop.marks.renaming import rename_file
from desktop.marks.trash import Trashed, from_trash, to_trash
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.messages import Index
from engine.service.upkeep_messages import RestoreLibrary
from engine.types import Marks, Modality, Term

pytest_plugins = ("changeable_fixtures",)
pytestmark = OFFSCREEN_NOISE


def asked_to_index(desktop: Desktop) -> list[tuple[str, ...]]:
    """The folders that the engine was asked to go over."""
    requests = desktop.engine.requests  # type: ignore[attr-defined]
    return [request.folders for request in requests if isinstance(request, Index)]


def test_the_trash_takes_files_and_gives_them_back(
    files_desktop: Desktop,
    changeable_library: Library,
    changeable_media: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    """What goes to the trash leaves the list at once; undone, it is there again with its marks.

    That it is back is said, and not that a run has added it.
    """
    path = changeable_media / "rose.png"
    select(files_desktop, qtbot, "rose.png")
    files_desktop.selection.marks.rate(3)
    qtbot.waitUntil(lambda: marks(files_desktop, "rose.png").rating == 3)
    qtbot.keyClick(
        files_desktop.window.gallery, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier
    )
    qtbot.waitUntil(lambda: "rose.png" not in names(files_desktop))
    assert not path.exists()
    assert files_desktop.window.messages.text.text() == "Moved to the trash: rose.png."
    files_desktop.window.messages.button.click()
    qtbot.waitUntil(lambda: asked_to_index(files_desktop) == [(str(path),)])
    assert path.exists()
    assert Index((str(path),), quiet=True) in engine_of(files_desktop).requests
    assert files_desktop.window.messages.text.text() == "Back in place: rose.png."
    assert not list((tmp_path / "home/data/Trash").rglob("*rose*"))
    changeable_library.index((str(path),))
    files_desktop.session.run()
    qtbot.waitUntil(lambda: "rose.png" in names(files_desktop))
    qtbot.waitUntil(lambda: marks(files_desktop, "rose.png") == Marks(rating=3))


def test_a_query_follows_the_files_that_it_asks_with(
    files_desktop: Desktop, changeable_media: Path, qtbot: QtBot
) -> None:
    """A renamed file is asked with under its new name, and one in the trash no more."""
    old, new = (str(changeable_media / name) for name in ("rose.png", "tulip.png"))
    select(files_desktop, qtbot, "rose.png")
    files_desktop.session.add_files([Term(Modality.IMAGE, old, is_file=True)])
    files_desktop.selection.files.rename(old, "tulip.png")
    qtbot.waitUntil(lambda: [one.value for one in files_desktop.session.draft.files] == [new])
    qtbot.waitUntil(lambda: "tulip.png" in names(files_desktop))
    select(files_desktop, qtbot, "tulip.png")
    files_desktop.selection.trash()
    qtbot.waitUntil(lambda: not files_desktop.session.draft.files)
    qtbot.waitUntil(lambda: "tulip.png" not in names(files_desktop))
    assert files_desktop.window.messages.text.text() == "Moved to the trash: tulip.png."


def test_a_place_that_was_taken_meanwhile_is_kept(
    files_desktop: Desktop, changeable_media: Path, qtbot: QtBot
) -> None:
    """What would overwrite another file stays in the trash, and that is said."""
    path = changeable_media / "rose.png"
    select(files_desktop, qtbot, "rose.png")
    files_desktop.selection.trash()
    qtbot.waitUntil(lambda: "rose.png" not in names(files_desktop))
    path.write_bytes(b"another")
    files_desktop.selection.undo.undo()
    messages = files_desktop.window.messages
    qtbot.waitUntil(lambda: messages.text.text().startswith("Not put back: rose.png."))
    assert path.read_bytes() == b"another"


@pytest.fixture
def no_trash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without a trash."""
    monkeypatch.setenv("XDG_DATA_HOME", "/proc/none")


@pytest.mark.usefixtures("no_trash")
def test_without_a_trash_it_asks(
    files_desktop: Desktop, changeable_media: Path, qtbot: QtBot
) -> None:
    """Nothing is deleted before a person says so."""
    path = changeable_media / "rose.png"
    select(files_desktop, qtbot, "rose.png")
    files_desktop.selection.trash()
    messages = files_desktop.window.messages
    qtbot.waitUntil(lambda: messages.text.text().startswith("There is no trash for rose.png."))
    assert path.exists()
    messages.button.click()
    qtbot.waitUntil(lambda: "rose.png" not in names(files_desktop))
    assert not path.exists()


def test_what_is_not_there_is_not_deleted(
    files_desktop: Desktop, changeable_media: Path, qtbot: QtBot
) -> None:
    """A file whose drive is away stays in the library, and the person hears why."""
    select(files_desktop, qtbot, "rose.png")
    os.remove(changeable_media / "rose.png")
    files_desktop.selection.trash()
    said = files_desktop.window.messages.text
    qtbot.waitUntil(lambda: said.text().startswith("Not there: rose.png."))
    assert "rose.png" in names(files_desktop)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_that_is_no_text_is_left(tmp_path: Path) -> None:
    """The trash is never handed another file than the one that is meant."""
    odd, other = tmp_path / os.fsdecode(b"a\xff.txt"), tmp_path / "a\ufffd.txt"
    odd.touch()
    other.touch()
    trashed = to_trash([str(odd)], lambda done: None, lambda: False)
    assert trashed == Trashed(left=(str(odd),))
    assert odd.exists()
    assert other.exists()


def test_a_file_takes_its_sidecar_along(tmp_path: Path) -> None:
    """So that other programs find its stars and tags again; one that is there already stays."""
    for name in ("a.jpg", "a.jpg.xmp", "c.jpg.xmp"):
        (tmp_path / name).write_text(name)
    new = rename_file(str(tmp_path / "a.jpg"), "b.jpg")
    assert (tmp_path / "b.jpg.xmp").read_text() == "a.jpg.xmp"
    rename_file(new, "c.jpg")
    assert (tmp_path / "c.jpg.xmp").read_text() == "c.jpg.xmp"
    assert (tmp_path / "b.jpg.xmp").exists()


def test_nothing_is_undone_in_a_restored_library(files_desktop: Desktop) -> None:
    """A deed concerns the library that it was done in; in another one it would hit other files."""
    files_desktop.selection.undo.push("Done.", lambda: pytest.fail("it was undone"))
    files_desktop.window.pages.library.task.begin(lambda number: RestoreLibrary(number, "/none"))
    files_desktop.selection.undo.undo()
    assert files_desktop.window.messages.text.text() == "There is nothing to undo."


def test_many_files_are_moved_only_after_asking(
    files_desktop: Desktop, changeable_media: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above a bound a question comes first, with the number of files."""
    monkeypatch.setattr("desktop.marks.files.MOST_UNASKED", 1)
    select_several(files_desktop, "rose.png", "sea.png")
    files_desktop.selection.trash()
    messages = files_desktop.window.messages
    assert messages.text.text() == "Move 2 files to the trash?"
    assert (changeable_media / "rose.png").exists()
    messages.button.click()
    qtbot.waitUntil(lambda: len(listed(files_desktop)) == 6)
    assert messages.text.text() == "Moved to the trash: 2 files."


def test_a_sidecar_goes_with_its_file_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that belongs to no other file; one that it may share stays."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("sea.jpg", "sea.jpg.xmp", "sea.xmp"):
        (tmp_path / name).write_text(name)
    done = to_trash([str(tmp_path / "sea.jpg")], lambda _: None, lambda: False)
    assert [path.name for path in tmp_path.glob("sea*")] == ["sea.xmp"]
    assert from_trash(done) == (str(tmp_path / "sea.jpg"),)
    assert (tmp_path / "sea.jpg.xmp").read_text() == "sea.jpg.xmp"
    assert not list((tmp_path / "data").rglob("*sea*"))


def test_a_new_account_has_a_trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing has made the folder of its data yet."""
    if sys.platform != "linux":
        pytest.skip("elsewhere the system has made it")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "share"))
    old = tmp_path / "old.txt"
    old.write_text("old")
    done = to_trash([str(old)], lambda _: None, lambda: False)
    assert [path for path, _ in done.moved] == [str(old)]
    assert not old.exists()
    assert from_trash(done) == (str(old),)
