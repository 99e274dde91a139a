"""Chips are edited where they stand, and moved by mouse and keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chip_window import drop_files, focused
from desktop_support import OFFSCREEN_NOISE, type_words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.search.chip_frame import ChipFrame
from desktop.shell.app import Desktop
from engine.types import Filters, Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
ALT = Qt.KeyboardModifier.AltModifier


def _edit(qtbot: QtBot, chip: ChipFrame, text: str) -> None:
    """Type a chip anew, from its key on."""
    qtbot.keyClick(chip.body, Qt.Key.Key_F2)
    assert chip.editor is not None
    chip.editor.setText(text)
    qtbot.keyClick(chip.editor, Qt.Key.Key_Return)


def test_every_part_has_a_chip(desktop: Desktop, qtbot: QtBot) -> None:
    """Words with their sign and weight, exact words, those that must not occur, and filters."""
    text = 'red^2 -people "rose" -"draft" ext:png size:>1kb'
    desktop.session.put_text(text)
    row = desktop.window.search.chips
    assert row.isVisible()
    assert [chip.accessibleName() for chip in row.chips] == [
        "Words “red”, ×2",
        "Words “people”, less like this",
        "Exact words “rose”",
        "Without the words “draft”",
        "Filter ext:png",
        "Filter size:>1kb",
    ]
    desktop.session.put_text("red")
    assert not row.isVisible()


def test_what_is_chosen_elsewhere_has_a_chip(desktop: Desktop, qtbot: QtBot) -> None:
    """But for kinds and a folder, which the bar below shows; removal takes it away there, too."""
    row = desktop.window.search.chips
    desktop.session.set_modalities(frozenset({Modality.IMAGE}))
    assert not row.isVisible()
    desktop.session.toggle(Filters(after=date(2024, 3, 1), before=date(2024, 4, 1)))
    (chip,) = row.chips
    assert chip.accessibleName() == "Filter after:2024-03-01 before:2024-04-01"
    qtbot.mouseClick(chip.remove, Qt.MouseButton.LeftButton)
    assert desktop.session.query.filters == Filters(modalities=frozenset({Modality.IMAGE}))


def test_a_part_is_edited_where_it_stands(desktop: Desktop, qtbot: QtBot) -> None:
    """As it is typed: it may become another kind of part, or several, and leaves the others."""
    box, row = desktop.window.search.box, desktop.window.search.chips
    desktop.session.put_text('red -people "rose" ext:png')
    _edit(qtbot, row.chips[1], "-boats^2")
    assert box.text() == 'red -boats^2 "rose" ext:png'
    _edit(qtbot, row.chips[2], '-"rose"')
    assert box.text() == 'red -boats^2 -"rose" ext:png'
    _edit(qtbot, row.chips[3], "ext:jpg size:>5kb")
    assert box.text() == 'red -boats^2 -"rose" ext:jpg size:>5kb'
    _edit(qtbot, row.chips[1], "")
    assert box.text() == 'red -"rose" ext:jpg size:>5kb'


def test_what_cannot_be_read_is_said_at_the_chip(desktop: Desktop, qtbot: QtBot) -> None:
    """The editor stays open; Escape leaves the part as it was, and the search alone."""
    row = desktop.window.search.chips
    desktop.session.put_text("red ext:png size:>5kb")
    _edit(qtbot, row.chips[2], "size:huge")
    editor = row.chips[2].editor
    assert editor is not None
    assert "huge" in editor.accessibleDescription()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert row.chips[2].editor is None
    assert desktop.window.search.box.text() == "red ext:png size:>5kb"


def _in_box(desktop: Desktop) -> str:
    return desktop.window.search.box.text()


def _files(desktop: Desktop) -> list[str]:
    return [Path(term.value).stem for term in desktop.session.draft.files]


def _drag(chip: ChipFrame, to: QPoint, *, drop_it: bool = True) -> None:
    """Drag a chip by its body to a place on the screen."""
    body = chip.body
    QTest.mousePress(body, Qt.MouseButton.LeftButton, pos=body.rect().center())
    QTest.mouseMove(body, body.mapFromGlobal(to))
    if drop_it:
        QTest.mouseRelease(body, Qt.MouseButton.LeftButton, pos=body.mapFromGlobal(to))


def _before(chip: ChipFrame) -> QPoint:
    return chip.mapToGlobal(QPoint(2, chip.height() // 2))


def test_a_chip_is_dragged_to_another_place(desktop: Desktop, qtbot: QtBot) -> None:
    """The query says so in its new order, and what is found is the same; back leads back."""
    type_words(desktop, qtbot, "red^2 +boat +sea")
    row = desktop.window.search.chips
    with qtbot.waitSignal(desktop.session.answered):
        _drag(row.chips[2], _before(row.chips[0]))
    assert _in_box(desktop) == "sea +red^2 +boat"
    assert [chip.accessibleName() for chip in row.chips] == [
        "Words “sea”",
        "Words “red”, ×2",
        "Words “boat”",
    ]
    assert row.chips[0].body.hasFocus()
    desktop.trail.go_back()
    assert _in_box(desktop) == "red^2 +boat +sea"


def test_chips_are_moved_by_keys(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Alt with an arrow moves a chip on among its own, the keys stay with it, and no further."""
    drop_files(desktop, qtbot, media / "sea.png", media / "rose.png", media / "drum.wav")
    row = desktop.window.search.chips
    for expected in (["rose", "sea", "drum"], ["rose", "drum", "sea"], ["rose", "drum", "sea"]):
        chip = next(one for one in row.chips if "sea" in one.body.text())
        chip.body.setFocus()
        qtbot.keyClick(chip.body, Qt.Key.Key_Right, ALT)
        assert _files(desktop) == expected
        assert "sea" in focused().accessibleName()
    qtbot.keyClick(row.chips[2].body, Qt.Key.Key_Left, ALT)
    assert _files(desktop) == [
        "rose",
        "sea",
        "drum",
    ]
    desktop.trail.go_back()
    assert _files(desktop) == [
        "rose",
        "drum",
        "sea",
    ]


def test_a_chip_keeps_among_its_own(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """A file that is dragged before words comes before the other files; a filter stays."""
    desktop.session.put_text("red ext:png")
    drop_files(desktop, qtbot, media / "sea.png", media / "rose.png")
    row = desktop.window.search.chips
    _drag(row.chips[2], _before(row.chips[0]))
    assert [chip.body.text() for chip in row.chips] == ["“red”", "rose.png", "sea.png", "ext:png"]
    assert not row.chips[0].body.can_move
    assert not row.chips[3].body.can_move


def test_a_drag_of_a_chip_is_marked_and_can_be_given_up(
    own_desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A line shows where it would go; Escape leaves chip and search, a click opens the menu."""
    drop_files(own_desktop, qtbot, media / "sea.png", media / "rose.png")
    row = own_desktop.window.search.chips
    first, second = row.chips
    second.body.setFocus()
    _drag(second, _before(first), drop_it=False)
    (mark,) = (one for one in row.widget().children() if type(one) is QWidget)
    assert isinstance(mark, QWidget)
    assert mark.isVisible()
    assert mark.geometry().right() < first.geometry().left()
    qtbot.keyClick(second.body, Qt.Key.Key_Escape)
    QTest.mouseRelease(second.body, Qt.MouseButton.LeftButton)
    assert not mark.isVisible()
    assert _files(own_desktop) == ["sea", "rose"]
    opened: list[bool] = []
    first.menu.aboutToShow.connect(lambda: opened.append(True))
    first.menu.aboutToShow.connect(first.menu.close, Qt.ConnectionType.QueuedConnection)
    qtbot.mouseClick(first.body, Qt.MouseButton.LeftButton)
    assert opened == [True]


def test_chips_move_the_other_way_where_one_reads_so(
    own_desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """From right to left, the right arrow leads towards the beginning, and so does a drag."""
    own_desktop.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    drop_files(own_desktop, qtbot, media / "sea.png", media / "rose.png")
    row = own_desktop.window.search.chips
    qtbot.keyClick(row.chips[1].body, Qt.Key.Key_Right, ALT)
    assert [chip.body.text() for chip in row.chips] == ["rose.png", "sea.png"]
    edge = row.chips[0].mapToGlobal(row.chips[0].rect().center() + QPoint(40, 0))
    _drag(row.chips[1], edge)
    assert [chip.body.text() for chip in row.chips] == ["sea.png", "rose.png"]
