"""The search for duplicates: asked for, how far it is, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engine.language import tr, tr_noop
from engine.service.duplicate_messages import (
    CancelDuplicates,
    DuplicateEvent,
    DuplicatesCancelled,
    DuplicatesFailed,
    DuplicatesFound,
    DuplicatesProgress,
    DuplicatesSoFar,
    FindDuplicates,
)
from engine.types.duplicates import KeepRule

from ..widgets.icons import set_icon
from ..widgets.motion import WorkBar
from ..widgets.sections import line
from .sentences import progress_line

_WAITING = tr_noop("Looking for duplicates…")
_STOPPED = tr_noop("Stopped. What was compared is kept: Look again goes on from there.")


class DuplicateTask(QWidget):
    """One search at a time; each event is taken only if it is of the last that was begun.

    Signals:
        wanted(DuplicateRequest): the engine is to search, or to stop.
        found_exact(DuplicateReport): the files of the same content, before the others are compared.
        found(DuplicateReport): what there is.
    """

    wanted = Signal(object)
    found_exact = Signal(object)
    found = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._is_running = False
        self._is_due = True
        self._rule = KeepRule()
        self.again = QPushButton(tr("Look again"))
        self.stop = QPushButton(tr("Stop"))
        self.bar = WorkBar(textVisible=False, maximumHeight=8)
        self.bar.setAccessibleName(tr("Progress"))
        self.text = line(faint=True)
        set_icon(self.again, "retry")
        set_icon(self.stop, "stop")
        self.again.clicked.connect(lambda: self.begin(self._rule))
        self.stop.clicked.connect(lambda: self.wanted.emit(CancelDuplicates(self._number)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        for widget in (self.bar, self.stop, self.again):
            row.addWidget(widget)
        self._show_state(running=False)

    @property
    def is_running(self) -> bool:
        """Whether a search goes on."""
        return self._is_running

    def begin(self, rule: KeepRule) -> None:
        """Search, with what is to be kept by a rule; a search that goes on is stopped."""
        if self._is_running:
            self.wanted.emit(CancelDuplicates(self._number))
        self._number += 1
        self._rule = rule
        self._is_due = False
        self.bar.setRange(0, 0)
        self.text.setText(tr(_WAITING))
        self._show_state(running=True)
        self.wanted.emit(FindDuplicates(self._number, rule))

    def take_up(self, rule: KeepRule) -> None:
        """Keep by a rule from the next search on."""
        self._rule = rule

    def catch_up(self) -> None:
        """Search if the library has changed since, or none was done yet."""
        if self._is_due and not self._is_running:
            self.begin(self._rule)

    def note_change(self) -> None:
        """What was found is not all that there is any more."""
        self._is_due = True

    def take(self, event: DuplicateEvent) -> None:
        """Show an event, if it is of what goes on."""
        if event.number != self._number or not self._is_running:
            return
        match event:
            case DuplicatesProgress(_, progress):
                self.text.setText(progress_line(progress))
                self.bar.setRange(0, progress.total)
                self.bar.setValue(progress.done)
            case DuplicatesSoFar(_, report):
                self.found_exact.emit(report)
            case DuplicatesFound(_, report):
                self._end("")
                self.found.emit(report)
            case DuplicatesFailed(_, message):
                self._end(message)
            case DuplicatesCancelled():
                self._end(tr(_STOPPED))

    def break_off(self, message: str) -> None:
        """The engine has ended, and the search ends with it."""
        if self._is_running:
            self._end(message)
            self._is_due = True

    def _end(self, text: str) -> None:
        self.text.setText(text)
        self._show_state(running=False)

    def _show_state(self, *, running: bool) -> None:
        self._is_running = running
        for widget in (self.bar, self.stop):
            widget.setVisible(running)
        self.again.setVisible(not running)
