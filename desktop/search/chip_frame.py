"""The frame of a chip: a body with a menu, a button that takes it out, and a box to edit it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QToolTip,
    QWidget,
)

from engine.language import tr
from engine.query import QuerySyntaxError, parse
from engine.types import Query

from ..widgets import icons
from ..widgets.menu_button import MenuButton
from ..widgets.theme import show_separators
from .underline import mark_places

_LEAST_EDITOR = 120
_DELETES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def _overrides(event: QEvent, *keys: Qt.Key) -> bool:
    """Whether an event asks who wants one of these keys before the shortcuts of the window."""
    is_asked = event.type() is QEvent.Type.ShortcutOverride
    return is_asked and isinstance(event, QKeyEvent) and event.key() in keys


class ChipButton(MenuButton):
    """The body of a chip; a click or Space opens its menu.

    Signals:
        delete_pressed(): Delete, which takes the chip out.
        edit_pressed(): F2.
    """

    delete_pressed = Signal()
    edit_pressed = Signal()

    def event(self, event: QEvent) -> bool:
        # Elsewhere in the window these are shortcuts for what is selected in the gallery.
        if _overrides(event, *_DELETES, Qt.Key.Key_F2):
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.showMenu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DELETES:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)


class ChipEditor(QLineEdit):
    """Where a part of the query is typed anew.

    Signals:
        given_up(): Escape, or the keys went elsewhere.
    """

    given_up = Signal()

    def event(self, event: QEvent) -> bool:
        # Elsewhere Escape clears the search.
        if _overrides(event, Qt.Key.Key_Escape):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class ChipFrame(QFrame):
    """One part of the query.

    Args:
        query: the part as if it were all of the query; without anything where it cannot be typed.
        name: what it is called.
        line: what a screen reader says of it.

    Signals:
        edited(Query, str): the part, and what was typed in its place; empty takes it out.
    """

    edited = Signal(object, str)

    def __init__(self, query: Query, name: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = query
        self.setObjectName("chip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.setAutoFillBackground(True)
        self.setAccessibleName(line)
        self.menu = QMenu(self)
        show_separators(self.menu)
        self.body = self._body()
        self.remove = self._remove(name)
        self.editor: ChipEditor | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 1, 2, 1)
        self._row.setSpacing(2)
        self._row.addWidget(self.body)
        self._row.addWidget(self.remove)

    def take_out(self) -> None:
        """Have the part taken out of the query."""
        self.edited.emit(self.query, "")

    def edit(self, text: str) -> None:
        """Let the part be typed anew, where it stands."""
        if self.editor is None:
            self.editor = ChipEditor(text)
            self.editor.setAccessibleName(tr("Edit {part}", part=self.accessibleName()))
            self.editor.setMinimumWidth(max(_LEAST_EDITOR, self.body.width()))
            self.editor.returnPressed.connect(self._take)
            self.editor.given_up.connect(self._give_up)
            self._row.insertWidget(0, self.editor)
        self.body.hide()
        self.editor.selectAll()
        self.editor.setFocus()

    def _take(self) -> None:
        assert self.editor is not None
        try:
            parse(self.editor.text())
        except QuerySyntaxError as error:
            mark_places(self.editor, ((error.start, error.end),))
            self.editor.setAccessibleDescription(str(error))
            corner = self.editor.mapToGlobal(self.editor.rect().bottomLeft())
            QToolTip.showText(corner, str(error), self.editor)
        else:
            self.edited.emit(self.query, self.editor.text())

    def _give_up(self) -> None:
        if self.editor is not None:
            self.editor.deleteLater()
            self.editor = None
        self.body.show()
        self.body.setFocus()

    def _body(self) -> ChipButton:
        body = ChipButton()
        body.setAutoRaise(True)
        body.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        body.setMenu(self.menu)
        body.setAccessibleName(self.accessibleName())
        body.setIconSize(QSize(16, 16))
        body.delete_pressed.connect(self.take_out)
        return body

    def _remove(self, name: str) -> QToolButton:
        button = QToolButton(autoRaise=True, toolTip=tr("Take out of the query"))
        button.setAccessibleName(tr("Remove {part}", part=name))
        button.setIconSize(QSize(14, 14))
        icons.set_icon(button, "close")
        button.clicked.connect(self.take_out)
        return button
