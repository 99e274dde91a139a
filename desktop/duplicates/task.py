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

from ..widgets.engine_task import EngineTask
from ..widgets.icons import set_icon
from ..widgets.motion import ThinBar
from ..widgets.sections import line
from .sentences import progress_line

_WAITING = tr_noop("Looking for duplicates…")
_STOPPED = tr_noop("Stopped. What was compared is kept: Look again goes on from there.")


class DuplicateTask(EngineTask):
    """Searches when it is asked to, and when what was found is outdated.

    Signals:
        wanted(DuplicateRequest): the engine is to search, or to stop.
        found_exact(DuplicateReport): the files of the same content, before the others are compared.
        found(DuplicateReport): what there is.
    """

    wanted = Signal(object)
    found_exact = Signal(object)
    found = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(line(faint=True), ThinBar(tr("Progress")), parent)
        self._is_due = True
        self._rule = KeepRule()
        self.again = QPushButton(tr("Look again"))
        self.stop = QPushButton(tr("Stop"))
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

    def begin(self, rule: KeepRule) -> None:
        """Search, with what is to be kept by a rule; a search that goes on is stopped."""
        if self.is_running:
            self.wanted.emit(CancelDuplicates(self._number))
        self._rule = rule
        self._is_due = False
        self.wanted.emit(FindDuplicates(self._begin(tr(_WAITING)), rule))

    def take_up(self, rule: KeepRule) -> None:
        """Keep by a rule from the next search on."""
        self._rule = rule

    def catch_up(self) -> None:
        """Search if the library has changed since, or none was done yet."""
        if self._is_due and not self.is_running:
            self.begin(self._rule)

    def note_change(self) -> None:
        """What was found is not all that there is any more."""
        self._is_due = True

    def take(self, event: DuplicateEvent) -> None:
        """Show an event, if it is of what goes on."""
        if not self._goes_on(event.number):
            return
        match event:
            case DuplicatesProgress(_, progress):
                self._show_progress(progress_line(progress), progress.done, progress.total)
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
        """The engine has ended, and the search ends with it; another is due."""
        self._is_due = self._is_due or self.is_running
        super().break_off(message)

    def _show_state(self, *, running: bool) -> None:
        super()._show_state(running=running)
        self.stop.setVisible(running)
        self.again.setVisible(not running)
