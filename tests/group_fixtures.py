"""A window on a library of three colours, with a group for each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from colour_media import write_picture, write_text, write_tone
from conftest import MakeLibrary
from desktop_support import OpenDesktop
from fake_encoder import ColourEncoder
from group_window import COLOURS, opened
from pytestqt.qtbot import QtBot

from desktop.groups import GroupsPage
from desktop.shell.app import Desktop
from engine.clusters.leaves import GroupOptions
from engine.library.facade import Library
from engine.types.item_groups import GroupMethod

pytest_plugins = ("desktop_fixtures",)


def _write_media(folder: Path) -> None:
    """Six files of each colour, pictures and texts, and two sounds that are like neither."""
    for colour in COLOURS:
        for number in range(4):
            write_picture(folder / f"{colour}-{number}.png", colour, number)
        for number in range(2):
            write_text(folder / f"{colour}-{number}.txt", f"{colour} {colour} {number}")
    write_tone(folder / "bird.wav", "high")
    write_tone(folder / "drum.wav", "low")


@pytest.fixture(scope="session")
def grouped_shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of these media without groups, and one with a group for each colour."""
    folder = tmp_path_factory.mktemp("groups")
    _write_media(folder / "media")
    encoder = ColourEncoder()
    library = Library(folder / "plain", "starter", encoder_of=lambda preset, cache: encoder)
    library.index((str(folder / "media"),))
    library.close()
    shutil.copytree(folder / "plain", folder / "grouped")
    library = Library(folder / "grouped", "starter", encoder_of=lambda preset, cache: encoder)
    library.groups.make(GroupOptions(GroupMethod.HDBSCAN))
    library.close()
    return folder


@pytest.fixture
def grouped_desktop(
    grouped_shelf: Path, library_dir: Path, make_library: MakeLibrary, open_desktop: OpenDesktop
) -> Desktop:
    """A window on the library with groups."""
    shutil.copytree(grouped_shelf / "grouped", library_dir)
    return open_desktop(make_library())


@pytest.fixture
def page(grouped_desktop: Desktop, qtbot: QtBot) -> GroupsPage:
    """The page with the three groups on it."""
    return opened(grouped_desktop, qtbot, 3)
