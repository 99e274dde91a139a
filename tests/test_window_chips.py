"""Several things at once: files join the query with a sign and a weight, shown on their chips."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from desktop_support import OFFSCREEN_NOISE, drop, file_mime, names, select, type_words
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.search.chip_frame import ChipFrame
from desktop.search.chips import Chip
from desktop.shell.app import Desktop
from engine.types import Filters, Modality, Term

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
ALT = Qt.KeyboardModifier.AltModifier
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _drop(
    desktop: Desktop,
    qtbot: QtBot,
    *paths: Path,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    with qtbot.waitSignal(desktop.session.changed):
        drop(desktop.window, file_mime(*paths), keys)


def _choose(chip: ChipFrame, title: str) -> None:
    action = next(one for one in chip.menu.actions() if one.text().replace("&", "") == title)
    action.trigger()


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _weights(desktop: Desktop) -> list[float]:
    return [term.weight for term in desktop.session.query.terms]


def _signs(desktop: Desktop) -> list[str]:
    row = desktop.window.search.chips.widget()
    return [label.text() for label in row.findChildren(QLabel)]


def test_a_second_drop_joins_the_first(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Files dropped one after the other are looked for together."""
    _drop(desktop, qtbot, media / "sea.png")
    _drop(desktop, qtbot, media / "drum.wav")
    assert [term.modality for term in desktop.session.query.terms] == [
        Modality.IMAGE,
        Modality.AUDIO,
    ]
    assert _signs(desktop) == ["+"]


def test_a_drop_with_alt_is_a_minus(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """With Alt held the file pushes away; its chip says so, to the eye and to screen readers."""
    _drop(desktop, qtbot, media / "sea.png")
    _drop(desktop, qtbot, media / "rose.png", keys=ALT)
    assert _weights(desktop) == [1.0, -1.0]
    assert _signs(desktop) == ["\N{MINUS SIGN}"]
    chip = desktop.window.search.chips.chips[1]
    assert chip.accessibleName() == "Picture rose.png, less like this"


def test_a_raw_picture_can_be_a_minus(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """What is no file yet takes the sign, too."""
    _drop(desktop, qtbot, media / "sea.png")
    image, mime = QImage(24, 24, QImage.Format.Format_RGB32), QMimeData()
    image.fill(QColor(230, 20, 20))
    mime.setImageData(image)
    with qtbot.waitSignal(desktop.session.changed):
        drop(desktop.window, mime, ALT)
    assert _weights(desktop) == [1.0, -1.0]


def test_dropping_a_file_again_changes_its_sign(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A file is in the query once, with the sign that it was given last."""
    _drop(desktop, qtbot, media / "sea.png")
    _drop(desktop, qtbot, media / "sea.png", keys=ALT)
    assert _weights(desktop) == [-1.0]


def test_a_chip_s_menu_changes_weight_and_sign(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """More, less, half, normal and double are in the menu, and the chip shows what holds."""
    _drop(desktop, qtbot, media / "sea.png", media / "rose.png")
    row = desktop.window.search.chips
    _choose(row.chips[1], "Double weight")
    assert _weights(desktop) == [1.0, 2.0]
    assert row.chips[1].body.text() == "rose.png ×2"
    _choose(row.chips[1], "Less like this")
    assert _weights(desktop) == [1.0, -2.0]
    checked = [one.text() for one in row.chips[1].menu.actions() if one.isChecked()]
    assert checked == ["&Less like this", "&Double weight"]
    _choose(row.chips[1], "Half weight")
    _choose(row.chips[0], "Remove")
    assert _weights(desktop) == [-0.5]
    assert row.chips[0].accessibleName() == "Picture rose.png, less like this, ×0.5"


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_arrow_of_a_chip_is_as_high_as_its_text(qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    """It stands in the middle of the line, at its end, and can be made out."""
    chip = Chip(Term(Modality.TEXT, "sea"))
    qtbot.addWidget(chip)
    chip.setLayoutDirection(way)
    chip.show()
    grey = chip.body.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.array(grey.constBits(), np.uint8).reshape(grey.height(), -1)[:, : grey.width()]
    part = slice(-16, -3) if way is Qt.LayoutDirection.LeftToRight else slice(3, 16)
    contrast = np.ptp(rows[2:-2, part].astype(int), axis=1)
    ink = np.flatnonzero(contrast > contrast.max() / 3) + 2
    assert contrast.max() > 60
    assert abs(ink.mean() - grey.height() / 2) < 2
    assert len(ink) >= 4


def test_chips_are_worked_by_keyboard(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Tab reaches a chip, Delete takes it out and goes to the next, Space opens the menu."""
    _drop(desktop, qtbot, media / "sea.png", media / "rose.png")
    row = desktop.window.search.chips
    assert row.chips[0].body.focusPolicy() & Qt.FocusPolicy.TabFocus
    row.chips[0].body.setFocus()
    qtbot.keyClick(row.chips[0].body, Qt.Key.Key_Delete)
    assert [Path(term.value).name for term in desktop.session.query.terms] == ["rose.png"]
    assert row.chips[0].body.hasFocus()
    menu, opened = row.chips[0].menu, []
    menu.aboutToShow.connect(lambda: opened.append(menu))
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    qtbot.keyClick(row.chips[0].body, Qt.Key.Key_Space)
    assert opened == [menu]


def test_the_tab_key_visits_chips_where_they_are_seen(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """From the help beside the box it goes through the chips, and on to the filters."""
    search, filters = desktop.window.search, desktop.window.filters
    _drop(desktop, qtbot, media / "rose.png", media / "sea.png")
    first, second = search.chips.chips
    expected = [first.body, first.remove, second.body, second.remove]
    search.help.setFocus()
    for widget in [*expected, filters.toggles[Modality.IMAGE]]:
        qtbot.keyClick(_focused(), Qt.Key.Key_Tab)
        assert _focused() is widget


def test_typed_words_can_be_weighted_by_their_chip(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A chip of typed words writes its weight and sign into the box, and removal takes them out."""
    qtbot.keyClicks(desktop.window.search.box, "red boat -people type:image")
    _drop(desktop, qtbot, media / "sea.png")
    row, box = desktop.window.search.chips, desktop.window.search.box
    assert [chip.accessibleName() for chip in row.chips[:2]] == [
        "Words “red boat”",
        "Words “people”, less like this",
    ]
    _choose(row.chips[0], "Double weight")
    assert box.text() == "red boat^2 -people type:image"
    _choose(row.chips[1], "Remove")
    assert box.text() == "red boat^2 type:image"
    assert _weights(desktop) == [2.0, 1.0]


def test_a_minus_pushes_away(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Less like the red picture: of red and blue, what is blue comes first."""
    type_words(desktop, qtbot, "red +blue")
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(media / "rose.png"), ALT)
    assert names(desktop).index("sea.png") < names(desktop).index("rose.png")


def test_tiles_join_the_search_by_key(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """More and less like a tile keep what is looked for already."""
    type_words(desktop, qtbot, "red")
    select(desktop, qtbot, names(desktop)[0])
    first = desktop.window.gallery.selected_items()[0]
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_M, CONTROL_SHIFT)
    assert desktop.session.query.terms[1] == Term(first.modality, first.path, is_file=True)
    select(desktop, qtbot, names(desktop)[0])
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_L, CONTROL_SHIFT)
    assert desktop.session.query.terms[-1].weight == -1.0
    assert desktop.window.search.box.text() == "red"


def test_many_chips_scroll_and_never_widen_the_window(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path, media: Path
) -> None:
    """Twelve files with long names fit a window of 900 pixels, the last of them one scroll away."""
    paths = []
    for number in range(12):
        path = tmp_path / f"Donaudampfschifffahrtsgesellschaftskapitän {number}.png"
        path.write_bytes((media / "sea.png").read_bytes())
        paths.append(path)
    desktop.window.resize(900, 600)
    _drop(desktop, qtbot, *paths)
    row = desktop.window.search.chips
    assert desktop.window.width() == 900
    row.chips[-2].remove.setFocus()
    qtbot.keyClick(row.chips[-2].remove, Qt.Key.Key_Tab)
    assert row.chips[-1].body.hasFocus()
    place = row.chips[-1].body.mapTo(row.viewport(), QPoint(0, 0))
    assert row.viewport().rect().contains(place)


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
    _drop(desktop, qtbot, media / "sea.png", media / "rose.png", media / "drum.wav")
    row = desktop.window.search.chips
    for expected in (["rose", "sea", "drum"], ["rose", "drum", "sea"], ["rose", "drum", "sea"]):
        chip = next(one for one in row.chips if "sea" in one.body.text())
        chip.body.setFocus()
        qtbot.keyClick(chip.body, Qt.Key.Key_Right, ALT)
        assert _files(desktop) == expected
        assert "sea" in _focused().accessibleName()
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
    _drop(desktop, qtbot, media / "sea.png", media / "rose.png")
    row = desktop.window.search.chips
    _drag(row.chips[2], _before(row.chips[0]))
    assert [chip.body.text() for chip in row.chips] == ["“red”", "rose.png", "sea.png", "ext:png"]
    assert not row.chips[0].body.can_move
    assert not row.chips[3].body.can_move


def test_a_drag_of_a_chip_is_marked_and_can_be_given_up(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A line shows where it would go; Escape leaves chip and search, a click opens the menu."""
    _drop(desktop, qtbot, media / "sea.png", media / "rose.png")
    row = desktop.window.search.chips
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
    assert _files(desktop) == ["sea", "rose"]
    opened: list[bool] = []
    first.menu.aboutToShow.connect(lambda: opened.append(True))
    first.menu.aboutToShow.connect(first.menu.close, Qt.ConnectionType.QueuedConnection)
    qtbot.mouseClick(first.body, Qt.MouseButton.LeftButton)
    assert opened == [True]


def test_chips_move_the_other_way_where_one_reads_so(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """From right to left, the right arrow leads towards the beginning, and so does a drag."""
    desktop.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    _drop(desktop, qtbot, media / "sea.png", media / "rose.png")
    row = desktop.window.search.chips
    qtbot.keyClick(row.chips[1].body, Qt.Key.Key_Right, ALT)
    assert [chip.body.text() for chip in row.chips] == ["rose.png", "sea.png"]
    edge = row.chips[0].mapToGlobal(row.chips[0].rect().center() + QPoint(40, 0))
    _drag(row.chips[1], edge)
    assert [chip.body.text() for chip in row.chips] == ["sea.png", "rose.png"]
