"""A window on files that may be changed, indexed once and set back for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from colour_media import write_media_folder
from conftest import MakeLibrary
from desktop_support import (
    OpenDesktop,
    listed,
)
from kept_shelf import KeptShelf
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from engine.library.facade import Library

pytest_plugins = ("desktop_fixtures",)


@pytest.fixture(scope="session")
def changeable_shelf(tmp_path_factory: pytest.TempPathFactory) -> KeptShelf:
    """Three pictures, two sounds and three documents, and their library."""
    return KeptShelf(tmp_path_factory.mktemp("files"), write_media_folder)


@pytest.fixture
def changeable_media(changeable_shelf: KeptShelf, library_dir: Path) -> Path:
    """These files, which may be changed."""
    return changeable_shelf.set_back(library_dir)


@pytest.fixture
def changeable_library(make_library: MakeLibrary, changeable_media: Path, home: Path) -> Library:
    """A library of them, with a trash beside them."""
    (home / "data").mkdir()
    return make_library()


@pytest.fixture
def files_desktop(open_desktop: OpenDesktop, changeable_library: Library, qtbot: QtBot) -> Desktop:
    """A window on it."""
    opened = open_desktop(changeable_library)
    qtbot.waitUntil(lambda: len(listed(opened)) == 8)
    return opened
