"""A second start on a library whose window is open: that one comes forward, and this one ends."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QMessageBox

from engine.language import tr, tr_noop
from engine.library.door import Show, knock
from engine.paths import LibraryPaths

from .application import open_application

# The engine of a window that is just being opened has no door yet, and one that is being closed
# has none any more.
_PATIENCE_SECONDS = 20.0
_PAUSE_SECONDS = 0.2
_SILENT = tr_noop(
    "Triptych is open on this library already, but does not answer. Look for its window, or close"
    " it and start again."
)

_log = logging.getLogger(__name__)


def tell_in_a_box(line: str) -> None:
    """Say something in a small window of its own, since who starts by an icon sees no terminal."""
    application = QApplication.instance() or open_application()
    box = QMessageBox(QMessageBox.Icon.Warning, application.applicationName(), line)
    box.exec()


class SecondStart:
    """Has the open window come forward, add folders and open a link, or open a quick search.

    Args:
        patience: seconds for which a window that does not answer is asked again. It may be about
            to open, or to close; then the second start is the first.
    """

    def __init__(
        self, paths: LibraryPaths, request: Show, patience: float = _PATIENCE_SECONDS
    ) -> None:
        self._paths = paths
        self._request = request
        self._end = time.monotonic() + patience
        self._is_shown = False

    def is_over(self) -> bool:
        """Ask the open window once; whether it took the request, or has been silent for long."""
        self._is_shown = knock(self._paths, self._request)
        if self._is_shown or time.monotonic() >= self._end:
            return True
        time.sleep(_PAUSE_SECONDS)
        return False

    def status(self, tell: Callable[[str], None] = tell_in_a_box) -> int:
        """The exit status.

        Args:
            tell: says to the person that the open window is silent.
        """
        if self._is_shown:
            return 0
        _log.warning(_SILENT)
        # A program that Windows starts without a console has none.
        if sys.stderr is not None:
            sys.stderr.write(f"{_SILENT}\n")
        tell(tr(_SILENT))
        return 1
