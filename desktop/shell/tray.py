"""The icon in the system's tray: how far the reading is, and the way to the window and back.

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

from ..widgets.icons import application_icon

_NAME = "Triptych"
_ENDS = (IndexingDone, IndexingFailed, Followed, ReadingDone, Stopped)


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
        self.icon = QSystemTrayIcon(application_icon(), window)
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
        """Tell in the tip how far the reading is."""
        if isinstance(event, IndexingProgress | ReadingProgress):
            self.icon.setToolTip(f"{_NAME}\n{_progress(event.progress)}")
        elif isinstance(event, Resting):
            self.icon.setToolTip(f"{_NAME}\n{_resting(event.reason)}")
        elif isinstance(event, _ENDS):
            self.icon.setToolTip(_NAME)

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
