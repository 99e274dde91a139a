"""The search box with its help, and below it what cannot be read and the query as chips."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from engine.language import tr, tr_noop
from engine.query import QuerySyntaxError

from ..widgets import icons
from ..widgets.key_names import key_name
from .chips import ChipRow
from .completer import QueryCompleter
from .draft import QueryDraft
from .intake import read_mime
from .query_help import QueryHelp
from .underline import mark_places

# Who stops for this long in the midst of a word is not finishing it.
_UNFINISHED_MS = 1500
_ONLY_MINUS = tr_noop("A minus pushes away from what you look for: say that, too.")


class SearchBox(QLineEdit):
    """Where words are typed; a picture, files or an address in the clipboard are pasted as query.

    Attributes:
        is_composing: an input method is at work on a word that is not in the text yet.

    Signals:
        pasted(Intake): something other than text was pasted.
        left_downward(): the Down key, towards the results.
        completion_wanted(): Ctrl and the space bar.
    """

    pasted = Signal(object)
    left_downward = Signal()
    completion_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(
            tr("Describe what you look for, or drop a picture, sound, video or document")
        )
        self.setAccessibleName(tr("Search"))
        self.setClearButtonEnabled(True)
        self.setDragEnabled(True)
        # Drops belong to the window.
        self.setAcceptDrops(False)
        self.setMinimumHeight(38)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.setFont(font)
        self.is_composing = False
        self._drawing = self.addAction(
            icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        names = tr("Clear", "the search"), tr("Search")
        for button, name in zip(self.findChildren(QToolButton), names, strict=False):
            button.setAccessibleName(name)

    def redraw(self) -> None:
        """Draw the icon again, in the colours in use now."""
        self._drawing.setIcon(icons.icon("search"))

    def sizeHint(self) -> QSize:
        return QSize(400, 38)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downward.emit()
        elif event.key() == Qt.Key.Key_Space and is_control:
            self.completion_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        # Qt's own takes words alone, and none without any.
        if paste := menu.findChild(QAction, "edit-paste"):
            paste.triggered.disconnect()
            paste.triggered.connect(self._paste)
            paste.setEnabled(bool(read_mime(QGuiApplication.clipboard().mimeData())))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _paste(self) -> None:
        """Take in what the clipboard holds; plain words as any line edit does."""
        mime = QGuiApplication.clipboard().mimeData()
        intake = read_mime(mime)
        if not intake or (intake.text and mime.hasFormat("text/plain")):
            self.paste()
        elif intake.text:
            self.insert(intake.text)
        else:
            self.pasted.emit(intake)


class SearchBar(QWidget):
    """Search box, help, a line on what cannot be read, and chips.

    Signals:
        typed(str): the text as it is now.
        submitted(): Enter.
        pasted(Intake), left_downward().
        term_changed(Term, Term | None): a chip is to be another one, or to be taken out.
        part_edited(Query, str): a part of the query is to be what is typed.
        part_moved(int, int): the part with that number is to stand at that place.
        error_shown(bool): it is said what cannot be read, or no more.
    """

    typed = Signal(str)
    submitted = Signal()
    pasted = Signal(object)
    term_changed = Signal(object, object)
    part_edited = Signal(object, str)
    part_moved = Signal(int, int)
    left_downward = Signal()
    error_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error: QuerySyntaxError | None = None
        self._only_minus = False
        self._unfinished = QTimer(self, singleShot=True, interval=_UNFINISHED_MS)
        self.box = SearchBox()
        tip = tr("What can be typed here ({key})", key=key_name("Shift+F1"))
        self.help = QToolButton(autoRaise=True, toolTip=tip)
        self.help.setAccessibleName(tr("What can be typed in the search box"))
        self.help.setIconSize(QSize(20, 20))
        self.note = QLabel(wordWrap=True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setContentsMargins(4, 0, 4, 0)
        self.note.hide()
        self.chips = ChipRow()
        self.page = QueryHelp(self)
        self.completer = QueryCompleter(self.box)
        icons.set_icon(self.help, "help")
        self._lay_out()
        self._connect()

    def show_draft(self, draft: QueryDraft) -> None:
        """Show the query as it is now; the text is left alone."""
        self.chips.show_draft(draft)
        self._order_by_tab()
        self._only_minus = draft.only_penalises
        if self._error is None:
            self._show_hint()

    def show_text(self, text: str) -> None:
        """Show another text in the box."""
        if self.box.text() != text:
            self.box.setText(text)

    def show_error(self, error: QuerySyntaxError | None) -> None:
        """Say what cannot be read, but not while it is being finished; None takes it back."""
        self._error = error
        self._unfinished.stop()
        if error is None:
            mark_places(self.box, ())
            self._show_hint()
            self.error_shown.emit(False)
        elif self._is_at_work:
            self._unfinished.start()
        else:
            self._show_error()

    def show_help(self) -> None:
        """List what can be typed, below the box."""
        self.page.show_below(self.box)

    def redraw(self) -> None:
        """Draw again, in the colours in use now."""
        self.box.redraw()
        self.chips.redraw()
        self._order_by_tab()

    @property
    def _is_at_work(self) -> bool:
        """Whether the cursor stands in what cannot be read, or an input method is at work."""
        error = self._error
        inside = error is not None and error.start <= self.box.cursorPosition() <= error.end
        return (inside or self.box.is_composing) and self.box.hasFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.box, 1)
        line.addWidget(self.help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.note)
        column.addWidget(self.chips)

    def _connect(self) -> None:
        self.box.textChanged.connect(self.typed)
        self.box.returnPressed.connect(self._on_return)
        self.box.completion_wanted.connect(lambda: self.completer.look(in_words=True))
        self.box.pasted.connect(self.pasted)
        self.box.left_downward.connect(self.left_downward)
        self.box.cursorPositionChanged.connect(self._on_cursor)
        self.box.editingFinished.connect(self._show_error)
        self._unfinished.timeout.connect(self._on_pause)
        self.help.clicked.connect(self.show_help)
        self.chips.changed.connect(self.term_changed)
        self.chips.edited.connect(self.part_edited)
        self.chips.moved.connect(self.part_moved)

    def _order_by_tab(self) -> None:
        """Let the Tab key visit the chips after the help, wherever they were made."""
        parts = [part for chip in self.chips.chips for part in (chip.body, chip.remove)]
        for before, after in pairwise([self.help, *parts]):
            QWidget.setTabOrder(before, after)

    def _on_return(self) -> None:
        # What is chosen in the list takes its place first.
        if not self.completer.has_chosen:
            self.completer.dismiss()
            self.submitted.emit()

    def _on_cursor(self) -> None:
        if self._unfinished.isActive() and not self._is_at_work:
            self._show_error()

    def _on_pause(self) -> None:
        # A mark would end what an input method is composing.
        if self.box.is_composing:
            self._unfinished.start()
        else:
            self._show_error()

    def _show_hint(self) -> None:
        """Say what the query lacks, if it lacks something."""
        self._say(tr(_ONLY_MINUS) if self._only_minus else "", QPalette.ColorRole.PlaceholderText)

    def _show_error(self) -> None:
        self._unfinished.stop()
        if self._error is not None:
            mark_places(self.box, ((self._error.start, self._error.end),))
            self._say(str(self._error), QPalette.ColorRole.BrightText)
            self.error_shown.emit(True)

    def _say(self, line: str, role: QPalette.ColorRole) -> None:
        """Say something below the box; screen readers find it with the box."""
        self.note.setForegroundRole(role)
        self.note.setText(line)
        self.note.setVisible(bool(line))
        self.box.setAccessibleDescription(line)
