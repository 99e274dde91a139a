"""Fixtures of the window's tests with films: a real window on a library that has some."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from desktop_support import OpenDesktop, listed
from fake_encoder import ColourEncoder
from film_media import write_film
from film_window import colour_of_tile
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from engine.library.facade import Library


@pytest.fixture(scope="session")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `library` of two films and a picture; not to be changed."""
    folder = tmp_path_factory.mktemp("filmed")
    media = folder / "media"
    write_film(media / "garden.mp4", "green", "red", "blue", pitches=("low", "low", "low"))
    write_film(media / "coast.mkv", "blue")
    write_picture(media / "rose.png", "red")
    library = Library(
        folder / "library", "starter", encoder_of=lambda preset, cache: ColourEncoder()
    )
    library.index((str(media),))
    library.close()
    return folder


@pytest.fixture
def cinema(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    filmed: Path,
    library_dir: Path,
    qtbot: QtBot,
) -> Desktop:
    """A window on that library, with the pictures of its films."""
    shutil.copytree(filmed / "library", library_dir)
    desktop = open_desktop(make_library())
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)
    qtbot.waitUntil(lambda: colour_of_tile(desktop, "garden.mp4") == "green")
    return desktop
