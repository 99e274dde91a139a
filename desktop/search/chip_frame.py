"""The frame of a chip: a body with a menu, a button that takes it out, and a box to edit it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
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
_ARROWS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def _overrides(event: QEvent, *keys: Qt.Key) -> bool:
    """Whether an event asks who wants one of these keys before the shortcuts of the window."""
    is_asked = event.type() is QEvent.Type.ShortcutOverride
    return is_asked and isinstance(event, QKeyEvent) and event.key() in keys


class ChipButton(MenuButton):
    """The body of a chip; a click or Space opens its menu.

    Attributes:
        can_move: a drag moves the chip.

    Signals:
        delete_pressed(): Delete, which takes the chip out.
        edit_pressed(): F2.
        step_pressed(int): Alt with an arrow, 1 towards the end of the row or -1 to its beginning.
        dragged(QPoint): the pointer drags the chip and is there on the screen.
        dropped(), drag_given_up(): it is let go there, or Escape ends it.
    """

    delete_pressed = Signal()
    edit_pressed = Signal()
    step_pressed = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal()
    drag_given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.can_move = False
        self._pressed_at: QPoint | None = None
        self._is_dragged = False

    def event(self, event: QEvent) -> bool:
        # Elsewhere in the window these are shortcuts for what is selected in the gallery.
        is_mine = _overrides(event, *_DELETES, Qt.Key.Key_F2)
        # Escape would clear the search.
        if is_mine or (self._is_dragged and _overrides(event, Qt.Key.Key_Escape)):
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
        elif event.key() == Qt.Key.Key_Escape and self._is_dragged:
            self._let_go()
            self.drag_given_up.emit()
        elif event.key() in _ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.step_pressed.emit(-_ARROWS[event.key()] if is_mirrored else _ARROWS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # The menu waits until the button is released: it may be the beginning of a drag.
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
            self.setDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not self.can_move:
            return
        pointer = event.globalPosition().toPoint()
        way = (pointer - self._pressed_at).manhattanLength()
        if self._is_dragged or way >= QApplication.startDragDistance():
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(pointer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_pressed, was_dragged = self._pressed_at is not None, self._is_dragged
        self._let_go()
        if was_dragged:
            self.dropped.emit()
        elif was_pressed and self.rect().contains(event.position().toPoint()):
            self.showMenu()

    def _let_go(self) -> None:
        self._pressed_at, self._is_dragged = None, False
        self.setDown(False)
        self.unsetCursor()


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
