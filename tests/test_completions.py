"""What of a library begins as something that is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.catalogue import Catalogue
from engine.catalogue.item_groups import KeptGroup
from engine.types import Completed, FileStat, Metadata, Modality

FILES = ("IMG_2041.JPG", "IMG_2118.jpg", "Ärger.txt", "trees/sea.png", "trees/deep/Sea side.png")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """A catalogue of a few files."""
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    with catalogue.transaction():
        root = catalogue.roots.add("/shelf")
        for name in FILES:
            digest = name.encode().ljust(16)[:16]
            stat = FileStat(f"/shelf/{name}", 1, 0)
            catalogue.items.put(root, stat, digest, Modality.IMAGE, Metadata())
        for album in ("Rome", "romance", "Été à Rome"):
            catalogue.albums.make(album)
        groups = [KeptGroup(name, 0.5) for name in ("beach, sea", "Beach, people", "Beach, people")]
        catalogue.item_groups.replace_all(groups)
    yield catalogue
    catalogue.close()


@pytest.mark.parametrize(
    ("what", "beginning", "found"),
    [
        (Completed.NAMES, "img_2", ("IMG_2041.JPG", "IMG_2118.jpg")),
        (Completed.NAMES, "img_20", ("IMG_2041.JPG",)),
        (Completed.NAMES, "sea", ("Sea side.png", "sea.png")),
        (Completed.NAMES, "nothing", ()),
        (Completed.FOLDERS, "tr", ("trees",)),
        (Completed.FOLDERS, "de", ("deep",)),
        (Completed.FOLDERS, "ees", ()),
        (Completed.ENDINGS, "", ("jpg", "png", "txt")),
        (Completed.ENDINGS, "p", ("png",)),
        (Completed.TAGS, "a", ()),
        (Completed.ALBUMS, "ro", ("Rome", "romance")),
        (Completed.ALBUMS, "ÉTÉ", ("Été à Rome",)),
        (Completed.GROUPS, "be", ("beach, sea", "Beach, people")),
        (Completed.GROUPS, "sea", ()),
    ],
)
def test_each_is_found_by_its_beginning(
    catalogue: Catalogue, what: Completed, beginning: str, found: tuple[str, ...]
) -> None:
    """Whatever its case, once each, and numbers as they are written."""
    assert sorted(catalogue.completions.find(what, beginning)) == sorted(found)


def test_a_few_are_enough(catalogue: Catalogue) -> None:
    """However many begin so."""
    with catalogue.transaction():
        root = catalogue.roots.add("/shelf")
        for number in range(30):
            stat = FileStat(f"/shelf/a{number}.png", 1, 0)
            digest = str(number).encode().ljust(16)
            catalogue.items.put(root, stat, digest, Modality.IMAGE, Metadata())
    assert len(catalogue.completions.find(Completed.NAMES, "a")) == 8
