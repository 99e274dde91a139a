"""Files have another name, are left out, are told in sidecars and tables, and copied."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    listed,
    names,
    select,
    type_words,
)
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from test_window_marks import marks, select_several

from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.messages import Index

pytest_plugins = ("changeable_fixtures",)
pytestmark = OFFSCREEN_NOISE


def asked_to_index(desktop: Desktop) -> list[tuple[str, ...]]:
    """The folders that the engine was asked to go over."""
    requests = desktop.engine.requests  # type: ignore[attr-defined]
    return [request.folders for request in requests if isinstance(request, Index)]


def test_a_new_name_is_followed_at_once(
    files_desktop: Desktop, changeable_library: Library, changeable_media: Path, qtbot: QtBot
) -> None:
    """The file and the library have the new name, nothing is read, and undo takes it back."""
    select(files_desktop, qtbot, "ruby.txt")
    item = changeable_library.by_hand.find(str(changeable_media / "ruby.txt"))[0][0]
    files_desktop.window.gallery.setFocus()
    qtbot.keyClick(files_desktop.window.gallery, Qt.Key.Key_F2)
    dialog = files_desktop.selection.renaming
    assert dialog.box.selectedText() == "ruby"
    assert not dialog.rename.isEnabled()
    qtbot.keyClicks(dialog.box, "garnet")
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "garnet.txt" in names(files_desktop))
    assert (changeable_media / "garnet.txt").exists()
    assert "ruby.txt" not in names(files_desktop)
    assert [one.id for one in listed(files_desktop) if "garnet" in one.path] == [item.id]
    assert asked_to_index(files_desktop) == []
    type_words(files_desktop, qtbot, '"garnet"')
    assert names(files_desktop) == ["garnet.txt"]
    files_desktop.session.clear()
    files_desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: "ruby.txt" in names(files_desktop))
    assert (changeable_media / "ruby.txt").exists()


@pytest.mark.parametrize(
    ("name", "said"), [("sea.png", "There is a file sea.png already."), ("a/b", "can be called")]
)
def test_names_that_cannot_be(
    files_desktop: Desktop, changeable_media: Path, qtbot: QtBot, name: str, said: str
) -> None:
    """No file is overwritten, and none leaves its folder."""
    files_desktop.selection.files.rename(str(changeable_media / "rose.png"), name)
    qtbot.waitUntil(lambda: said in files_desktop.window.messages.text.text())
    assert (changeable_media / "rose.png").exists()


def test_what_no_file_can_be_called_is_said_while_it_can_be_mended(
    files_desktop: Desktop, qtbot: QtBot
) -> None:
    """The dialog stays with what was typed, and says no more once another key was pressed."""
    select(files_desktop, qtbot, "ruby.txt")
    files_desktop.selection.ask_name()
    dialog = files_desktop.selection.renaming
    dialog.box.setText("trees/garnet.txt")
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "can be called trees/garnet.txt" in dialog.problem.text()
    assert dialog.problem.isVisible()
    qtbot.keyClick(dialog.box, Qt.Key.Key_Backspace)
    assert not dialog.problem.isVisible()
    dialog.reject()


def test_files_are_left_out_and_taken_in_again(
    files_desktop: Desktop, changeable_library: Library, changeable_media: Path, qtbot: QtBot
) -> None:
    """They leave the list and stay out of runs; the list of what is left out takes them back."""
    select_several(files_desktop, "rose.png", "bird.wav")
    files_desktop.selection.leave_out()
    qtbot.waitUntil(lambda: len(listed(files_desktop)) == 6)
    assert files_desktop.window.messages.text.text() == "Left out of the library: 2 files."
    assert (changeable_media / "rose.png").exists()
    changeable_library.index()
    assert len(changeable_library.by_hand.find(str(changeable_media))[0]) == 6
    qtbot.waitUntil(
        lambda: bool(files_desktop.store.contents and files_desktop.store.contents.roots[0].ignore)
    )
    files_desktop.selection.show_left_out()
    dialog = files_desktop.selection.left_out
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert sorted(line.split("  ·  ")[0] for line in shown) == ["rose.png", "trees/bird.wav"]
    dialog.list.setCurrentRow(0)
    dialog.take_in.click()
    qtbot.waitUntil(lambda: asked_to_index(files_desktop) == [(str(changeable_media),)])
    changeable_library.index()
    assert len(changeable_library.by_hand.find(str(changeable_media))[0]) == 7
    files_desktop.selection.undo.undo()
    qtbot.waitUntil(lambda: len(asked_to_index(files_desktop)) == 2)
    changeable_library.index()
    assert len(changeable_library.by_hand.find(str(changeable_media))[0]) == 8


def test_sidecars_are_written(files_desktop: Desktop, changeable_media: Path, qtbot: QtBot) -> None:
    """What is refused is said; what was written is, too."""
    select(files_desktop, qtbot, "rose.png")
    files_desktop.selection.marks.rate(3)
    qtbot.waitUntil(lambda: marks(files_desktop, "rose.png").rating == 3)
    files_desktop.selection.write_sidecars()
    sidecar = changeable_media / "rose.png.xmp"
    messages, said = files_desktop.window.messages, "Stars and tags are in XMP files: 1 file."
    qtbot.waitUntil(lambda: messages.text.text() == said)
    assert sidecar.exists()
    sidecar.write_bytes(b"none")
    files_desktop.selection.write_sidecars()
    qtbot.waitUntil(lambda: "was not written" in messages.text.text())


def test_copied_files_can_be_pasted_anywhere(
    files_desktop: Desktop, changeable_media: Path
) -> None:
    """The clipboard has them as a file manager wants them, and as paths."""
    select_several(files_desktop, "rose.png", "sea.png")
    files_desktop.selection.copy()
    mime = QGuiApplication.clipboard().mimeData()
    paths = [str(changeable_media / name) for name in ("rose.png", "sea.png")]
    assert sorted(url.toLocalFile() for url in mime.urls()) == paths
    assert sorted(mime.text().splitlines()) == paths
    copied = mime.data("x-special/gnome-copied-files").data().decode().splitlines()
    assert copied[0] == "copy"
    assert sorted(copied[1:]) == [f"file://{path}" for path in paths]


@pytest.fixture(params=["csv", "json"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where a table is saved."""
    return tmp_path / f"files.{request.param}"


def test_a_table_of_the_selection(files_desktop: Desktop, qtbot: QtBot, target: Path) -> None:
    """It has a row for each file, with its score where it is a hit, and its marks."""
    type_words(files_desktop, qtbot, "red")
    select(files_desktop, qtbot, "rose.png")
    files_desktop.selection.marks.ask_tags()
    files_desktop.selection.marks.tags.add_wanted.emit("sea")
    qtbot.waitUntil(lambda: marks(files_desktop, "rose.png").tags == ("sea",))
    files_desktop.selection.save(target)
    qtbot.waitUntil(lambda: files_desktop.window.messages.text.text().startswith("Saved: rose.png"))
    if target.suffix == ".json":
        (row,) = json.loads(target.read_text("utf-8"))["files"]
    else:
        with target.open(encoding="utf-8", newline="") as file:
            (row,) = csv.DictReader(file)
    assert os.path.basename(row["path"]) == "rose.png"
    assert float(row["score"]) > 0
    assert row["tags"] in (["sea"], "sea")
    assert (row["modality"], int(row["rating"])) == ("image", 0)
