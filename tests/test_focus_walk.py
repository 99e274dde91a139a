"""Tab goes round all that is seen on every page, there and back, and where it is can be seen."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    EngineInProcess,
    OpenDesktop,
    listed,
    look_at,
    select,
    type_words,
)
from fake_encoder import ColourEncoder
from film_media import write_film
from focus_walker import Walker
from model_listing import MODELS, tell
from msgspec.structs import replace
from pdf_files import write_pdf
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode
from desktop.library.welcome import Step
from desktop.marks.album_dialog import AlbumDialog
from desktop.marks.left_out import LeftOutDialog
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.clusters.leaves import GroupOptions
from engine.library.facade import Library
from engine.library.map_making import make_map
from engine.service.duplicate_messages import DuplicatesFound, FindDuplicates
from engine.service.messages import Request
from engine.service.model_messages import ModelsListed
from engine.types import Marks, Root, Term
from engine.types.albums import Album
from engine.types.item_groups import GroupMethod
from engine.types.maps import MapMethod

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
FILES = ("rose.png", "drum.wav", "garden.mp4", "ruby.txt", "moss.md", "tea.pdf")


class WholeEngine(EngineInProcess):
    """Looks for duplicates as well."""

    def send(self, request: Request) -> None:
        super().send(request)
        if isinstance(request, FindDuplicates) and self.library is not None:
            self.post(DuplicatesFound(request.number, self.library.duplicates.find(request.rule)))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of every kind, with a copy, a damaged file, groups and a map."""
    folder = tmp_path_factory.mktemp("shelf")
    media = write_media_folder(folder / "media")
    write_film(media / "garden.mp4", "green", "red", "blue", pitches=("low", "low", "low"))
    write_pdf(media / "tea.pdf", "Tea for two")
    (media / "copy.png").write_bytes((media / "rose.png").read_bytes())
    (media / "damaged.png").write_bytes(b"no picture")
    for number in range(1, 5):
        for colour in ("red", "green", "blue"):
            write_picture(media / f"{colour}-{number}.png", colour, number)
    encoder = ColourEncoder()
    made = Library(folder / "library", "starter", encoder_of=lambda preset, cache: encoder)
    with closing(made) as library:
        library.index((str(media),))
        library.groups.make(GroupOptions(GroupMethod.HDBSCAN))
    make_map(folder / "library", MapMethod.PCA)
    return folder


@pytest.fixture
def whole(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    shelf: Path,
    library_dir: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> Desktop:
    """A window on it, which has the keys."""
    shutil.copytree(shelf / "library", library_dir)
    library = make_library()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("map-method", MapMethod.PCA.value)
    settings.sync()
    desktop = open_desktop(connect=lambda post: WholeEngine(post, library))
    qtbot.waitUntil(lambda: len(listed(desktop)) > len(FILES))
    tell(desktop, qtbot, ModelsListed(MODELS))
    desktop.window.activateWindow()
    return desktop


@pytest.fixture
def walker(whole: Desktop) -> Walker:
    """Goes round that window."""
    return Walker(whole)


def test_round_the_results(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """Query with chips, filters, side bar, results in every form, selection, and each preview."""
    window = whole.window
    for name in FILES:
        select(whole, qtbot, name)
        window.gallery.setFocus()
        walker.check()
    for mode in (GalleryMode.SHELVES, GalleryMode.TABLE, GalleryMode.MAP):
        window.filters.views.buttons[mode].click()
        window.search.box.setFocus()
        walker.check()
    window.filters.views.buttons[GalleryMode.TILES].click()
    picture = next(item for item in listed(whole) if item.path.endswith("rose.png"))
    whole.session.add_files([Term(picture.modality, picture.path, is_file=True)])
    type_words(whole, qtbot, "red type:image")
    window.gallery.selectAll()
    window.search.box.setFocus()
    window.messages.show_done("Told", "Undo", lambda: None)
    walker.check()


def test_round_the_viewer(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """Whatever it shows, with what is known of it beside."""
    for name in FILES:
        viewer = look_at(whole, qtbot, name)
        viewer.head.info.setChecked(True)
        viewer.setFocus()
        walker.check()
        whole.menus.escape()


def test_round_the_pages(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """With the way back and the list of all pages beside each, and what each has to list."""
    window, pages = whole.window, whole.window.pages
    for name in PageName:
        window.show_pages(name)
        if name is PageName.GROUPS:
            qtbot.waitUntil(lambda: bool(pages.groups.model.cards))
        if name is PageName.DUPLICATES:
            qtbot.waitUntil(lambda: bool(pages.duplicates.model.groups))
        walker.check()


def test_round_the_dialogs(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """Tags, album, new name, what is left out, report; with something to choose in each."""
    selection, faults = whole.selection, whole.faults.dialog
    select(whole, qtbot, FILES[0])
    item = replace(listed(whole)[0], marks=Marks(tags=("red", "sea")))
    for dialog, open_it in (
        (selection.marks.tags, lambda: selection.marks.tags.ask("rose.png", [item])),
        (selection.albums.dialog, lambda: _ask_album(selection.albums.dialog)),
        (selection.renaming, lambda: selection.renaming.ask(item.path)),
        (selection.left_out, lambda: _list_left_out(selection.left_out)),
        (faults, lambda: faults.show_report(ValueError("odd"), ["a line"])),
    ):
        open_it()
        qtbot.waitUntil(dialog.isActiveWindow)
        for one in dialog.findChildren(QListWidget):
            one.setCurrentRow(0)
        walker.check(dialog)
        dialog.close()


def _ask_album(dialog: AlbumDialog) -> None:
    dialog.ask_for_files("rose.png", [Album("Roses"), Album("Reds")])


def _list_left_out(dialog: LeftOutDialog) -> None:
    dialog.show_roots([Root("/media", ignore=("/old",))])
    dialog.show()


def test_round_the_quick_search(whole: Desktop, walker: Walker, qtbot: QtBot) -> None:
    """Box, hits and the way to all of them."""
    whole.system.quick.open()
    quick = whole.system.quick.window
    assert quick is not None
    quick.box.setText("red")
    qtbot.waitUntil(lambda: quick.list.count() > 0)
    qtbot.waitUntil(quick.isActiveWindow)
    walker.check(quick)


def test_round_an_empty_library(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """Each step of the welcome."""
    desktop = open_desktop()
    welcome = desktop.window.empty.welcome
    qtbot.waitUntil(welcome.isVisible)
    tell(desktop, qtbot, ModelsListed(MODELS))
    welcome.offer_folders(["/home/ann/Pictures", "/home/ann/Music"])
    desktop.window.activateWindow()
    walker = Walker(desktop)
    for step in Step:
        assert welcome.step is step
        desktop.window.search.box.setFocus()
        walker.check()
        welcome.next.click()
