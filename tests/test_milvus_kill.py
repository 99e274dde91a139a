"""Killed at any moment of indexing, a library and Milvus have all of its files, and none twice."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture, write_text
from milvus_servers import MilvusProcess
from processes import start, wait_until_gone

from engine.catalogue import Catalogue
from engine.library.facade import Library
from engine.library.index_settings import keep_index_settings
from engine.milvus.collection import Collection
from engine.milvus.expressions import among, both, is_text
from engine.milvus.server import Server
from engine.paths import LibraryPaths

pytest_plugins = ("milvus_fixtures",)

KILLS = int(os.environ.get("KILLS", "20"))


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path, milvus: MilvusProcess) -> None:
    """After runs over changing files were killed at twenty moments, Milvus has exactly the vectors
    of the catalogue, and that has exactly the files; so it is after each.
    """
    numbers = np.random.default_rng(int(os.environ.get("SEED", "1")))
    folder, paths = tmp_path / "files", LibraryPaths(tmp_path / "library")
    paths.directory.mkdir()
    keep_index_settings(paths, milvus.settings)
    change(folder, 0)
    seconds = killed_after(None, folder, paths)
    compare(folder, paths, milvus)
    for turn in range(1, KILLS + 1):
        change(folder, turn)
        killed_after(float(numbers.uniform(0, seconds)), folder, paths)
        with closing(Library(paths.directory)) as library:
            assert library.index(()).untold == ""
        compare(folder, paths, milvus)


def change(folder: Path, turn: int) -> None:
    """Let some files come, one change and one go."""
    for number in range(4):
        write_text(folder / f"{turn} {number}.txt", f"note {number} of turn {turn} about boats")
        write_picture(folder / f"{turn} {number}.png", "red", 4 * turn + number)
    if turn:
        write_text(folder / f"{turn - 1} 1.txt", f"another note, of turn {turn}")
        (folder / f"{turn - 1} 2.png").unlink()


def killed_after(seconds: float | None, folder: Path, paths: LibraryPaths) -> float:
    """Let a run go on so long and kill it, or let it end; tells how long it ran."""
    began = time.monotonic()
    process = start("index", str(folder), "--library", str(paths.directory), "--json")
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    _, errors = process.communicate()
    wait_until_gone(process.pid)
    assert seconds is not None or (process.returncode, errors) == (0, "")
    return time.monotonic() - began


def compare(folder: Path, paths: LibraryPaths, milvus: MilvusProcess) -> None:
    """The items are the files, and the rows are the vectors of the catalogue, each once."""
    with (
        closing(Catalogue(paths.catalogue)) as catalogue,
        closing(Server(milvus.settings)) as server,
    ):
        assert set(catalogue.items.stats_under(str(folder))) == set(map(str, folder.iterdir()))
        assert catalogue.outbox.count() == 0
        space = catalogue.spaces.active()
        assert space is not None
        collection = Collection(server, space)
        own = is_text("machine", catalogue.outbox.machine())
        stored = catalogue.segments.ids(space.id).tolist()
        assert len(stored) >= len(catalogue.items.digests())
        assert collection.count(own) == len(stored)
        assert collection.count(both(own, among("segment", stored))) == len(stored)
