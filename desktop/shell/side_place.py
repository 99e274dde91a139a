"""Where the side bar is: beside the gallery, or in a narrow window over it while it is wanted.

There it goes once something was done in it, or something beside it was clicked. What is dragged
to one of its albums comes from beside it: so the end of a click counts, which a drag has not.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, QSettings, QSize, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSplitter, QStyle, QToolButton, QVBoxLayout, QWidget

from engine.language import tr

from ..sidebar import SideBar
from ..widgets import icons
from ..widgets.key_names import key_name

# In less than that a window has no room for it beside the gallery and the preview.
WIDE = 1100
_OVER_WIDTH, _GAP = 280, 6
# In less than that there is no room for its rows above its buttons.
_LOW = 330
_KEYS = {False: "panels", True: "narrow panels"}


class SidePlace(QObject):
    """Moves the side bar between its two places as the window is made wider or narrower.

    Args:
        page: what the side bar lies over in a narrow window.
        foot: where it is told how reading goes while the side bar is away.

    Signals:
        open_changed(bool): the side bar is shown now, or no more.
        left(): it had the keys and went from over the gallery, which is to have them.
    """

    open_changed = Signal(bool)
    left = Signal()

    def __init__(
        self, side: SideBar, splitter: QSplitter, page: QWidget, foot: QVBoxLayout
    ) -> None:
        super().__init__(splitter)
        self._side = side
        self._splitter = splitter
        self._page = page
        self._foot = foot
        self._is_narrow = False
        self._is_open_beside = True
        self._widths = {False: QByteArray(), True: QByteArray()}
        self.button = QToolButton(autoRaise=True, checkable=True)
        self.button.setToolTip(tr("Side bar ({key})", key=key_name("F9")))
        self.button.setAccessibleName(tr("Side bar"))
        icons.set_icon(self.button, "side-bar")
        self.button.clicked.connect(self.set_open)
        self.button.setIconSize(QSize(20, 20))
        self.button.setFixedSize(38, 38)
        self.button.hide()
        splitter.installEventFilter(self)
        chosen = (side.tree.filter_wanted, side.tree.row_wanted, side.everywhere_wanted)
        pressed = (side.add_wanted, side.update_wanted, side.failures_wanted, side.pages_wanted)
        for done in (*chosen, *pressed, side.drops.dropped):
            done.connect(self.leave)

    @property
    def is_over(self) -> bool:
        """Whether the side bar lies over the gallery."""
        return self._is_narrow and not self._side.isHidden()

    @property
    def covered(self) -> int:
        """How many pixels of the gallery's width the side bar lies over."""
        return min(_OVER_WIDTH, self._splitter.width()) if self.is_over else 0

    def set_open(self, is_open: bool) -> None:
        """Show the side bar, or put it away."""
        if not self._is_narrow:
            self._is_open_beside = is_open
        if is_open == self._side.isHidden():
            self._side.setVisible(is_open)
            self._tell()
        if is_open and self._is_narrow:
            self._cover()
            self._side.tree.setFocus()

    def leave(self) -> None:
        """Put the side bar away where it lies over the gallery."""
        if self.is_over:
            had_keys = self._side.isAncestorOf(self._side.window().focusWidget())
            self.set_open(False)
            if had_keys:
                self.left.emit()

    def save(self, settings: QSettings) -> None:
        """Keep the widths of the panels, in wide windows and in narrow ones."""
        self._widths[self._is_narrow] = self._splitter.saveState()
        for is_narrow, key in _KEYS.items():
            settings.setValue(key, self._widths[is_narrow])

    def restore(self, settings: QSettings) -> None:
        """Give the panels the widths they had, now or once the window is as wide."""
        for is_narrow, key in _KEYS.items():
            if isinstance(value := settings.value(key), QByteArray):
                self._widths[is_narrow] = value
        self._splitter.restoreState(self._widths[self._is_narrow])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            if event.type() is QEvent.Type.MouseButtonRelease and self._is_beside(event):
                self.leave()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            if (self._splitter.width() < WIDE) != self._is_narrow:
                self._change_place()
            elif self.is_over:
                self._cover()
        return False

    def _change_place(self) -> None:
        self._widths[self._is_narrow] = self._splitter.saveState()
        self._is_narrow = self._side.is_over = not self._is_narrow
        self.button.setVisible(self._is_narrow)
        if self._is_narrow:
            self._side.setParent(self._page)
            self._side.setAutoFillBackground(True)
            self._side.hide()
            self._foot.addWidget(self._side.progress)
            self._side.progress.lie_flat(True)
        else:
            self._side.column.insertWidget(1, self._side.progress)
            self._side.progress.lie_flat(False)
            self._splitter.insertWidget(0, self._side)
            self._side.setVisible(self._is_open_beside)
        self._splitter.restoreState(self._widths[self._is_narrow])
        self._tell()

    def _cover(self) -> None:
        place = self._splitter.geometry()
        if place.height() < _LOW:
            # Over the filters as well, below its button.
            place.setTop(self.button.mapTo(self._page, self.button.rect().bottomLeft()).y() + _GAP)
            place.setBottom(self._page.rect().bottom())
        over = QRect(place.topLeft(), place.bottomLeft()).adjusted(0, 0, self.covered, 0)
        self._side.setGeometry(QStyle.visualRect(self._side.layoutDirection(), place, over))
        self._side.raise_()

    def _is_beside(self, event: QMouseEvent) -> bool:
        """Whether the pointer is over neither the side bar nor its button."""
        place = event.globalPosition().toPoint()
        own = (self._side, self.button)
        return not any(one.rect().contains(one.mapFromGlobal(place)) for one in own)

    def _tell(self) -> None:
        is_open = not self._side.isHidden()
        # The window hears of a click before whatever it is meant for.
        if (window := self._page.window().windowHandle()) is not None:
            (window.installEventFilter if self.is_over else window.removeEventFilter)(self)
        self.button.setChecked(is_open)
        self.open_changed.emit(is_open)
