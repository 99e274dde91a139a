"""A window on the map of a small library."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakeLibrary
from desktop_support import (
    OpenDesktop,
    listed,
)
from map_window import LEFT, MappingEngine
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode
from desktop.shell.app import Desktop
from engine.library.facade import Library

pytest_plugins = ("desktop_fixtures",)


@pytest.fixture
def mapped_library(make_indexed: MakeLibrary) -> Library:
    """Three pictures, two sounds and three documents."""
    return make_indexed()


@pytest.fixture
def map_desktop(
    open_desktop: OpenDesktop,
    mapped_library: Library,
    library_dir: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> Desktop:
    """A window on them that shows the map of PCA, all of it painted."""
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("map-method", "pca")
    settings.sync()
    made = open_desktop(connect=lambda post: MappingEngine(post, mapped_library, library_dir))
    qtbot.waitUntil(lambda: len(listed(made)) == 8)
    qtbot.mouseClick(made.window.filters.views.buttons[GalleryMode.MAP], LEFT)
    # The first map of a process waits for what it is made with to be imported.
    qtbot.waitUntil(lambda: len(made.window.map.canvas.points.ids) == 8, timeout=30_000)
    qtbot.waitUntil(lambda: not made.services.maps.state.is_working)
    return made
