"""Takes the README's picture of the real window: a real engine, on a folder of your own.

python benchmarks/screenshot.py FOLDER resources/screenshot.png "a dog on a beach"
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Desktop
from desktop.theme import Theme
from engine.client import EngineClient
from engine.protocol import Event, IndexingDone, IndexingFailed, Stopped
from engine.reader import LibraryReader

_SETTLE_MS = 1500


def main() -> int:
    """Index the folder into a library that is thrown away, search, and save the window."""
    arguments = _arguments()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["triptych"])
    application.setApplicationName("Triptych")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue("theme", arguments.theme)
        desktop = Desktop(
            lambda on_event: EngineClient(library, on_event), LibraryReader(library), settings
        )
        try:
            saved = _take(desktop, arguments)
        finally:
            desktop.close()
    return 0 if saved else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("picture", type=Path, help="the PNG file to write")
    parser.add_argument("query", nargs="?", default="")
    parser.add_argument("--theme", choices=list(Theme), default=Theme.LIGHT)
    parser.add_argument("--size", type=int, nargs=2, default=(1280, 800))
    parser.add_argument("--select", type=int, default=0, help="the row to look at closely")
    return parser.parse_args()


def _take(desktop: Desktop, arguments: argparse.Namespace) -> bool:
    desktop.open([str(arguments.folder.resolve())])
    desktop.window.resize(*arguments.size)
    _wait_for(desktop, lambda event: isinstance(event, IndexingDone | IndexingFailed | Stopped))
    if arguments.query:
        waiting = QEventLoop()
        desktop.searcher.answered.connect(waiting.quit)
        desktop.window.search.box.setText(arguments.query)
        waiting.exec()
    desktop.window.gallery.select_row(arguments.select)
    desktop.window.messages.hide()
    _settle()
    print(f"saved {arguments.picture}", file=sys.stderr)
    return desktop.window.grab().save(str(arguments.picture))


def _wait_for(desktop: Desktop, is_end: Callable[[Event], bool]) -> None:
    waiting = QEventLoop()
    desktop.engine_events.connect(lambda event: waiting.quit() if is_end(event) else None)
    waiting.exec()


def _settle() -> None:
    """Let pictures load and be painted."""
    waiting = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, waiting.quit)
    waiting.exec()


if __name__ == "__main__":
    sys.exit(main())
