"""The parts of a query as chips: each says its sign and weight, and has a menu to change them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QContextMenuEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QWidget,
)

from engine.types import Term

from ..widgets import icons
from ..widgets.elided import elided_name
from ..widgets.labels import term_line, term_name, weight_mark
from ..widgets.theme import show_separators
from .draft import QueryDraft

_MOST_CHARACTERS = 30
_SIGNS = ((1, "&More like this"), (-1, "&Less like this"))
_WEIGHTS = ((0.5, "&Half weight"), (1.0, "&Normal weight"), (2.0, "&Double weight"))


class ChipButton(QToolButton):
    """The body of a chip; Delete takes the chip out, a click or Space opens its menu.

    Signals:
        delete_pressed(): the key.
    """

    delete_pressed = Signal()

    def event(self, event: QEvent) -> bool:
        # Elsewhere in the window Delete is a shortcut that forgets a file.
        if event.type() is QEvent.Type.ShortcutOverride and _deletes(event):
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.showMenu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _deletes(event):
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)


class Chip(QFrame):
    """One part of the query.

    Signals:
        changed(Term, Term | None): another sign or weight was chosen, or it is to be taken out.
    """

    changed = Signal(object, object)

    def __init__(self, term: Term, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.term = term
        self.setObjectName("chip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setAutoFillBackground(True)
        self.setToolTip(term.value)
        self.setAccessibleName(term_line(term))
        self.menu = self._menu()
        self.body = self._body()
        self.remove = self._remove()
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(2)
        row.addWidget(self.body)
        row.addWidget(self.remove)

    def _body(self) -> ChipButton:
        body = ChipButton(autoRaise=True)
        body.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        body.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        body.setMenu(self.menu)
        body.setText(f"{self._short_name()} {weight_mark(self.term.weight)}".strip())
        body.setAccessibleName(self.accessibleName())
        body.setIconSize(QSize(16, 16))
        is_file = self.term.is_file
        icons.set_icon(body, icons.MODALITY_ICONS[self.term.modality] if is_file else "search")
        body.delete_pressed.connect(self._take_out)
        return body

    def _short_name(self) -> str:
        metrics = self.fontMetrics()
        room = _MOST_CHARACTERS * metrics.averageCharWidth()
        name = term_name(self.term)
        if self.term.is_file:
            name = elided_name(name, room, metrics)
        else:
            name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
        # A single one would underline the next letter.
        return name.replace("&", "&&")

    def _remove(self) -> QToolButton:
        button = QToolButton(autoRaise=True, toolTip="Take out of the query")
        button.setAccessibleName(f"Remove {term_name(self.term)}")
        button.setIconSize(QSize(14, 14))
        icons.set_icon(button, "close")
        button.clicked.connect(self._take_out)
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        show_separators(menu)
        weight = self.term.weight
        signs, weights = QActionGroup(menu), QActionGroup(menu)
        for sign, title in _SIGNS:
            self._add(menu, signs, title, sign * abs(weight))
        menu.addSeparator()
        for size, title in _WEIGHTS:
            self._add(menu, weights, title, size if weight > 0 else -size)
        menu.addSeparator()
        menu.addAction("&Remove", self._take_out)
        return menu

    def _add(self, menu: QMenu, group: QActionGroup, title: str, weight: float) -> None:
        action = QAction(title, group, checkable=True)
        action.setChecked(weight == self.term.weight)
        changed = replace(self.term, weight=weight)
        action.triggered.connect(lambda: self.changed.emit(self.term, changed))
        menu.addAction(action)

    def _take_out(self) -> None:
        self.changed.emit(self.term, None)


def _deletes(event: QEvent) -> bool:
    keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
    return isinstance(event, QKeyEvent) and event.key() in keys


class ChipRow(QScrollArea):
    """The chips of a query, in a row that scrolls sideways; hidden while words alone are sought.

    Signals:
        changed(Term, Term | None): a part is to be another one, or to be taken out.
    """

    changed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = QueryDraft()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("The query")
        self.hide()

    @property
    def chips(self) -> list[Chip]:
        """The chips in order."""
        row = self.widget()
        return row.findChildren(Chip) if row else []

    def show_draft(self, draft: QueryDraft) -> None:
        """Show the parts of a query."""
        self._draft = draft
        focused = next((n for n, chip in enumerate(self.chips) if chip.body.hasFocus()), None)
        # Not deleted at once: the change may come from a menu of one of the chips.
        if (old := self.takeWidget()) is not None:
            old.hide()
            old.deleteLater()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2, 0, 2)
        for number, term in enumerate(draft.query.terms):
            if number or term.weight < 0:
                line.addWidget(QLabel("+" if term.weight > 0 else "\N{MINUS SIGN}"))
            line.addWidget(self._chip(term))
        line.addStretch(1)
        self.setWidget(row)
        self._fit()
        self.setVisible(bool(draft.files))
        if focused is not None and self.chips:
            self.chips[min(focused, len(self.chips) - 1)].body.setFocus()

    def redraw(self) -> None:
        """Draw the chips again, in the colours in use now."""
        self.show_draft(self._draft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the chips, and the scroll bar below them where one is needed."""
        if (row := self.widget()) is None:
            return
        hint, bar = row.sizeHint(), self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(hint.height() + (bar if hint.width() > self.width() else 0))

    def _chip(self, term: Term) -> Chip:
        chip = Chip(term)
        chip.changed.connect(self.changed)
        return chip
