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

from desktop.models.offer import note_taken
from desktop.shell.app import Desktop
from desktop.shell.speaking import speak_in
from desktop.widgets.theme import Theme
from engine.language import Language
from engine.library.reader import LibraryReader
from engine.service.client import EngineClient
from engine.service.messages import (
    Event,
    Explained,
    IndexingDone,
    IndexingFailed,
    SearchDone,
    SearchFailed,
    Stopped,
)

_SETTLE_MS = 1500
_PATIENCE_MS = 300_000


def main() -> int:
    """Index the folder into a library that is thrown away, search, and save the window."""
    arguments = _arguments()
    saved = in_window(lambda desktop: _take(desktop, arguments), arguments.theme)
    return 0 if saved else 1


def in_window(
    work: Callable[[Desktop], bool],
    theme: Theme = Theme.LIGHT,
    language: Language = Language.ENGLISH,
) -> bool:
    """Do something with a real window, on a library that is thrown away; tells what that tells."""
    speak_in(_application(), language)
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "Library"
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        settings.setValue("theme", theme)
        note_taken(settings)
        desktop = Desktop(
            lambda on_event: EngineClient(library, on_event), LibraryReader(library), settings
        )
        try:
            return work(desktop)
        finally:
            desktop.close()


def _application() -> QApplication:
    if isinstance(application := QApplication.instance(), QApplication):
        return application
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["triptych"])
    application.setApplicationName("Triptych")
    return application


def index(desktop: Desktop, folder: Path) -> bool:
    """Open the window on a folder, and wait until it is read; tells whether it was."""
    desktop.open([str(folder.resolve())])
    return isinstance(wait_for(desktop, IndexingDone, IndexingFailed), IndexingDone)


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
    """Save the window once it shows what was asked for; tells whether it came to that."""
    desktop.window.resize(*arguments.size)
    came = index(desktop, arguments.folder)
    if came and arguments.query:
        desktop.window.search.box.setText(arguments.query)
        came = isinstance(wait_for(desktop, SearchDone, SearchFailed), SearchDone)
    if came:
        desktop.window.gallery.select_row(arguments.select)
        came = not arguments.query or isinstance(wait_for(desktop, Explained), Explained)
    if not came:
        print(desktop.window.messages.text.text() or "the engine is silent", file=sys.stderr)
        return False
    desktop.window.messages.hide()
    settle()
    print(f"saved {arguments.picture}", file=sys.stderr)
    return desktop.window.grab().save(str(arguments.picture))


def wait_for(desktop: Desktop, *kinds: type[Event]) -> Event | None:
    """The next event of some kinds; None where the engine stops, or for long says nothing such."""
    found: list[Event] = []
    waiting = QEventLoop()

    def take(event: Event) -> None:
        if isinstance(event, (*kinds, Stopped)):
            found.append(event)
            waiting.quit()

    link = desktop.engine_events.connect(take)
    QTimer.singleShot(_PATIENCE_MS, waiting, waiting.quit)
    waiting.exec()
    desktop.engine_events.disconnect(link)
    return next((event for event in found if isinstance(event, kinds)), None)


def settle() -> None:
    """Let pictures load and be painted."""
    waiting = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, waiting.quit)
    waiting.exec()


if __name__ == "__main__":
    sys.exit(main())
