"""A window on a library with copies and other forms of a picture, and its page of duplicates."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakeLibrary
from desktop_support import (
    OpenDesktop,
    listed,
)
from duplicate_media import saved, scene
from duplicate_window import EXACT, SearchingEngine
from kept_shelf import KeptShelf
from PIL import Image
from pytestqt.qtbot import QtBot

from desktop.duplicates import DuplicatesPage
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.library.facade import Library

pytest_plugins = ("desktop_fixtures",)


def _write_media(folder: Path) -> None:
    """A picture, its copy, and two other forms of it; two moments; one that is alone."""
    one = saved(scene(1), folder / "one.jpg")
    (folder / "copies").mkdir()
    (folder / "copies/copy.jpg").write_bytes(one.read_bytes())
    saved(scene(1).resize((160, 120)), folder / "small.jpg")
    saved(scene(1).transpose(Image.Transpose.FLIP_LEFT_RIGHT), folder / "mirrored.jpg", 60)
    saved(scene(2), folder / "first.jpg", 90, "2024:05:01 12:00:00")
    saved(scene(2), folder / "next.jpg", 80, "2024:05:01 12:00:02")
    saved(scene(3), folder / "alone.jpg")


@pytest.fixture(scope="session")
def copies_shelf(tmp_path_factory: pytest.TempPathFactory) -> KeptShelf:
    """These and their library."""
    return KeptShelf(tmp_path_factory.mktemp("duplicates"), _write_media)


@pytest.fixture
def copies_media(copies_shelf: KeptShelf, library_dir: Path, home: Path) -> Path:
    """These files, which may be changed, with a trash beside them."""
    (home / "data").mkdir()
    return copies_shelf.set_back(library_dir)


@pytest.fixture
def copies_library(make_library: MakeLibrary, copies_media: Path) -> Library:
    """A library of these."""
    return make_library()


@pytest.fixture
def copies_desktop(open_desktop: OpenDesktop, copies_library: Library, qtbot: QtBot) -> Desktop:
    """A window on it."""
    opened = open_desktop(connect=lambda post: SearchingEngine(post, copies_library))
    qtbot.waitUntil(lambda: len(listed(opened)) == 7)
    return opened


@pytest.fixture
def duplicates(copies_desktop: Desktop, qtbot: QtBot) -> DuplicatesPage:
    """The page, opened and filled."""
    copies_desktop.window.show_pages(PageName.DUPLICATES)
    page = copies_desktop.window.pages.duplicates
    qtbot.waitUntil(lambda: page.model.count(EXACT) == 1)
    return page
