"""Fixtures of the window's tests: a real window on a real library, opened and closed for them."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from colour_media import write_media_folder
from conftest import MakeLibrary
from desktop_support import EngineInProcess, FileOpener, OpenDesktop, engine_of, listed
from fake_encoder import ColourEncoder
from kept_window import KeptWindow
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from desktop.gallery import painted_tiles
from desktop.preview import PreviewPane
from desktop.services.protocols import EngineLink
from desktop.services.tasks import Relay, Worker
from desktop.shell import other_programs
from desktop.shell.app import Desktop
from desktop.shell.start import desktop_elsewhere
from desktop.viewer.zoom import ZoomView
from engine.library.facade import Library
from engine.library.reader import LibraryReader
from engine.service.messages import Event


@pytest.fixture
def open_desktop(
    qapp: QApplication,
    qtbot: QtBot,
    library_dir: Path,
    tmp_path: Path,
    make_library: MakeLibrary,
    all_tiles_painted: None,
    kept_window: KeptWindow,
) -> Iterator[OpenDesktop]:
    """Open windows on `library_dir`, with an in-process engine unless told otherwise.

    They are closed before the libraries of `make_library`, which their engines ask.
    """
    kept_window.give_up()
    opened: list[Desktop] = []

    def make(
        library: Library | None = None,
        connect: Callable[[Callable[[Event], None]], EngineLink] | None = None,
        folders: tuple[str, ...] = (),
        link: str = "",
    ) -> Desktop:
        desktop = Desktop(
            connect or (lambda post: EngineInProcess(post, library)),
            LibraryReader(library_dir),
            _settings(tmp_path),
        )
        opened.append(desktop)
        desktop.open(folders, link)
        qtbot.waitExposed(desktop.window)
        return desktop

    yield make
    _end(opened)


@pytest.fixture
def open_elsewhere(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenDesktop]:
    """Open windows on libraries that are served, by their addresses."""
    opened: list[Desktop] = []

    def make(address: str) -> Desktop:
        desktop = desktop_elsewhere(address, _settings(tmp_path))
        opened.append(desktop)
        desktop.open()
        qtbot.waitExposed(desktop.window)
        return desktop

    yield make
    _end(opened)


@pytest.fixture(scope="session")
def end_windows() -> Callable[[Sequence[Desktop]], None]:
    """Closes windows, and lets them go: what is left of them would follow the focus of others."""
    return _end


@pytest.fixture(scope="session")
def all_tiles_painted() -> Iterator[None]:
    """What is grabbed shows all: on a slow machine the time of a frame would end before them."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(painted_tiles, "FRAME_MS", math.inf)
        yield


def _settings(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def _end(desktops: Sequence[Desktop]) -> None:
    """Close windows, and let them go."""
    for desktop in desktops:
        desktop.close()
    _delete_windows(desktops)
    # What was made in Python and is still in the clipboard at the exit crashes Qt there.
    QGuiApplication.clipboard().clear()


def _delete_windows(desktops: Sequence[Desktop]) -> None:
    """Let windows go with all that was built for them, once what their threads told was heard.

    Else they pile up, and each change of a palette and each look for garbage takes the longer the
    more tests went before. What has no parent is held by its connections, which nobody sees.
    """
    QApplication.processEvents()
    for desktop in desktops:
        desktop.window.deleteLater()
    for left in getAllValidWrappers():
        if isinstance(left, QObject) and _is_left(left):
            left.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _is_left(thing: QObject) -> bool:
    """Whether a thing was built for a window and goes with no other.

    A thread that hangs may yet tell something through its worker.
    """
    if thing.isWidgetType() or isinstance(thing, Worker | Relay):
        return False
    return type(thing).__module__.startswith("desktop.") and thing.parent() is None


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `media` and the `library` that was made of it, once for all tests."""
    folder = tmp_path_factory.mktemp("indexed")
    media = write_media_folder(folder / "media")
    encoder = ColourEncoder()
    library = Library(folder / "library", "starter", encoder_of=lambda preset, cache: encoder)
    library.index((str(media),))
    library.close()
    return folder


@pytest.fixture
def media(indexed: Path) -> Path:
    """The media of the library of `desktop`; not to be changed."""
    return indexed / "media"


@pytest.fixture
def make_indexed(make_library: MakeLibrary, indexed: Path, library_dir: Path) -> MakeLibrary:
    """`make_library`, where three pictures, two sounds and three documents are indexed already."""
    shutil.copytree(indexed / "library", library_dir)
    return make_library


@pytest.fixture
def desktop(kept_window: KeptWindow, indexed: Path, qtbot: QtBot) -> Iterator[Desktop]:
    """A window on a library of three pictures, two sounds and three documents.

    It is the one that the tests of a file share, so nothing is to be done to it that cannot be
    seen at its end: no signals are connected to what acts, no times set, no attributes replaced.
    """
    yield kept_window.lend(indexed, qtbot)
    kept_window.take_back()


@pytest.fixture
def own_desktop(open_desktop: OpenDesktop, make_indexed: MakeLibrary, qtbot: QtBot) -> Desktop:
    """The same for one test alone, on `library_dir`."""
    desktop = open_desktop(make_indexed())
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    return desktop


@pytest.fixture(scope="module")
def kept_window(
    qapp: QApplication, all_tiles_painted: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KeptWindow]:
    """The window that the tests of a file share."""
    kept = KeptWindow(lambda made: _open_kept(made, tmp_path_factory.mktemp("kept")), _end_kept)
    yield kept
    kept.give_up()


def _open_kept(indexed: Path, folder: Path) -> tuple[Desktop, QSettings]:
    directory, encoder, settings = folder / "library", ColourEncoder(), _settings(folder)
    shutil.copytree(indexed / "library", directory)
    library = Library(directory, "starter", encoder_of=lambda preset, cache: encoder)
    desktop = Desktop(
        lambda post: EngineInProcess(post, library), LibraryReader(directory), settings
    )
    desktop.open()
    return desktop, settings


def _end_kept(desktop: Desktop) -> None:
    library = engine_of(desktop).library
    assert library is not None
    _end([desktop])
    library.close()


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    """A pane on its own, beside drives that answer."""
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.player.answer_wanted.connect(lambda path: pane.player.take_answer(path, "", path))
    pane.resize(320, 600)
    pane.show()
    return pane


@pytest.fixture
def opener(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileOpener]:
    """Receives the files that are opened."""
    opener = FileOpener()
    monkeypatch.setattr(other_programs, "find_launcher", lambda: None)
    QDesktopServices.setUrlHandler("file", opener, "open")
    yield opener
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def picture(qtbot: QtBot) -> ZoomView:
    """A view of 400 by 300 with a picture of 1,600 by 900."""
    view = ZoomView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.begin()
    view.show_image(QImage(1600, 900, QImage.Format.Format_RGB32), 1600)
    return view
