"""The bar in which the window says what went wrong, or asks; it never stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from . import icons

_NEWS_MS = 12_000


class Tone(StrEnum):
    """What a message is."""

    ERROR = "warning"
    INFO = "info"


class MessageBar(QFrame):
    """One message at a time, with at most one thing to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.INFO
        self._action: Callable[[], None] | None = None
        self.fade = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._drawing = QLabel()
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.close_button = QToolButton(autoRaise=True, toolTip="Dismiss")
        self.close_button.setAccessibleName("Dismiss the message")
        icons.set_icon(self.close_button, "close")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._lay_out()
        self.button.clicked.connect(self._act)
        self.close_button.clicked.connect(self._dismiss)
        self.fade.timeout.connect(self.hide)
        self.hide()

    def show_error(self, text: str) -> None:
        """Say what went wrong."""
        self._show(Tone.ERROR, text, "", None)

    def offer_repair(self, text: str, button: str, action: Callable[[], None]) -> None:
        """Say what went wrong, and offer to mend it."""
        self._show(Tone.ERROR, text, button, action)

    def show_info(self, text: str) -> None:
        """Say something worth knowing, for a while."""
        self._show(Tone.INFO, text, "", None)
        self.fade.start()

    def ask(self, text: str, button: str, action: Callable[[], None]) -> None:
        """Offer something; the action is called if the button is pressed."""
        self._show(Tone.INFO, text, button, action)

    def take_back(self, text: str) -> None:
        """Dismiss what holds no longer, if it is what the bar says."""
        if self.text.text() == text:
            self._dismiss()

    @property
    def shows_error(self) -> bool:
        """Whether something that went wrong is on the screen."""
        return self.isVisible() and self._tone is Tone.ERROR

    def redraw(self) -> None:
        """Draw the icon again, in the colours in use now."""
        alarming = self._tone is Tone.ERROR
        role = QPalette.ColorRole.BrightText if alarming else QPalette.ColorRole.Link
        colour = self.palette().color(role)
        drawing = icons.pixmap(self._tone.value, 20, colour, self.devicePixelRatioF())
        self._drawing.setPixmap(drawing)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.addWidget(self._drawing)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)

    def _show(self, tone: Tone, text: str, button: str, action: Callable[[], None] | None) -> None:
        self.fade.stop()
        self._tone, self._action = tone, action
        self.text.setText(text)
        self.text.setAccessibleName(text)
        self.button.setText(button)
        self.button.setVisible(action is not None)
        self.redraw()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self.text, QAccessible.Event.Alert))

    def _act(self) -> None:
        action, self._action = self._action, None
        self.hide()
        if action is not None:
            action()

    def _dismiss(self) -> None:
        self._action = None
        self.hide()
