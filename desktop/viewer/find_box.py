"""Where the words to find in a document are typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.language import tr


class FindBox(QLineEdit):
    """Where the words to find are typed.

    Signals:
        next_wanted(bool): go to the next place, or to the one before it.
        left(): the Escape key.
    """

    next_wanted = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Find in this document"))
        self.setAccessibleName(tr("Find in this document"))
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        # The Escape key is the window's elsewhere.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.next_wanted.emit(backwards)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)
