"""Several things at once: files join the query with a sign and a weight, shown on their chips."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from chip_window import drop_files, focused
from desktop_support import OFFSCREEN_NOISE, drop, file_mime, names, select, type_words
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.search.chip_frame import ChipFrame
from desktop.search.chips import Chip
from desktop.shell.app import Desktop
from engine.types import Modality, Term

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
ALT = Qt.KeyboardModifier.AltModifier
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _choose(chip: ChipFrame, title: str) -> None:
    action = next(one for one in chip.menu.actions() if one.text().replace("&", "") == title)
    action.trigger()


def _weights(desktop: Desktop) -> list[float]:
    return [term.weight for term in desktop.session.query.terms]


def _signs(desktop: Desktop) -> list[str]:
    row = desktop.window.search.chips.widget()
    return [label.text() for label in row.findChildren(QLabel)]


def test_a_second_drop_joins_the_first(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Files dropped one after the other are looked for together."""
    drop_files(desktop, qtbot, media / "sea.png")
    drop_files(desktop, qtbot, media / "drum.wav")
    assert [term.modality for term in desktop.session.query.terms] == [
        Modality.IMAGE,
        Modality.AUDIO,
    ]
    assert _signs(desktop) == ["+"]


def test_a_drop_with_alt_is_a_minus(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """With Alt held the file pushes away; its chip says so, to the eye and to screen readers."""
    drop_files(desktop, qtbot, media / "sea.png")
    drop_files(desktop, qtbot, media / "rose.png", keys=ALT)
    assert _weights(desktop) == [1.0, -1.0]
    assert _signs(desktop) == ["\N{MINUS SIGN}"]
    chip = desktop.window.search.chips.chips[1]
    assert chip.accessibleName() == "Picture rose.png, less like this"


def test_a_raw_picture_can_be_a_minus(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """What is no file yet takes the sign, too."""
    drop_files(desktop, qtbot, media / "sea.png")
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
    drop_files(desktop, qtbot, media / "sea.png")
    drop_files(desktop, qtbot, media / "sea.png", keys=ALT)
    assert _weights(desktop) == [-1.0]


def test_a_chip_s_menu_changes_weight_and_sign(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """More, less, half, normal and double are in the menu, and the chip shows what holds."""
    drop_files(desktop, qtbot, media / "sea.png", media / "rose.png")
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


def test_chips_are_worked_by_keyboard(own_desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Tab reaches a chip, Delete takes it out and goes to the next, Space opens the menu."""
    drop_files(own_desktop, qtbot, media / "sea.png", media / "rose.png")
    row = own_desktop.window.search.chips
    assert row.chips[0].body.focusPolicy() & Qt.FocusPolicy.TabFocus
    row.chips[0].body.setFocus()
    qtbot.keyClick(row.chips[0].body, Qt.Key.Key_Delete)
    assert [Path(term.value).name for term in own_desktop.session.query.terms] == ["rose.png"]
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
    drop_files(desktop, qtbot, media / "rose.png", media / "sea.png")
    first, second = search.chips.chips
    expected = [first.body, first.remove, second.body, second.remove]
    search.help.setFocus()
    for widget in [*expected, filters.toggles[Modality.IMAGE]]:
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is widget


def test_typed_words_can_be_weighted_by_their_chip(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A chip of typed words writes its weight and sign into the box, and removal takes them out."""
    qtbot.keyClicks(desktop.window.search.box, "red boat -people type:image")
    drop_files(desktop, qtbot, media / "sea.png")
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
    drop_files(desktop, qtbot, *paths)
    row = desktop.window.search.chips
    assert desktop.window.width() == 900
    row.chips[-2].remove.setFocus()
    qtbot.keyClick(row.chips[-2].remove, Qt.Key.Key_Tab)
    assert row.chips[-1].body.hasFocus()
    place = row.chips[-1].body.mapTo(row.viewport(), QPoint(0, 0))
    assert row.viewport().rect().contains(place)
