"""The icon in the system's tray: how far long work is, and the way to the window and back.

Closing the window ends Triptych with or without it, so that nothing is ever hidden behind an icon.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from engine.language import tr, tr_count, whole
from engine.library.manners import Rest
from engine.sentences.runs import RESTS, STAGES
from engine.service.messages import (
    Event,
    Followed,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    ReadingDone,
    ReadingProgress,
    Resting,
    Stopped,
)
from engine.types import Progress

from .long_work import LongWork
from .tray_icon import STEPS, tray_icon

_NAME = "Triptych"
_ENDS = (IndexingDone, IndexingFailed, ReadingDone, Stopped)


class Tray:
    """Shown where the system has a place for it.

    Args:
        window: what it goes with.
        open_window, quick_search, quit_all: what the entries of its menu do.
        pause: the entry of the File menu that pauses reading.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        open_window: Callable[[], None],
        quick_search: Callable[[], None],
        quit_all: Callable[[], object],
        pause: QAction,
    ) -> None:
        self.menu = QMenu(window)
        self.menu.addAction(tr("Open Triptych")).triggered.connect(lambda _: open_window())
        self.menu.addAction(tr("Quick search")).triggered.connect(lambda _: quick_search())
        self.menu.addAction(pause)
        self.menu.addSeparator()
        self.menu.addAction(tr("Quit")).triggered.connect(lambda _: quit_all())
        self._work = LongWork()
        self._line = self._quiet_line = ""
        self._step: int | None = None
        self.icon = QSystemTrayIcon(tray_icon(), window)
        self.icon.setContextMenu(self.menu)
        self.icon.setToolTip(_NAME)
        self.icon.activated.connect(
            lambda why: open_window() if why is QSystemTrayIcon.ActivationReason.Trigger else None
        )

    def show(self) -> None:
        """Be there, if there is a place."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()

    def take(self, event: Event) -> None:
        """Tell in the tip how far the reading is, and in the icon how far any long work is."""
        if isinstance(event, IndexingProgress) and event.is_quiet:
            self._quiet_line = _progress(event.progress)
        elif isinstance(event, IndexingProgress | ReadingProgress):
            self._line = _progress(event.progress)
        elif isinstance(event, Resting):
            self._line = _resting(event.reason)
        elif isinstance(event, _ENDS):
            self._line = ""
        if isinstance(event, Followed | Stopped):
            self._quiet_line = ""
        self._work.take(event)
        self._show()

    def _show(self) -> None:
        """Draw and tell anew what has become another."""
        share = self._work.share
        # What was asked for goes on after the quiet run that it gave way to.
        line = self._line or self._quiet_line or ("" if share is None else tr("At work…"))
        tip = f"{_NAME}\n{line}" if line else _NAME
        if tip != self.icon.toolTip():
            self.icon.setToolTip(tip)
        step = None if share is None else int(share * STEPS)
        if step != self._step:
            self._step = step
            self.icon.setIcon(tray_icon(step))

    def close(self) -> None:
        """Go."""
        self.icon.hide()


def _progress(progress: Progress) -> str:
    stage = tr(STAGES[progress.stage])
    if not progress.total:
        return stage
    return tr_count(
        "{stage} {done} of {n} files",
        "{stage} {done} of {n} file",
        progress.total,
        stage=stage,
        done=whole(progress.done),
    )


def _resting(reason: Rest) -> str:
    return tr(RESTS[reason])
