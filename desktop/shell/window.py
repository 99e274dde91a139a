"""The one window: where the panels lie, which of them are shown, and how they are redrawn."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..gallery import GalleryModel, GalleryView, ThumbnailLoader
from ..gallery.selection_bar import SelectionBar
from ..library.empty import EmptyState
from ..pages import PageName
from ..preview import PreviewPane
from ..search.answer_note import AnswerNote
from ..search.filters import FilterBar
from ..search.search_bar import SearchBar
from ..sidebar import SideBar
from ..widgets import icons
from ..widgets.enter_key import EnterPresses
from ..widgets.focus_ring import FocusRings
from ..widgets.lazy import Lazy
from ..widgets.message_bar import MessageBar
from .drop_target import DropTarget
from .side_place import SidePlace

if TYPE_CHECKING:
    from ..map.pane import MapPane
    from ..viewer import Viewer
    from .window_pages import WindowPages

_LEAST = QSize(540, 340)


class MainWindow(QMainWindow):
    """Search bar on top; side bar, gallery and preview side by side below.

    Map, viewer and pages are built when they are first asked for.

    Signals:
        dropped(Intake): something was dropped anywhere on the window.
        closed(): the window was closed.
        pages_shown(bool): a page is in the place of the gallery, or no more.
    """

    dropped = Signal(object)
    closed = Signal()
    pages_shown = Signal(bool)

    def __init__(
        self,
        model: GalleryModel,
        thumbnails: ThumbnailLoader,
        page_thumbnails: ThumbnailLoader,
    ) -> None:
        super().__init__()
        # First: it scrolls to what has the focus, and messages then get out of the way of that.
        FocusRings(self)
        EnterPresses(self)
        self.search = SearchBar()
        self.filters = FilterBar()
        self.note = AnswerNote()
        self.messages = MessageBar()
        self.side = SideBar()
        self.gallery = GalleryView(model, thumbnails)
        self.lazy_map = Lazy(partial(self._build_map, thumbnails))
        self.results: QWidget = self.gallery
        self.selected = SelectionBar()
        self.empty = EmptyState()
        self.preview = PreviewPane()
        self.lazy_viewer = Lazy(self._build_viewer)
        self.lazy_pages = Lazy(partial(self._build_pages, page_thumbnails))
        self._model = model
        self._centre = QStackedWidget()
        self._page = QWidget()
        self._whole = QStackedWidget()
        self._below_viewer: QWidget = self._page
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.drops = DropTarget(self, self._whole)
        self.drops.dropped.connect(self.dropped)
        self.setWindowTitle("Triptych")
        self.setWindowIcon(icons.application_icon())
        # Panels that have no room beside each other leave once the window is as narrow.
        self.setMinimumSize(_LEAST)
        self.resize(1280, 800)

    @property
    def map(self) -> MapPane:
        """The map, built by now."""
        return self.lazy_map.get()

    @property
    def viewer(self) -> Viewer:
        """What shows one item, built by now."""
        return self.lazy_viewer.get()

    @property
    def pages(self) -> WindowPages:
        """All pages, built by now."""
        return self.lazy_pages.get()

    def show_gallery(self) -> None:
        """Show the results in the middle, in the gallery or on the map."""
        self._centre.setCurrentWidget(self.results)

    def choose_map(self, wanted: bool) -> None:
        """Show results on the map from now on, or in the gallery."""
        shown = self.shows_gallery
        self.results = self.map if wanted else self.gallery
        if shown:
            self.show_gallery()

    def show_empty(self) -> None:
        """Show the empty state in the middle."""
        self._centre.setCurrentWidget(self.empty)

    @property
    def shows_gallery(self) -> bool:
        """Whether results are in the middle."""
        return self._centre.currentWidget() is not self.empty

    def show_viewer(self) -> None:
        """Show one item over everything else."""
        if not self.shows_viewer:
            self._below_viewer = self.pages if self.shows_pages else self._page
        self._whole.setCurrentWidget(self.viewer)

    def leave_viewer(self) -> None:
        """Show again what was shown before the viewer."""
        self._whole.setCurrentWidget(self._below_viewer)
        if not self.shows_pages:
            self.focus_results()

    @property
    def shows_viewer(self) -> bool:
        """Whether one item is shown over everything else."""
        return self._whole.currentWidget() is self.lazy_viewer.built

    def show_pages(self, name: PageName) -> None:
        """Show one of the pages in the place of everything else."""
        if not self.is_on_pages:
            self.messages.drop_news()
        self._whole.setCurrentWidget(self.pages)
        self.pages.choose(name)
        self.pages_shown.emit(True)

    def leave_pages(self) -> None:
        """Go back to the gallery, which is as it was."""
        if self.is_on_pages:
            self.messages.drop_news()
            self._whole.setCurrentWidget(self._page)
            self.focus_results()
            self.pages_shown.emit(False)

    def focus_results(self) -> None:
        """Give the keys to the gallery, or to the map."""
        (self.gallery if self.results is self.gallery else self.map.canvas).setFocus()

    @property
    def shows_pages(self) -> bool:
        """Whether one of the pages is shown."""
        return self._whole.currentWidget() is self.lazy_pages.built

    def shows_page(self, name: PageName) -> bool:
        """Whether that page is shown."""
        return self.shows_pages and self.pages.current is name

    @property
    def is_on_pages(self) -> bool:
        """Whether a page is shown, or lies below the viewer."""
        shown = self._below_viewer if self.shows_viewer else self._whole.currentWidget()
        return shown is self.lazy_pages.built

    def redraw_icons(self) -> None:
        """Draw every icon again, after a change of theme."""
        for button in self.findChildren(QAbstractButton):
            icons.redraw_icon(button)
        for panel in (self.search, self.side):
            panel.redraw()
        if (pages := self.lazy_pages.built) is not None:
            pages.redraw()
        self.gallery.viewport().update()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.preview.player.stop()
        if (viewer := self.lazy_viewer.built) is not None:
            viewer.player.stop()
        super().closeEvent(event)
        self.closed.emit()

    def _build_map(self, thumbnails: ThumbnailLoader) -> MapPane:
        from ..map.pane import MapPane  # noqa: PLC0415 - see `lazy`

        pane = MapPane(thumbnails)
        self._centre.addWidget(pane)
        return pane

    def _build_viewer(self) -> Viewer:
        from ..viewer import Viewer  # noqa: PLC0415 - see `lazy`

        viewer = Viewer()
        self._whole.addWidget(viewer)
        return viewer

    def _build_pages(self, thumbnails: ThumbnailLoader) -> WindowPages:
        from .window_pages import WindowPages  # noqa: PLC0415 - see `lazy`

        pages = WindowPages(thumbnails)
        self._whole.addWidget(pages)
        pages.stack.currentChanged.connect(self.messages.drop_news)
        pages.stack.currentChanged.connect(self._place_messages)
        return pages

    def _place_messages(self) -> None:
        """Have messages lie over what is shown, and not over the buttons at the foot of a page."""
        covered = self.side_place.covered
        below = self.pages.body if self.is_on_pages else self._centre
        self.messages.lie_over(self.viewer.body if self.shows_viewer else below)
        self.messages.stay_beside(0 if self.shows_viewer or self.is_on_pages else covered)

    def _lay_out(self) -> None:
        self._centre.addWidget(self.gallery)
        self._centre.addWidget(self.empty)
        self.messages.lie_over(self._centre)
        self._centre.setAutoFillBackground(True)
        self._centre.setBackgroundRole(QPalette.ColorRole.Base)
        for panel, least in ((self.side, 0), (self._results(), 260), (self.preview, 220)):
            # Without a least width a panel is as wide as its buttons, whatever the font.
            panel.setMinimumWidth(least)
            self._splitter.addWidget(panel)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([230, 750, 300])
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 6)
        self.side_place = SidePlace(self.side, self._splitter, self._page, foot)
        self.side_place.left.connect(self.focus_results)
        self.side_place.open_changed.connect(self._place_messages)
        head = QWidget()
        self._head = QVBoxLayout(head)
        self._fill_head()
        column.addWidget(head)
        column.addWidget(self._splitter, 1)
        column.addLayout(foot)
        self._whole.addWidget(self._page)
        self._whole.currentChanged.connect(self._place_messages)
        self.setCentralWidget(self._whole)

    def _results(self) -> QWidget:
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._centre, 1)
        column.addWidget(self.selected)
        return results

    def _fill_head(self) -> None:
        self._head.setContentsMargins(12, 12, 12, 10)
        self._head.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.side_place.button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.search, 1)
        self._head.addLayout(line)
        for panel in (self.filters, self.note):
            self._head.addWidget(panel)
