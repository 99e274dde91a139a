"""A second start on a library whose window is open: that one comes forward, and this one ends."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QMessageBox

from engine.language import tr, tr_noop
from engine.library.door import Show, knock
from engine.paths import LibraryPaths, absolute

from .application import open_application

# The engine of a window that is just being opened has no door yet.
_PATIENCE_SECONDS = 10.0
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


def show_open_window(
    paths: LibraryPaths,
    folders: Sequence[str],
    query: str = "",
    patience: float = _PATIENCE_SECONDS,
    tell: Callable[[str], None] = tell_in_a_box,
    *,
    quick_search: bool = False,
) -> int:
    """Have the open window come forward, add folders and look; tells the exit status.

    Args:
        tell: says to the person that the open window is silent.
        quick_search: have it open the small window for a quick search instead.
    """
    asked = Show(tuple(map(absolute, folders)), query, quick_search)
    end = time.monotonic() + patience
    while not (is_shown := knock(paths, asked)) and time.monotonic() < end:
        time.sleep(_PAUSE_SECONDS)
    if not is_shown:
        _log.warning(_SILENT)
        # A program that Windows starts without a console has none.
        if sys.stderr is not None:
            sys.stderr.write(f"{_SILENT}\n")
        tell(tr(_SILENT))
    return 0 if is_shown else 1
