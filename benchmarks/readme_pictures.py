"""Takes the README's pictures of duplicates, groups and the map: the real window, on a folder.

python benchmarks/readme_pictures.py FOLDER docs/pictures
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from screenshot import in_window, index, settle, wait_for

from desktop.gallery.layouts import GalleryMode
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.service.duplicate_messages import DuplicatesFailed, DuplicatesFound
from engine.service.group_messages import GroupsDone, GroupsFailed
from engine.service.map_messages import MapFailed, MapMade
from engine.service.messages import SearchDone
from engine.types.duplicates import DuplicateKind
from engine.types.item_groups import GroupMethod

SIZE = 1120, 700
QUALITY = 82
GROUPS = 6
QUERY = "the sea"


def main() -> int:
    """Index the folder into a library that is thrown away, and take the three pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pictures", type=Path)
    arguments = parser.parse_args()
    arguments.pictures.mkdir(parents=True, exist_ok=True)
    taken = in_window(lambda desktop: _take(desktop, arguments.folder, arguments.pictures))
    return 0 if taken else 1


def _take(desktop: Desktop, folder: Path, pictures: Path) -> bool:
    desktop.window.resize(*SIZE)
    if not index(desktop, folder):
        return False
    for name, show in (("groups", _groups), ("map", _map), ("duplicates", _duplicates)):
        show(desktop)
        desktop.window.messages.hide()
        settle()
        desktop.window.grab().save(str(pictures / f"{name}.webp"), quality=QUALITY)
    return True


def _duplicates(desktop: Desktop) -> None:
    desktop.window.show_pages(PageName.DUPLICATES)
    page = desktop.window.pages.duplicates
    if page.task.is_running:
        wait_for(desktop, DuplicatesFound, DuplicatesFailed)
    page.kinds[DuplicateKind.NEAR].click()


def _groups(desktop: Desktop) -> None:
    """Those by k-means, which puts the few files of a demonstration into some."""
    desktop.window.show_pages(PageName.GROUPS)
    making = desktop.window.pages.groups.making
    making.method.setCurrentIndex(making.method.findData(GroupMethod.KMEANS))
    making.count.setValue(GROUPS)
    making.start.click()
    wait_for(desktop, GroupsDone, GroupsFailed)


def _map(desktop: Desktop) -> None:
    desktop.window.leave_pages()
    desktop.window.search.box.setText(QUERY)
    wait_for(desktop, SearchDone)
    desktop.views.show(GalleryMode.MAP)
    wait_for(desktop, MapMade, MapFailed)
    wait_for(desktop, MapMade, MapFailed)


if __name__ == "__main__":
    sys.exit(main())
