"""The bar in which the window says what went wrong, or asks.

It lies over the foot of what is shown, so that nothing moves as it comes and goes; over its head,
while the keys act on something at the foot.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QStyle,
    QToolButton,
    QWidget,
)

from engine.language import tr

from . import icons
from .drawing import Drawing
from .messages import Action, Kind, Message, MessageStack

_NEWS_MS = 12_000
_MOST_WIDTH, _MARGIN, _ICON = 720, 12, 20
_ALARMING = (Kind.ERROR, Kind.FAULT)
_ALARM = "warning", QPalette.ColorRole.BrightText
_NOTE = "info", QPalette.ColorRole.Link


class MessageBar(QFrame):
    """One message at a time, with at most one thing to do about it; others wait behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = MessageStack()
        self._shown: Message | None = None
        self.fade = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._drawing = Drawing(_ICON)
        self.text = QLabel(wordWrap=True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.close_button = QToolButton(autoRaise=True, toolTip=tr("Dismiss"))
        self.close_button.setAccessibleName(tr("Dismiss the message"))
        icons.set_icon(self.close_button, "close")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._lay_out()
        self._below: QStackedWidget | None = None
        self._covered = 0
        self.button.clicked.connect(self._act)
        self.close_button.clicked.connect(self._dismiss)
        self.fade.timeout.connect(self._go_on)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._find_place)
        self.hide()

    def lie_over(self, below: QStackedWidget) -> None:
        """Be seen at the foot of what a stack shows from now on."""
        if self._below is not None:
            self._below.removeEventFilter(self)
            self._below.currentChanged.disconnect(self.raise_)
        self._below = below
        below.installEventFilter(self)
        # Qt puts what a stack shows on top of all that lies in it.
        below.currentChanged.connect(self.raise_)
        self.setParent(below)
        self.setVisible(self._shown is not None)
        self._find_place()

    def stay_beside(self, covered: int) -> None:
        """Leave so many pixels, where a line begins, to what lies over them."""
        if covered != self._covered:
            self._covered = covered
            self._find_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._below and event.type() == QEvent.Type.Resize:
            self._find_place()
        return False

    def show_error(self, text: str) -> None:
        """Say what went wrong."""
        self._put(Message(Kind.ERROR, text))

    def offer_repair(self, text: str, button: str, action: Action) -> None:
        """Say what went wrong, and offer to mend it."""
        self._put(Message(Kind.ERROR, text, button, action))

    def show_fault(self, text: str, button: str, action: Action) -> None:
        """Say that something of ours went wrong, and offer to tell more of it."""
        self._put(Message(Kind.FAULT, text, button, action))

    def show_info(self, text: str) -> None:
        """Say something worth knowing, for a while."""
        self._put(Message(Kind.NEWS, text))

    def show_done(self, text: str, button: str, action: Action) -> None:
        """Say for a while what was done, and offer to take it back."""
        self._put(Message(Kind.NEWS, text, button, action))

    def ask(self, text: str, button: str, action: Action) -> None:
        """Ask before something is done; the action is called if the button is pressed."""
        self._put(Message(Kind.QUESTION, text, button, action))

    def offer(
        self, text: str, button: str, action: Action, declined: Action = lambda: None
    ) -> None:
        """Offer something that nobody asked for, once nothing else is being said."""
        self._put(Message(Kind.OFFER, text, button, action, declined))

    def take_back(self, text: str) -> None:
        """Dismiss what holds no longer, if it is being said."""
        self._messages.drop(text)
        self._refresh()

    def drop_news(self) -> None:
        """Dismiss news: what it tells of, and may be undone by its button, is left behind."""
        self._messages.drop_news()
        self._refresh()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.addWidget(self._drawing)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)

    def _find_place(self) -> None:
        """In the middle of the foot, as high as the words need, unless that hides the focus."""
        if self._below is None:
            return
        whole = self._below.rect()
        free = whole.adjusted(self._covered, 0, 0, 0)
        free = QStyle.visualRect(self.layoutDirection(), whole, free)
        room = free.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        width = min(room.width(), _MOST_WIDTH)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        place = QRect(0, 0, width, height)
        place.moveCenter(room.center())
        place.moveBottom(room.bottom())
        if self._hides_focus(self._below, place):
            place.moveTop(room.top())
        self.setGeometry(place)
        self.raise_()

    def _hides_focus(self, below: QWidget, place: QRect) -> bool:
        """Whether the keys act on something that would not be seen below this place."""
        focused = QApplication.focusWidget()
        if focused is None or not below.isAncestorOf(focused) or self.isAncestorOf(focused):
            return False
        return place.contains(focused.mapTo(below, focused.rect().center()))

    def _put(self, message: Message) -> None:
        self._messages.put(message)
        self._refresh()

    def _refresh(self) -> None:
        """Show what is to be seen now, if it is not seen already."""
        message = self._messages.shown
        if message is self._shown:
            return
        self._shown = message
        self.fade.stop()
        self.setVisible(message is not None)
        if message is not None:
            self._show(message)

    def _show(self, message: Message) -> None:
        self.text.setText(message.text)
        self.text.setAccessibleName(message.text)
        self.button.setText(message.button)
        self.button.setVisible(bool(message.button))
        self._find_place()
        self._drawing.show_icon(*(_ALARM if message.kind in _ALARMING else _NOTE))
        QAccessible.updateAccessibility(QAccessibleEvent(self.text, QAccessible.Event.Alert))
        if message.kind is Kind.NEWS:
            self.fade.start()

    def _go_on(self) -> Message | None:
        """Show the next message; tells which one was shown."""
        message = self._messages.take()
        self._refresh()
        return message

    def _act(self) -> None:
        message = self._go_on()
        if message is not None and message.action is not None:
            message.action()

    def _dismiss(self) -> None:
        self._messages.drop_read()
        message = self._go_on()
        if message is not None and message.declined is not None:
            message.declined()
