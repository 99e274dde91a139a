"""Keeps what the window is like for the next start: soon after a change, and as it is closed.

A window that is killed, or a computer without power, then loses the last seconds and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QThread, QTimer

from ..search.history import History
from ..search.session import SearchSession
from .window import MainWindow

SOON_MS = 3000
# By then it is on the disk, but for one that is very slow.
_WRITTEN_MS = 1000
_WRITE = QEvent.Type.UpdateRequest


class Kept(Protocol):
    """What has something to keep."""

    def save(self) -> None:
        """Put it into the settings."""


class Keeping(QObject):
    """Saves all parts.

    Args:
        parts: each is saved.
    """

    def __init__(
        self,
        window: MainWindow,
        session: SearchSession,
        history: History,
        settings: QSettings,
        parts: Sequence[Kept],
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._parts = parts
        self._has_ended = False
        self._pause = QTimer(self, singleShot=True, interval=SOON_MS)
        self._pause.timeout.connect(self._save_beside)
        # Of one file Qt keeps one state, whatever thread writes it.
        self._writer = QSettings(settings.fileName(), settings.format())
        self._thread = QThread(self)
        self._writer.moveToThread(self._thread)
        self._written = QTimer(self, singleShot=True, interval=_WRITTEN_MS)
        self._written.timeout.connect(self._end_writing)
        gallery = window.gallery
        for changed in (
            session.changed,
            history.recent_changed,
            gallery.current_changed,
            gallery.picked,
            gallery.verticalScrollBar().valueChanged,
        ):
            changed.connect(self._save_soon)
        # What a person wants forgotten must not come back.
        history.forgotten.connect(self.save)
        window.closed.connect(self._end)

    def save(self) -> None:
        """Write it to the disk now."""
        self._pause.stop()
        self._put()
        self._settings.sync()

    def _put(self) -> None:
        for part in self._parts:
            part.save()

    def _save_beside(self) -> None:
        """Have it written by another thread: this one would wait for the disk, twice a save."""
        self._put()
        QCoreApplication.removePostedEvents(self._settings, _WRITE.value)
        self._thread.start()
        QCoreApplication.postEvent(self._writer, QEvent(_WRITE))
        self._written.start()

    def _end_writing(self) -> None:
        self._thread.quit()
        self._thread.wait()
        # Writes what was set meanwhile, if anything was.
        self._settings.sync()

    def _end(self) -> None:
        """Keep how it was closed, and not what its end changes."""
        self.save()
        self._written.stop()
        self._end_writing()
        self._has_ended = True

    def _save_soon(self) -> None:
        # Not put off by the next change, or who goes on and on is never saved.
        if not (self._has_ended or self._pause.isActive()):
            self._pause.start()
