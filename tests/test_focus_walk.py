"""Tab goes round all that is seen on every page, there and back, and where it is can be seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_media_folder, write_picture
from conftest import MakeLibrary
from contrast import contrast
from desktop_support import (
    OFFSCREEN_NOISE,
    EngineInProcess,
    OpenDesktop,
    listed,
    look_at,
    select,
    type_words,
)
from fake_encoder import ColourEncoder
from film_media import write_film
from model_listing import MODELS, tell
from msgspec.structs import replace
from numpy.typing import NDArray
from pdf_files import write_pdf
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode
from desktop.library.welcome import Step
from desktop.marks.album_dialog import AlbumDialog
from desktop.marks.left_out import LeftOutDialog
from desktop.pages import PageName
from desktop.shell.app import Desktop
from desktop.widgets.theme import Theme
from engine.clusters.leaves import GroupOptions
from engine.library.facade import Library
from engine.library.map_making import make_map
from engine.service.duplicate_messages import DuplicatesFound, FindDuplicates
from engine.service.messages import Request
from engine.service.model_messages import ModelsListed
from engine.types import Marks, Root, Term
from engine.types.albums import Album
from engine.types.item_groups import GroupMethod
from engine.types.maps import MapMethod

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
# The map has fifty stops of its own.
MOST_STEPS = 150
# WCAG asks for this between what has the focus and what has not.
LEAST_CONTRAST = 3.0
# Of a line of one pixel around a widget; its corners may be round.
LEAST_SHARE = 0.8
FILES = ("rose.png", "drum.wav", "garden.mp4", "ruby.txt", "moss.md", "tea.pdf")


class WholeEngine(EngineInProcess):
    """Looks for duplicates as well."""

    def send(self, request: Request) -> None:
        super().send(request)
        if isinstance(request, FindDuplicates) and self.library is not None:
            self.post(DuplicatesFound(request.number, self.library.duplicates.find(request.rule)))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of every kind, with a copy, a damaged file, groups and a map."""
    folder = tmp_path_factory.mktemp("shelf")
    media = write_media_folder(folder / "media")
    write_film(media / "garden.mp4", "green", "red", "blue", pitches=("low", "low", "low"))
    write_pdf(media / "tea.pdf", "Tea for two")
    (media / "copy.png").write_bytes((media / "rose.png").read_bytes())
    (media / "damaged.png").write_bytes(b"no picture")
    for number in range(1, 5):
        for colour in ("red", "green", "blue"):
            write_picture(media / f"{colour}-{number}.png", colour, number)
    encoder = ColourEncoder()
    made = Library(folder / "library", "starter", encoder_of=lambda preset, cache: encoder)
    with closing(made) as library:
        library.index((str(media),))
        library.groups.make(GroupOptions(GroupMethod.HDBSCAN))
    make_map(folder / "library", MapMethod.PCA)
    return folder


@pytest.fixture
def whole(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    shelf: Path,
    library_dir: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> Desktop:
    """A window on it, which has the keys."""
    shutil.copytree(shelf / "library", library_dir)
    library = make_library()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("map-method", MapMethod.PCA.value)
    settings.sync()
    desktop = open_desktop(connect=lambda post: WholeEngine(post, library))
    qtbot.waitUntil(lambda: len(listed(desktop)) > len(FILES))
    tell(desktop, qtbot, ModelsListed(MODELS))
    desktop.window.activateWindow()
    return desktop


def focused() -> QWidget:
    """What the keys act on."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def told(widget: QWidget) -> str:
    """A widget, as a person who mends it looks for it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.toolTip()!r}"


def round_trip(key: Qt.Key) -> Iterator[QWidget]:
    """Each widget that has the keys, in turn, until it is again the one that has them now."""
    begin = last = focused()
    for _ in range(MOST_STEPS):
        QTest.keyClick(last, key)
        if focused() is not last:
            yield (last := focused())
        if last is begin:
            return
    pytest.fail(f"no way round from {told(begin)}: the last was {told(last)}")


def part_in_sight(widget: QWidget) -> QRect:
    """The part of a widget that no other around it cuts off, in pixels of its window."""
    window = widget.window()
    seen = QRect(widget.mapTo(window, QPoint()), widget.size())
    while (widget := widget.parentWidget()) is not window:
        seen &= QRect(widget.mapTo(window, QPoint()), widget.size())
    return seen


def grabbed(widget: QWidget, part: QRect) -> NDArray[np.uint32]:
    """The pixels of a part of a widget's window, shape (n,)."""
    image = widget.window().grab(part).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).copy()


def shows_focus(widget: QWidget) -> bool:
    """Whether as much as a line around a widget is clearly another one while it has the focus."""
    part = part_in_sight(widget)
    with_focus = grabbed(widget, part)
    widget.clearFocus()
    without = grabbed(widget, part)
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    changed = with_focus != without
    pairs, counts = np.unique(
        np.stack([with_focus[changed], without[changed]]), axis=1, return_counts=True
    )
    clear = [contrast(*map(QColor.fromRgb, pair)) >= LEAST_CONTRAST for pair in pairs.T.tolist()]
    return int(counts[clear].sum()) >= LEAST_SHARE * 2 * (part.width() + part.height())


def is_stop(widget: QWidget) -> bool:
    """Whether Tab is to lead to a widget."""
    is_open = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    return is_open and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


class Walker:
    """Goes round windows by keys, and looks once at each widget in each theme."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._looked_at: set[tuple[QWidget, Theme]] = set()

    def check(self, window: QWidget | None = None) -> None:
        """Go round what is seen now: there in the light theme, and back in the dark one.

        Args:
            window: where; None is the one window that all else belongs to.
        """
        window = window or self._desktop.window
        assert window.isActiveWindow()
        for theme, key in ((Theme.LIGHT, TAB), (Theme.DARK, BACKTAB)):
            self._desktop.themes.choose(theme)
            QApplication.processEvents()
            assert self._faults(window, theme, key) == []

    def _faults(self, window: QWidget, theme: Theme, key: Qt.Key) -> list[str]:
        """What is wrong with a way round."""
        met, wrong = [], []
        for widget in round_trip(key):
            met.append(widget)
            if part_in_sight(widget).isEmpty():
                wrong.append(f"out of sight: {told(widget)}")
            elif (widget, theme) not in self._looked_at and not shows_focus(widget):
                wrong.append(f"focus not seen: {told(widget)}")
            self._looked_at.add((widget, theme))
        stops = filter(is_stop, window.findChildren(QWidget))
        return wrong + [f"not reached: {told(one)}" for one in stops if one not in met]


@pytest.fixture
def walker(whole: Desktop) -> Walker:
    """Goes round that window."""
    return Walker(whole)


def test_round_the_results(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """Query with chips, filters, side bar, results in every form, selection, and each preview."""
    window = whole.window
    for name in FILES:
        select(whole, qtbot, name)
        window.gallery.setFocus()
        walker.check()
    for mode in (GalleryMode.SHELVES, GalleryMode.TABLE, GalleryMode.MAP):
        window.filters.views.buttons[mode].click()
        window.search.box.setFocus()
        walker.check()
    window.filters.views.buttons[GalleryMode.TILES].click()
    picture = next(item for item in listed(whole) if item.path.endswith("rose.png"))
    whole.session.add_files([Term(picture.modality, picture.path, is_file=True)])
    type_words(whole, qtbot, "red type:image")
    window.gallery.selectAll()
    window.search.box.setFocus()
    window.messages.show_done("Told", "Undo", lambda: None)
    walker.check()


def test_round_the_viewer(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """Whatever it shows, with what is known of it beside."""
    for name in FILES:
        viewer = look_at(whole, qtbot, name)
        viewer.head.info.setChecked(True)
        viewer.setFocus()
        walker.check()
        whole.menus.escape()


def test_round_the_pages(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """With the way back and the list of all pages beside each, and what each has to list."""
    window, pages = whole.window, whole.window.pages
    for name in PageName:
        window.show_pages(name)
        if name is PageName.GROUPS:
            qtbot.waitUntil(lambda: bool(pages.groups.model.cards))
        if name is PageName.DUPLICATES:
            qtbot.waitUntil(lambda: bool(pages.duplicates.model.groups))
        walker.check()


def test_round_the_dialogs(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """Tags, album, new name, what is left out, report; with something to choose in each."""
    selection, faults = whole.selection, whole.faults.dialog
    select(whole, qtbot, FILES[0])
    item = replace(listed(whole)[0], marks=Marks(tags=("red", "sea")))
    for dialog, open_it in (
        (selection.marks.tags, lambda: selection.marks.tags.ask("rose.png", [item])),
        (selection.albums.dialog, lambda: _ask_album(selection.albums.dialog)),
        (selection.renaming, lambda: selection.renaming.ask(item.path)),
        (selection.left_out, lambda: _list_left_out(selection.left_out)),
        (faults, lambda: faults.show_report(ValueError("odd"), ["a line"])),
    ):
        open_it()
        qtbot.waitUntil(dialog.isActiveWindow)
        for one in dialog.findChildren(QListWidget):
            one.setCurrentRow(0)
        walker.check(dialog)
        dialog.close()


def _ask_album(dialog: AlbumDialog) -> None:
    dialog.ask_for_files("rose.png", [Album("Roses"), Album("Reds")])


def _list_left_out(dialog: LeftOutDialog) -> None:
    dialog.show_roots([Root("/media", ignore=("/old",))])
    dialog.show()


def test_round_the_quick_search(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """Box, hits and the way to all of them."""
    whole.system.quick.open()
    quick = whole.system.quick.window
    assert quick is not None
    quick.box.setText("red")
    qtbot.waitUntil(lambda: quick.list.count() > 0)
    qtbot.waitUntil(quick.isActiveWindow)
    walker.check(quick)


def test_round_an_empty_library(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """Each step of the welcome."""
    desktop = open_desktop()
    welcome = desktop.window.empty.welcome
    qtbot.waitUntil(welcome.isVisible)
    tell(desktop, qtbot, ModelsListed(MODELS))
    welcome.offer_folders(["/home/ann/Pictures", "/home/ann/Music"])
    desktop.window.activateWindow()
    walker = Walker(desktop)
    for step in Step:
        assert welcome.step is step
        desktop.window.search.box.setFocus()
        walker.check()
        welcome.next.click()
