"""How many files lie in which folder, and are of which month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from engine.catalogue import Catalogue
from engine.local_days import midnight
from engine.types import FileStat, Filters, FolderCount, Metadata, Modality, MonthCount


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """An empty catalogue."""
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    yield catalogue
    catalogue.close()


def _put(catalogue: Catalogue, path: str, taken: str = "", changed: int = 0) -> None:
    with catalogue.transaction():
        root = catalogue.roots.add("/shelf")
        stat = FileStat(path, 10, changed * 10**9)
        digest = path.encode().ljust(16)[:16]
        catalogue.items.put(root, stat, digest, Modality.IMAGE, Metadata(taken=taken))


def test_a_folder_counts_all_below_it(catalogue: Catalogue) -> None:
    """At any depth, in the order of names, and without what only begins with its name."""
    for path in ("a10/x.png", "a2/x.png", "a2/in/x.png", "a2/in/y.png", "x.png"):
        _put(catalogue, f"/shelf/{path}")
    _put(catalogue, "/shelf2/a/x.png")
    assert catalogue.overview.folders_in("/shelf") == (
        FolderCount("/shelf/a2", 3, has_folders=True),
        FolderCount("/shelf/a10", 1),
    )
    assert catalogue.overview.folders_in("/shelf/a2") == (FolderCount("/shelf/a2/in", 2),)
    assert catalogue.overview.folders_in("/shelf/a10") == ()


def test_counts_follow_what_is_written(catalogue: Catalogue) -> None:
    """What is remembered holds until the next change."""
    _put(catalogue, "/shelf/a/x.png")
    assert catalogue.overview.folders_in("/shelf") == (FolderCount("/shelf/a", 1),)
    _put(catalogue, "/shelf/a/y.png")
    assert catalogue.overview.folders_in("/shelf") == (FolderCount("/shelf/a", 2),)


def test_months_are_those_that_filters_find(catalogue: Catalogue) -> None:
    """By the day of the tags, or else of the last change here, at both ends of a month."""
    first, after = midnight(date(2023, 12, 1)), midnight(date(2024, 1, 1))
    for name, moment in (("a", first), ("b", after - 1), ("c", after), ("d", first - 1)):
        _put(catalogue, f"/shelf/{name}.png", changed=moment)
    _put(catalogue, "/shelf/e.png", taken="2023-12-31T23:59:59", changed=after)
    assert catalogue.overview.months() == (
        MonthCount(2024, 1, 1),
        MonthCount(2023, 12, 3),
        MonthCount(2023, 11, 1),
    )
    filters = Filters(after=date(2023, 12, 1), before=date(2024, 1, 1))
    assert len(catalogue.items.matching(filters)) == 3


def test_moments_out_of_all_bounds_have_a_month(catalogue: Catalogue) -> None:
    """A file system may tell any moment; none is lost and nothing breaks."""
    for name, moment in (("a", -(2**33)), ("b", 2**33)):
        _put(catalogue, f"/shelf/{name}.png", changed=moment)
    assert sum(month.items for month in catalogue.overview.months()) == 2
