"""The parts of a query as chips that can be taken out again."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QWidget

from engine.types import Query, Term

from . import icons
from .elided import ElidedLabel
from .wording import MODALITY_NAMES

_MOST_TEXT = 180


class Chip(QFrame):
    """One part of the query.

    Signals:
        removed(Term): its button was pressed.
    """

    removed = Signal(object)

    def __init__(self, term: Term, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.term = term
        name = PurePath(term.value).name if term.is_file else f"“{term.value}”"
        kind = MODALITY_NAMES[term.modality] if term.is_file else "Words"
        self.setObjectName("chip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setAutoFillBackground(True)
        self.setToolTip(term.value)
        self.setAccessibleName(f"{kind} {name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 1, 2, 1)
        row.setSpacing(4)
        row.addWidget(self._drawing())
        row.addWidget(self._label(name))
        row.addWidget(self._button(name))

    def _drawing(self) -> QLabel:
        name = icons.MODALITY_ICONS[self.term.modality] if self.term.is_file else "search"
        label = QLabel()
        ink = self.palette().color(QPalette.ColorRole.ButtonText)
        label.setPixmap(icons.pixmap(name, 16, ink, self.devicePixelRatioF()))
        return label

    def _label(self, name: str) -> QLabel:
        label = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        label.setText(name)
        width = label.fontMetrics().horizontalAdvance(name) + 4
        label.setFixedWidth(min(_MOST_TEXT, width))
        return label

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(autoRaise=True, toolTip="Take out of the query")
        button.setAccessibleName(f"Remove {name}")
        button.setIconSize(QSize(14, 14))
        icons.set_icon(button, "close")
        button.clicked.connect(lambda: self.removed.emit(self.term))
        return button


class ChipRow(QScrollArea):
    """The chips of a query, in a row that scrolls sideways; hidden while words alone are sought.

    Signals:
        removed(Term): a chip is to be taken out.
    """

    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("The query")
        self.setFixedHeight(38)
        self.hide()

    @property
    def chips(self) -> list[Chip]:
        """The chips in order."""
        row = self.widget()
        return row.findChildren(Chip) if row else []

    def show_query(self, query: Query) -> None:
        """Show the parts of a query."""
        self._query = query
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        for number, term in enumerate(query.terms):
            if number:
                line.addWidget(QLabel("+"))
            chip = Chip(term)
            chip.removed.connect(self.removed)
            line.addWidget(chip)
        line.addStretch(1)
        self.setWidget(row)
        self.setVisible(any(term.is_file for term in query.terms))

    def redraw(self) -> None:
        """Draw the chips again, in the colours in use now."""
        self.show_query(self._query)
