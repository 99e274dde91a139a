"""What stands in the gallery's place when it has nothing to show, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from engine.language import tr
from engine.sentences.searches import nothing_found, nothing_listed
from engine.types import Filters, Query

from ..widgets import icons
from ..widgets.drawing import Drawing
from ..widgets.labels import NOT_SEARCHED, PREPARING
from ..widgets.lazy import Lazy

if TYPE_CHECKING:
    from .welcome import Welcome

_ICON = 64
_BY_KEY = Qt.FocusReason.TabFocusReason


class EmptyState(QWidget):
    """A drawing, a line, a hint, and where it helps a button; or the welcome, once it is asked for.

    Attributes:
        offers_restart: whether the button that starts the engine again is there.

    Signals:
        restart_wanted(): the engine is to be started again.
        restart_offered(bool): the button for that is there, or no more.
        clear_wanted(): what is looked for is not to be filtered any more.
    """

    restart_wanted = Signal()
    restart_offered = Signal(bool)
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers_restart = False
        self._drawing = Drawing(_ICON)
        self.title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.restart = self._button(tr("Start again"), "retry", self.restart_wanted)
        self.clear = self._button(tr("Clear the filters"), "close", self.clear_wanted)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.title.setFont(font)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(40, 12, 40, 12)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (self._drawing, self.title, self.hint):
            column.addWidget(widget)
        for button in self._buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.lazy_welcome = Lazy(self._build_welcome)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(words)

    @property
    def welcome(self) -> Welcome:
        """What leads to the first folders, built by now."""
        return self.lazy_welcome.get()

    def invite(self) -> None:
        """The library is empty: lead to the first folders."""
        self._pages.setCurrentWidget(self.welcome)

    def enter(self) -> None:
        """Take the keys, where there is a button that leads on."""
        welcome = self.lazy_welcome.built
        if welcome is not None and self._pages.currentWidget() is welcome:
            welcome.next.setFocus(_BY_KEY)
            return
        for button in self._buttons:
            if not button.isHidden():
                button.setFocus(_BY_KEY)

    def reading(self) -> None:
        """Nothing is there yet, but it is on its way."""
        self._show(
            "folder",
            tr("Reading your folders…"),
            tr("Files appear here as soon as they have been read. You can search meanwhile."),
        )

    def nothing_listed(self, filters: Filters) -> None:
        """The filters leave nothing."""
        self._show("search", tr("Nothing here"), nothing_listed(filters), self.clear)

    def nothing_read(self) -> None:
        """There are folders, but nothing in them that can be searched."""
        self._show(
            "folder",
            tr("No files yet"),
            tr("No picture, sound, video or document was found to read."),
        )

    def nothing_found(self, query: Query, *, is_reading: bool = False) -> None:
        """A search found nothing at all, or nothing yet while files are being read."""
        clear = self.clear if query.filters != Filters() else None
        if is_reading:
            still = tr("Files are still being read. Those that fit appear here.")
            self._show("search", tr("Nothing found yet"), still, clear)
        else:
            self._show("search", tr("Nothing found"), nothing_found(query), clear)

    def preparing(self) -> None:
        """What is looked for has to wait for the model."""
        self._show(
            "search",
            tr(PREPARING),
            tr("Your search begins as soon as it is. That takes a few seconds."),
        )

    def stopped(self) -> None:
        """What is looked for will never be answered."""
        self._show(
            "warning",
            tr("Searching has stopped"),
            tr("The part of Triptych that searches has ended. Start it again to look for this."),
            self.restart,
        )

    def not_searched(self, reason: str) -> None:
        """A search ended in an error."""
        self._show("warning", tr(NOT_SEARCHED), reason)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.restart, self.clear

    def _build_welcome(self) -> Welcome:
        from .welcome import Welcome  # noqa: PLC0415 - see `lazy`

        welcome = Welcome()
        self._pages.addWidget(welcome)
        return welcome

    def _button(self, text: str, drawing: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        icons.set_icon(button, drawing)
        button.clicked.connect(wanted)
        button.hide()
        return button

    def _show(self, drawing: str, title: str, hint: str, helps: QPushButton | None = None) -> None:
        self._pages.setCurrentIndex(0)
        self.title.setText(title)
        self.hint.setText(hint)
        for button in self._buttons:
            button.setVisible(button is helps)
        self._drawing.show_icon(drawing, QPalette.ColorRole.PlaceholderText)
        if self.offers_restart != (helps is self.restart):
            self.offers_restart = helps is self.restart
            self.restart_offered.emit(self.offers_restart)
