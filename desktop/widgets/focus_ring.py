"""A line around what the keys act on: Qt's style draws one too faint to be seen, or none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

_Role = QPalette.ColorRole
# Lines from the edge inwards, with their widths: one of them stands out from whatever fills a
# widget.
_LINES = ((_Role.WindowText, 2.0), (_Role.Base, 1.0))
# The widget is left for another window or a menu, and comes back as it was.
_FOR_A_WHILE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class FocusRings(QObject):
    """Shows each widget that keys give the focus to; what a click gives it to needs no ring."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _left: QWidget | None, widget: QWidget | None) -> None:
        if widget is None or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return
        # Qt notes there whether Tab or a shortcut moved the focus.
        if widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            FocusRing(widget)
            _bring_into_sight(widget)


class FocusRing(QWidget):
    """Lies over a widget until the focus goes elsewhere in its window."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widget.installEventFilter(self)
        self._lie_over()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # One that is being deleted gives up the focus as well, and takes the ring with it: to ask
        # anything of it would end the program.
        if not isValid(self._widget):
            return False
        if isinstance(event, QFocusEvent):
            self._follow(event)
        elif event.type() is QEvent.Type.Resize:
            self._lie_over()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        for role, width in _LINES:
            painter.setPen(QPen(self.palette().color(role), width))
            painter.drawRect(area.adjusted(width / 2, width / 2, -width / 2, -width / 2))
            area.adjust(width, width, -width, -width)
        painter.end()

    def _lie_over(self) -> None:
        self.setGeometry(self._widget.rect())
        self.raise_()

    def _follow(self, event: QFocusEvent) -> None:
        if event.reason() in _FOR_A_WHILE:
            self.setVisible(event.gotFocus() or event.reason() is _FOR_A_WHILE[1])
        elif event.lostFocus():
            self._widget.removeEventFilter(self)
            self.hide()
            self.deleteLater()


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll all that is around a widget to it; Qt does not when Tab comes from outside."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
