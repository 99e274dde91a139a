"""One window for many tests: set back after each, and given up where it is not as it was at first.

To build a window and to show it takes longer than what most tests do with it. It is given up, and
the next test has a new one, if it looks otherwise, if the library or the settings have changed, or
if parts were built that are not there at first: pages keep what was chosen on them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from at_rest import come_to_rest, hear_all
from desktop_support import engine_of, listed, side_rows
from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode
from desktop.search.draft import QueryDraft
from desktop.search.kept import KeptSearch
from desktop.shell.app import Desktop
from desktop.shell.window import MainWindow
from desktop.sidebar import Row, Section
from desktop.widgets.theme import Theme

# Of what lies around something that has gone, one after the other.
LAYOUTS = 5
FILES = 8


@dataclass(frozen=True)
class State:
    """What a window is like.

    Attributes:
        look: what lies where in it, and says what.
        entries: of its menus, with those that are ticked.
        rows: of the side bar.
        kept: what the next window would take up.
        revision: of the library.
        built: the parts that are built when they are first wanted.
    """

    look: list[tuple[object, ...]]
    entries: list[tuple[str, bool, bool]]
    rows: list[dict[str, Row]]
    kept: dict[str, object]
    revision: int
    built: tuple[QWidget | None, ...]


class KeptWindow:
    """Opens a window when it is first wanted, and again once that was given up.

    Args:
        make: opens one; its engine is the one of `desktop_support`.
        end: closes one, with all that was built for it.
    """

    def __init__(
        self, make: Callable[[Path], tuple[Desktop, QSettings]], end: Callable[[Desktop], None]
    ) -> None:
        self._make, self._end = make, end
        self._desktop: Desktop | None = None

    def lend(self, indexed: Path, qtbot: QtBot) -> Desktop:
        """A window on a copy of a library of eight files, all of them listed, and idle."""
        if self._desktop is None:
            self._desktop, self._settings = self._make(indexed)
            qtbot.waitExposed(self._desktop.window)
            qtbot.waitUntil(self._lists_all)
            self._ever = come_to_rest(self._desktop)
            self._first = self._state()
        engine_of(self._desktop).requests.clear()
        self._desktop.window.activateWindow()
        # After a click with it in whatever window Qt takes it for held.
        QTest.keyRelease(self._desktop.window, Qt.Key.Key_Control)
        return self._desktop

    def take_back(self) -> None:
        """Set it back after a test, or give it up."""
        if self._desktop is None:
            return
        if self._can_be_set_back(self._desktop):
            hear_all(self._desktop)
        if self._can_be_set_back(self._desktop):
            self._set_back(self._desktop)
            come_to_rest(self._desktop, self._ever)
            if self._lists_all() and self._is_as_at_first():
                return
        self.give_up()

    def give_up(self) -> None:
        """Close it."""
        if self._desktop is not None:
            self._end(self._desktop)
            self._desktop = None

    def _lists_all(self) -> bool:
        assert self._desktop is not None
        return len(listed(self._desktop)) == FILES and not self._desktop.model.shows_hits

    def _can_be_set_back(self, desktop: Desktop) -> bool:
        first, revision = self._first, desktop.services.library.revision()
        is_as_built = (built_parts(desktop.window), revision) == (first.built, first.revision)
        return is_as_built and desktop.window.isVisible()

    def _set_back(self, desktop: Desktop) -> None:
        set_back(desktop)
        for key, value in self._first.kept.items():
            self._settings.setValue(key, value)
        desktop.window.side_place.restore(self._settings)
        if self._rows(desktop) != self._first.rows:
            desktop.store.read_contents()

    def _is_as_at_first(self) -> bool:
        for _ in range(LAYOUTS):
            QApplication.processEvents()
            if self._state() == self._first:
                return True
        return False

    def _state(self) -> State:
        assert self._desktop is not None
        self._desktop.keeping.save()
        window = self._desktop.window
        return State(
            look_of(window),
            [
                (one.text(), one.isChecked(), one.isEnabled())
                for one in window.findChildren(QAction)
            ],
            self._rows(self._desktop),
            {key: self._settings.value(key) for key in self._settings.allKeys()},
            self._desktop.services.library.revision(),
            built_parts(window),
        )

    def _rows(self, desktop: Desktop) -> list[dict[str, Row]]:
        return [side_rows(desktop, section) for section in Section]


def set_back(desktop: Desktop) -> None:
    """Look for nothing, on no page, in the first size; nothing is told, selected or undone."""
    window, engine = desktop.window, engine_of(desktop)
    engine.holds = False
    if window.shows_viewer:
        window.viewer.close_wanted.emit()
    window.leave_pages()
    if desktop.views.mode is not GalleryMode.TILES:
        desktop.views.show(GalleryMode.TILES)
    if desktop.themes.choice is not Theme.SYSTEM:
        desktop.themes.choose(Theme.SYSTEM)
    if not desktop.preview_place.by_itself.isChecked():
        desktop.preview_place.by_itself.trigger()
    window.filters.show_copies(False)
    if not desktop.session.is_blank:
        desktop.session.restore("", QueryDraft())
    desktop.session.run()
    desktop.trail.history.begin(KeptSearch())
    desktop.trail.history.settle()
    desktop.trail.history.forget()
    desktop.selection.undo.forget()
    # A view that gets the keys makes its first tile current, if none was so since it was reset.
    window.search.box.setFocus()
    window.gallery.clearSelection()
    window.gallery.setCurrentIndex(QModelIndex())
    window.gallery.reset()
    while window.messages.isVisible():
        window.messages.close_button.click()
    window.messages.text.clear()
    window.resize(1280, 800)
    QGuiApplication.clipboard().clear()


def built_parts(window: MainWindow) -> tuple[QWidget | None, ...]:
    """The parts that are built when they are first wanted, where they are by now."""
    return tuple(one.built for one in (window.lazy_viewer, window.lazy_pages, window.lazy_map))


def look_of(window: QWidget) -> list[tuple[object, ...]]:
    """All that is seen of a window."""
    seen = (
        (type(one).__name__, *one.geometry().getRect(), one.isEnabled(), *_said(one))
        for one in window.findChildren(QWidget)
        # The button that empties a box fades away after the text.
        if one.isVisible() and not isinstance(one.parent(), QLineEdit)
    )
    return sorted(seen, key=repr)


def _said(widget: QWidget) -> tuple[object, ...]:
    match widget:
        case QAbstractButton():
            return widget.text(), widget.isChecked()
        case QLabel() | QLineEdit():
            return (widget.text(),)
    return ()
