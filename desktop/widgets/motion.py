"""What moves by itself in the window, which is still where the person wants little motion.

That are bars of work whose length is not known, and films that begin by themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QStyle, QStyleOptionProgressBar, QWidget

_STILL = "keeps-still"
_EDGE, _THIN = 2, 8
_GROOVE = QStyle.ControlElement.CE_ProgressBarGroove


def keep_still(wanted: bool) -> None:
    """Let nothing move by itself from now on in this process, or everything as ever."""
    if (application := QCoreApplication.instance()) is not None:
        application.setProperty(_STILL, wanted)


def is_still() -> bool:
    """Whether nothing is to move by itself."""
    application = QCoreApplication.instance()
    return application is not None and application.property(_STILL) is True


class WorkBar(QProgressBar):
    """A bar that moves to and fro while nothing is known of the end, or else is hatched."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleAnimationUpdate and is_still():
            # What nobody takes is the last of its kind.
            event.ignore()
            self.update()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not is_still() or self.maximum() > self.minimum():
            super().paintEvent(event)
            return
        option = QStyleOptionProgressBar()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(_GROOVE, option, painter, self)
        ink = option.palette.color(QPalette.ColorRole.Highlight)
        inner = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.fillRect(inner, QBrush(ink, Qt.BrushStyle.BDiagPattern))


class ThinBar(WorkBar):
    """One without figures, as high as suits a line of text.

    Args:
        name: what screen readers call it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, textVisible=False, maximumHeight=_THIN)
        self.setAccessibleName(name)
