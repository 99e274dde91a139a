"""How far the indexing run has come, and the button that stops it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

from engine.language import decimal, tr, tr_count, whole
from engine.library.manners import Rest
from engine.sentences.runs import RESTS, STAGES, kinds_line
from engine.types import Progress, Stage
from engine.wording import time_left

from ..widgets.elided import ElidedLabel, NameLabel
from ..widgets.icons import set_icon
from ..widgets.labels import pointed
from ..widgets.motion import WorkBar

_LEAST_WORDS = 120
_LATER = (Stage.READING, Stage.LISTENING, Stage.RELATING, Stage.DRAWING, Stage.MEASURING)


class _Words(ElidedLabel):
    """Goes on in a new line, or where it may not is shortened."""

    def __init__(self) -> None:
        super().__init__(Qt.TextElideMode.ElideRight)
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        return QLabel.minimumSizeHint(self) if self.wordWrap() else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        return QLabel.sizeHint(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.wordWrap():
            QLabel.paintEvent(self, event)
        else:
            super().paintEvent(event)


class ProgressPanel(QWidget):
    """Hidden while nothing is indexed.

    Signals:
        cancel_wanted(): the run is to stop.
        go_on_wanted(): the pause is to end.
    """

    cancel_wanted = Signal()
    go_on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_paused = self._lies_flat = False
        self.stage = _Words()
        self.bar = WorkBar()
        self.bar.setAccessibleName(tr("Indexing progress"))
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.details = _Words()
        self.kinds = QLabel(wordWrap=True)
        self.current = NameLabel()
        self.cancel = QPushButton(tr("Cancel indexing"))
        set_icon(self.cancel, "stop")
        self.cancel.clicked.connect(self._on_cancel)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 6, 0, 0)
        for widget in (self.stage, self.bar, self.details, self.kinds, self.current, self.cancel):
            self._box.addWidget(widget)
        for label in (self.details, self.kinds, self.current):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hide()

    def lie_flat(self, flat: bool) -> None:
        """Be one line, for where there is more width than height, or a column."""
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if flat else directions.TopToBottom)
        self._box.setStretchFactor(self.bar, 1 if flat else 0)
        for label in (self.stage, self.details):
            label.setWordWrap(not flat)
            # Long words are shortened rather than that the window grows for them.
            label.setMinimumWidth(_LEAST_WORDS if flat else 0)
        self._lies_flat = flat
        self._fit_lines(not self.bar.isHidden())

    def show_progress(self, progress: Progress) -> None:
        """Show how far a run has come."""
        self._is_paused = False
        # Of one kind all is said.
        kinds = kinds_line(progress.kinds).split(" · ") if len(progress.kinds) > 1 else ()
        self.kinds.setText(pointed(kinds))
        self._show_how_far(True)
        set_icon(self.cancel, "stop")
        if self.isHidden():
            self.cancel.setEnabled(True)
            self.show()
        if self.cancel.isEnabled():
            self.stage.setText(tr(STAGES[progress.stage]))
        self.cancel.setText(
            tr("Stop for now") if progress.stage in _LATER else tr("Cancel indexing")
        )
        known = progress.stage in (Stage.INDEXING, *_LATER) and progress.total > 0
        self.bar.setRange(0, progress.total if known else 0)
        self.bar.setValue(progress.done if known else 0)
        self.details.setText(_details(progress))
        self.current.setText(PurePath(progress.current).name)

    def show_resting(self, reason: Rest) -> None:
        """Show why nothing is read now."""
        self._is_paused = reason is Rest.PAUSED
        self.stage.setText(tr(RESTS[reason]))
        self._show_how_far(False)
        self.cancel.setText(tr("Go on") if self._is_paused else tr("Cancel indexing"))
        set_icon(self.cancel, "play" if self._is_paused else "stop")
        self.cancel.setEnabled(True)
        self.show()

    def _show_how_far(self, visible: bool) -> None:
        for widget in (self.bar, self.details):
            widget.setVisible(visible)
        self._fit_lines(visible)

    def _fit_lines(self, visible: bool) -> None:
        """Show what there is no room for where all is one line."""
        shown = visible and not self._lies_flat
        self.current.setVisible(shown)
        self.kinds.setVisible(shown and bool(self.kinds.text()))

    def finish(self) -> None:
        """The run has ended."""
        self.hide()

    def _on_cancel(self) -> None:
        if self._is_paused:
            self.go_on_wanted.emit()
            return
        self.cancel.setEnabled(False)
        self.stage.setText(tr("Stopping…"))
        self.cancel_wanted.emit()


def _details(progress: Progress) -> str:
    parts = []
    if progress.total:
        done = whole(progress.done)
        parts.append(
            tr_count("{done} of {n} files", "{done} of {n} file", progress.total, done=done)
        )
    if progress.rate >= 0.1:
        parts.append(tr("{files} a second", files=decimal(progress.rate, 1)))
    if progress.seconds_left is not None and progress.stage is Stage.INDEXING:
        parts.append(time_left(progress.seconds_left))
    if progress.failed:
        parts.append(tr_count("{n} not readable", "{n} not readable", progress.failed))
    return pointed(parts)
