"""What is done to files in the window: trash, names, what is left out, copies, and their undo."""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path

import pytest
from colour_media import write_media_folder
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
    listed,
    names,
    select,
    type_words,
)
from kept_shelf import KeptShelf
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from test_window_marks import marks, select_several

from desktop.marks.renaming import rename_file
from desktop.marks.trash import Trashed, from_trash, to_trash
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.messages import Index
from engine.service.upkeep_messages import RestoreLibrary
from engine.types import Marks, Modality, Term

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> KeptShelf:
    """Three pictures, two sounds and three documents, and their library."""
    return KeptShelf(tmp_path_factory.mktemp("files"), write_media_folder)


@pytest.fixture
def media(shelf: KeptShelf, library_dir: Path) -> Path:
    """These files, which may be changed."""
    return shelf.set_back(library_dir)


@pytest.fixture
def library(make_library: MakeLibrary, media: Path, home: Path) -> Library:
    """A library of them, with a trash beside them."""
    (home / "data").mkdir()
    return make_library()


@pytest.fixture
def desktop(open_desktop: OpenDesktop, library: Library, qtbot: QtBot) -> Desktop:
    """A window on it."""
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    return desktop


def asked_to_index(desktop: Desktop) -> list[tuple[str, ...]]:
    """The folders that the engine was asked to go over."""
    requests = desktop.engine.requests  # type: ignore[attr-defined]
    return [request.folders for request in requests if isinstance(request, Index)]


def test_the_trash_takes_files_and_gives_them_back(
    desktop: Desktop, library: Library, media: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """What goes to the trash leaves the list at once; undone, it is there again with its marks.

    That it is back is said, and not that a run has added it.
    """
    path = media / "rose.png"
    select(desktop, qtbot, "rose.png")
    desktop.selection.marks.rate(3)
    qtbot.waitUntil(lambda: marks(desktop, "rose.png").rating == 3)
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "rose.png" not in names(desktop))
    assert not path.exists()
    assert desktop.window.messages.text.text() == "Moved to the trash: rose.png."
    desktop.window.messages.button.click()
    qtbot.waitUntil(lambda: asked_to_index(desktop) == [(str(path),)])
    assert path.exists()
    assert Index((str(path),), quiet=True) in engine_of(desktop).requests
    assert desktop.window.messages.text.text() == "Back in place: rose.png."
    assert not list((tmp_path / "home/data/Trash").rglob("*rose*"))
    library.index((str(path),))
    desktop.session.run()
    qtbot.waitUntil(lambda: "rose.png" in names(desktop))
    qtbot.waitUntil(lambda: marks(desktop, "rose.png") == Marks(rating=3))


def test_a_query_follows_the_files_that_it_asks_with(
    desktop: Desktop, media: Path, qtbot: QtBot
) -> None:
    """A renamed file is asked with under its new name, and one in the trash no more."""
    old, new = (str(media / name) for name in ("rose.png", "tulip.png"))
    select(desktop, qtbot, "rose.png")
    desktop.session.add_files([Term(Modality.IMAGE, old, is_file=True)])
    desktop.selection.files.rename(old, "tulip.png")
    qtbot.waitUntil(lambda: [one.value for one in desktop.session.draft.files] == [new])
    qtbot.waitUntil(lambda: "tulip.png" in names(desktop))
    select(desktop, qtbot, "tulip.png")
    desktop.selection.trash()
    qtbot.waitUntil(lambda: not desktop.session.draft.files)
    qtbot.waitUntil(lambda: "tulip.png" not in names(desktop))
    assert desktop.window.messages.text.text() == "Moved to the trash: tulip.png."


def test_a_place_that_was_taken_meanwhile_is_kept(
    desktop: Desktop, media: Path, qtbot: QtBot
) -> None:
    """What would overwrite another file stays in the trash, and that is said."""
    path = media / "rose.png"
    select(desktop, qtbot, "rose.png")
    desktop.selection.trash()
    qtbot.waitUntil(lambda: "rose.png" not in names(desktop))
    path.write_bytes(b"another")
    desktop.selection.undo.undo()
    messages = desktop.window.messages
    qtbot.waitUntil(lambda: messages.text.text().startswith("Not put back: rose.png."))
    assert path.read_bytes() == b"another"


@pytest.fixture
def no_trash(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without a trash."""
    monkeypatch.setenv("XDG_DATA_HOME", "/proc/none")


@pytest.mark.usefixtures("no_trash")
def test_without_a_trash_it_asks(desktop: Desktop, media: Path, qtbot: QtBot) -> None:
    """Nothing is deleted before a person says so."""
    path = media / "rose.png"
    select(desktop, qtbot, "rose.png")
    desktop.selection.trash()
    messages = desktop.window.messages
    qtbot.waitUntil(lambda: messages.text.text().startswith("There is no trash for rose.png."))
    assert path.exists()
    messages.button.click()
    qtbot.waitUntil(lambda: "rose.png" not in names(desktop))
    assert not path.exists()


def test_what_is_not_there_is_not_deleted(desktop: Desktop, media: Path, qtbot: QtBot) -> None:
    """A file whose drive is away stays in the library, and the person hears why."""
    select(desktop, qtbot, "rose.png")
    os.remove(media / "rose.png")
    desktop.selection.trash()
    said = desktop.window.messages.text
    qtbot.waitUntil(lambda: said.text().startswith("Not there: rose.png."))
    assert "rose.png" in names(desktop)


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


def test_nothing_is_undone_in_a_restored_library(desktop: Desktop) -> None:
    """A deed concerns the library that it was done in; in another one it would hit other files."""
    desktop.selection.undo.push("Done.", lambda: pytest.fail("it was undone"))
    desktop.window.pages.library.task.begin(lambda number: RestoreLibrary(number, "/none"))
    desktop.selection.undo.undo()
    assert desktop.window.messages.text.text() == "There is nothing to undo."


def test_many_files_are_moved_only_after_asking(
    desktop: Desktop, media: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above a bound a question comes first, with the number of files."""
    monkeypatch.setattr("desktop.marks.files.MOST_UNASKED", 1)
    select_several(desktop, "rose.png", "sea.png")
    desktop.selection.trash()
    messages = desktop.window.messages
    assert messages.text.text() == "Move 2 files to the trash?"
    assert (media / "rose.png").exists()
    messages.button.click()
    qtbot.waitUntil(lambda: len(listed(desktop)) == 6)
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


def test_a_new_name_is_followed_at_once(
    desktop: Desktop, library: Library, media: Path, qtbot: QtBot
) -> None:
    """The file and the library have the new name, nothing is read, and undo takes it back."""
    select(desktop, qtbot, "ruby.txt")
    item = library.by_hand.find(str(media / "ruby.txt"))[0][0]
    desktop.window.gallery.setFocus()
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_F2)
    dialog = desktop.selection.renaming
    assert dialog.box.selectedText() == "ruby"
    assert not dialog.rename.isEnabled()
    qtbot.keyClicks(dialog.box, "garnet")
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "garnet.txt" in names(desktop))
    assert (media / "garnet.txt").exists()
    assert "ruby.txt" not in names(desktop)
    assert [one.id for one in listed(desktop) if "garnet" in one.path] == [item.id]
    assert asked_to_index(desktop) == []
    type_words(desktop, qtbot, '"garnet"')
    assert names(desktop) == ["garnet.txt"]
    desktop.session.clear()
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: "ruby.txt" in names(desktop))
    assert (media / "ruby.txt").exists()


@pytest.mark.parametrize(
    ("name", "said"), [("sea.png", "There is a file sea.png already."), ("a/b", "can be called")]
)
def test_names_that_cannot_be(
    desktop: Desktop, media: Path, qtbot: QtBot, name: str, said: str
) -> None:
    """No file is overwritten, and none leaves its folder."""
    desktop.selection.files.rename(str(media / "rose.png"), name)
    qtbot.waitUntil(lambda: said in desktop.window.messages.text.text())
    assert (media / "rose.png").exists()


def test_what_no_file_can_be_called_is_said_while_it_can_be_mended(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """The dialog stays with what was typed, and says no more once another key was pressed."""
    select(desktop, qtbot, "ruby.txt")
    desktop.selection.ask_name()
    dialog = desktop.selection.renaming
    dialog.box.setText("trees/garnet.txt")
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "can be called trees/garnet.txt" in dialog.problem.text()
    assert dialog.problem.isVisible()
    qtbot.keyClick(dialog.box, Qt.Key.Key_Backspace)
    assert not dialog.problem.isVisible()
    dialog.reject()


def test_files_are_left_out_and_taken_in_again(
    desktop: Desktop, library: Library, media: Path, qtbot: QtBot
) -> None:
    """They leave the list and stay out of runs; the list of what is left out takes them back."""
    select_several(desktop, "rose.png", "bird.wav")
    desktop.selection.leave_out()
    qtbot.waitUntil(lambda: len(listed(desktop)) == 6)
    assert desktop.window.messages.text.text() == "Left out of the library: 2 files."
    assert (media / "rose.png").exists()
    library.index()
    assert len(library.by_hand.find(str(media))[0]) == 6
    qtbot.waitUntil(lambda: bool(desktop.store.contents and desktop.store.contents.roots[0].ignore))
    desktop.selection.show_left_out()
    dialog = desktop.selection.left_out
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert sorted(line.split("  ·  ")[0] for line in shown) == ["rose.png", "trees/bird.wav"]
    dialog.list.setCurrentRow(0)
    dialog.take_in.click()
    qtbot.waitUntil(lambda: asked_to_index(desktop) == [(str(media),)])
    library.index()
    assert len(library.by_hand.find(str(media))[0]) == 7
    desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: len(asked_to_index(desktop)) == 2)
    library.index()
    assert len(library.by_hand.find(str(media))[0]) == 8


def test_sidecars_are_written(desktop: Desktop, media: Path, qtbot: QtBot) -> None:
    """What is refused is said; what was written is, too."""
    select(desktop, qtbot, "rose.png")
    desktop.selection.marks.rate(3)
    qtbot.waitUntil(lambda: marks(desktop, "rose.png").rating == 3)
    desktop.selection.write_sidecars()
    sidecar = media / "rose.png.xmp"
    messages, said = desktop.window.messages, "Stars and tags are in XMP files: 1 file."
    qtbot.waitUntil(lambda: messages.text.text() == said)
    assert sidecar.exists()
    sidecar.write_bytes(b"none")
    desktop.selection.write_sidecars()
    qtbot.waitUntil(lambda: "was not written" in messages.text.text())


def test_copied_files_can_be_pasted_anywhere(desktop: Desktop, media: Path) -> None:
    """The clipboard has them as a file manager wants them, and as paths."""
    select_several(desktop, "rose.png", "sea.png")
    desktop.selection.copy()
    mime = QGuiApplication.clipboard().mimeData()
    paths = [str(media / name) for name in ("rose.png", "sea.png")]
    assert sorted(url.toLocalFile() for url in mime.urls()) == paths
    assert sorted(mime.text().splitlines()) == paths
    copied = mime.data("x-special/gnome-copied-files").data().decode().splitlines()
    assert copied[0] == "copy"
    assert sorted(copied[1:]) == [f"file://{path}" for path in paths]


@pytest.fixture(params=["csv", "json"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where a table is saved."""
    return tmp_path / f"files.{request.param}"


def test_a_table_of_the_selection(desktop: Desktop, qtbot: QtBot, target: Path) -> None:
    """It has a row for each file, with its score where it is a hit, and its marks."""
    type_words(desktop, qtbot, "red")
    select(desktop, qtbot, "rose.png")
    desktop.selection.marks.ask_tags()
    desktop.selection.marks.tags.add_wanted.emit("sea")
    qtbot.waitUntil(lambda: marks(desktop, "rose.png").tags == ("sea",))
    desktop.selection.save(target)
    qtbot.waitUntil(lambda: desktop.window.messages.text.text().startswith("Saved: rose.png"))
    if target.suffix == ".json":
        (row,) = json.loads(target.read_text("utf-8"))["files"]
    else:
        with target.open(encoding="utf-8", newline="") as file:
            (row,) = csv.DictReader(file)
    assert os.path.basename(row["path"]) == "rose.png"
    assert float(row["score"]) > 0
    assert row["tags"] in (["sea"], "sea")
    assert (row["modality"], int(row["rating"])) == ("image", 0)
