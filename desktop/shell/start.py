"""Opens the window: on a library that lies here, with its engine process, or on one elsewhere."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QMargins, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from engine.language import Language, speak
from engine.library.door import Show
from engine.library.lock import sole_window
from engine.library.reader import LibraryReader
from engine.logs import log_start, open_log
from engine.paths import LibraryPaths, absolute
from engine.service.client import EngineClient
from engine.service.launch import launch

from .app import Desktop
from .application import open_application
from .end_signals import end_signals
from .fault_reports import hook_of
from .garbage import GarbageCollector
from .second_start import SecondStart
from .speaking import chosen_language, speak_in

# What the system draws around a window is only known once that is shown.
_FRAME = QMargins(4, 32, 4, 4)


def run(
    library: Path,
    folders: Sequence[str],
    link: str,
    settings_file: Path,
    *,
    quick_search: bool = False,
) -> int:
    """Open the window on a library and stay until it is closed; tells the exit status.

    A window that is open on it already comes to the front instead, and is given all of it.
    """
    paths = LibraryPaths(library)
    asked = Show(tuple(map(absolute, folders)), link, quick_search)
    second = SecondStart(paths, asked)
    with open_log(), sole_window(paths, second.is_over) as is_sole:
        settings, language = _begin(settings_file)
        if not is_sole:
            return second.status()
        # It loads while the window is built; should that not come up, the engine ends.
        engine = launch(library)
        with closing(engine.connection):
            application = open_application()
            speak_in(application, language)
            desktop = Desktop(
                lambda on_event: EngineClient(library, on_event, launched=engine),
                LibraryReader(library),
                settings,
            )
            status = _stay(desktop, lambda: desktop.open(folders, link, quick_search=quick_search))
    return _end(desktop, status)


def run_elsewhere(
    address: str, link: str, settings_file: Path, *, quick_search: bool = False
) -> int:
    """The same on a library that is served elsewhere; it may have any number of windows."""
    with open_log():
        settings, language = _begin(settings_file)
        application = open_application()
        speak_in(application, language)
        desktop = desktop_elsewhere(address, settings)
        status = _stay(desktop, lambda: desktop.open((), link, quick_search=quick_search))
    return _end(desktop, status)


def desktop_elsewhere(address: str, settings: QSettings) -> Desktop:
    """The window on a library that is served elsewhere."""
    from engine.api.connection import Connection  # noqa: PLC0415 - most libraries lie here
    from engine.served.files import ServedFiles  # noqa: PLC0415
    from engine.served.link import ServedLink  # noqa: PLC0415
    from engine.served.view import ServedView  # noqa: PLC0415

    server = Connection(address)
    view = ServedView(server)
    files = ServedFiles(server, view)
    return Desktop(lambda tell: ServedLink(server, view, tell), view, settings, files)


def _begin(settings_file: Path) -> tuple[QSettings, Language]:
    """What the window was last time, and the language that it speaks from now on."""
    log_start("window")
    settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
    language = chosen_language(settings)
    speak(language)
    return settings, language


def fit_to_screen(window: QWidget) -> None:
    """Make a window no larger than what its screen has room for, its frame included."""
    room = window.screen().availableGeometry().marginsRemoved(_FRAME).size()
    window.resize(window.size().boundedTo(room))


def _stay(desktop: Desktop, open_window: Callable[[], None]) -> int:
    """Show the window until it is closed."""
    sys.excepthook = hook_of(desktop.show_error)
    with end_signals(QApplication.exit):
        fit_to_screen(desktop.window)
        open_window()
        GarbageCollector(desktop.window).start()
        status = QApplication.exec()
        desktop.close()
    return status


def _end(desktop: Desktop, status: int) -> int:
    """Leave this process; Python would wait for what a dead drive holds, here or in one of ours."""
    if desktop.hangs or multiprocessing.active_children():
        os._exit(status)
    return status
