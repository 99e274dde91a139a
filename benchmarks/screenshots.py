"""Takes a picture of every page of the real window, in both themes and three sizes, to look at.

python benchmarks/screenshots.py FOLDER DIRECTORY ["the sea"] [--languages en de zh_CN]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget
from screenshot import in_window, settle, wait_for

from desktop.gallery.layouts import GalleryMode
from desktop.pages import PageName
from desktop.shell.app import Desktop
from desktop.widgets.theme import Theme
from engine.language import Language, spoken
from engine.service.duplicate_messages import DuplicatesFound
from engine.service.group_messages import GroupsDone, GroupsFailed
from engine.service.map_messages import MapFailed, MapMade
from engine.service.messages import (
    Explained,
    IndexingDone,
    IndexingFailed,
    ReadingDone,
    SearchDone,
)
from engine.types import Item
from engine.types.item_groups import GroupMethod

SIZES = ((900, 600), (1280, 800), (1920, 1080))
THEMES = (Theme.LIGHT, Theme.DARK)


class Photographer:
    """Goes through what the window can show, and saves each."""

    def __init__(
        self, desktop: Desktop, directory: Path, query: str, sizes: Sequence[tuple[int, int]]
    ) -> None:
        self._desktop = desktop
        self._directory = directory
        self._query = query
        self._sizes = sizes
        self._suffix = ""
        self._has_map = False

    def take_welcome(self) -> None:
        """Save what a person sees first, in every size and theme; the library is still empty."""
        for _ in self._looks():
            self._save("welcome")

    def take_all(self) -> None:
        """Save every other page in every size and theme."""
        for _ in self._looks():
            self._take_lists()
            self._take_viewer()
            self._take_pages()
            self._take_quick_search()

    def _looks(self) -> Iterator[None]:
        """Each theme in each size."""
        for theme in THEMES:
            self._desktop.themes.choose(theme)
            for width, height in self._sizes:
                self._desktop.window.resize(width, height)
                self._suffix = f"{width}x{height}-{theme}-{spoken()}"
                yield

    def _take_lists(self) -> None:
        desktop = self._desktop
        desktop.session.clear()
        self._save("listing")
        desktop.window.search.box.setText(self._query)
        wait_for(desktop, SearchDone)
        desktop.window.gallery.select_row(0)
        wait_for(desktop, Explained)
        self._save("search")
        for mode in (GalleryMode.SHELVES, GalleryMode.TABLE, GalleryMode.MAP, GalleryMode.TILES):
            desktop.views.show(mode)
            if mode is GalleryMode.MAP and not self._has_map:
                # The quick one, and the better one that takes its place.
                for _ in range(2):
                    wait_for(desktop, MapMade, MapFailed)
                self._has_map = True
            self._save(mode.value)

    def _take_viewer(self) -> None:
        gallery, model = self._desktop.window.gallery, self._desktop.model
        seen: set[str] = set()
        for row in range(min(40, model.rowCount())):
            item = model.item_at(row)
            kind = "" if item is None else _kind(item)
            if kind in {"", *seen}:
                continue
            seen.add(kind)
            gallery.select_row(row)
            gallery.look_wanted.emit()
            self._save(f"viewer-{kind}")
            self._desktop.window.viewer.close_wanted.emit()

    def _take_pages(self) -> None:
        window = self._desktop.window
        for name in PageName:
            window.show_pages(name)
            match name:
                case PageName.DUPLICATES:
                    self._take_duplicates()
                case PageName.GROUPS:
                    self._take_groups()
                case _:
                    self._save(name.name.lower())
        window.pages.close_wanted.emit()

    def _take_duplicates(self) -> None:
        page = self._desktop.window.pages.duplicates
        if page.task.is_running:
            wait_for(self._desktop, DuplicatesFound)
        for kind, button in page.kinds.items():
            button.click()
            self._save(f"duplicates-{kind}")

    def _take_groups(self) -> None:
        """Those by k-means, which puts the few files of a demonstration into some."""
        page = self._desktop.window.pages.groups
        page.making.method.setCurrentIndex(page.making.method.findData(GroupMethod.KMEANS))
        page.making.start.click()
        wait_for(self._desktop, GroupsDone, GroupsFailed)
        self._save("groups")

    def _take_quick_search(self) -> None:
        quick = self._desktop.system.quick
        quick.open()
        if quick.window is not None:
            quick.window.box.setText(self._query)
            wait_for(self._desktop, SearchDone)
            self._save("quick_search", quick.window)
            quick.window.hide()

    def _save(self, name: str, widget: QWidget | None = None) -> None:
        settle()
        path = self._directory / f"{name}-{self._suffix}.png"
        (widget or self._desktop.window).grab().save(str(path))
        print(path.name, file=sys.stderr)


def _kind(item: Item) -> str:
    """What the viewer shows in a way of its own."""
    return "pdf" if item.path.endswith(".pdf") else str(item.modality)


def main() -> int:
    """Index the folder into a library that is thrown away, and take all pictures of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("directory", type=Path)
    parser.add_argument("query", nargs="?", default="the sea")
    parser.add_argument("--widths", type=int, nargs="+", default=[width for width, _ in SIZES])
    parser.add_argument("--languages", type=Language, nargs="+", default=[Language.ENGLISH])
    arguments = parser.parse_args()
    arguments.directory.mkdir(parents=True, exist_ok=True)

    sizes = [size for size in SIZES if size[0] in arguments.widths]

    def take(desktop: Desktop) -> bool:
        photographer = Photographer(desktop, arguments.directory, arguments.query, sizes)
        desktop.open()
        photographer.take_welcome()
        desktop.operations.library.index_folders(folders=[str(arguments.folder.resolve())])
        came = isinstance(wait_for(desktop, IndexingDone, IndexingFailed), IndexingDone)
        if came:
            wait_for(desktop, ReadingDone)
            photographer.take_all()
        return came

    taken = [in_window(take, language=one) for one in arguments.languages]
    return 0 if all(taken) else 1


if __name__ == "__main__":
    sys.exit(main())
