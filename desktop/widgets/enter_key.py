"""Enter presses the button that has the focus, as Space does; Qt keeps that to dialogs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

_Button = QPushButton | QToolButton
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(QObject):
    """Lets Enter press each button that the focus comes to, rather than what is around it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QKeyEvent) and isinstance(watched, _Button)):
            return False
        is_pressed = event.type() is QEvent.Type.KeyPress and event.key() in _ENTER
        if not is_pressed or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        # A key that is held presses once.
        if not event.isAutoRepeat():
            _press(watched)
        return True

    def _follow(self, _left: QWidget | None, widget: QWidget | None) -> None:
        if isinstance(widget, _Button):
            widget.installEventFilter(self)


def _press(button: _Button) -> None:
    if button.menu() is None:
        button.click()
    else:
        button.showMenu()
