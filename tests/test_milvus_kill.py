"""Killed at any moment while vectors go to Milvus, a library has all of them, and none twice."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import numpy as np
import pytest
from milvus_servers import milvus_process
from processes import start
from vector_store import VectorStore

from engine.milvus.collection import Collection
from engine.milvus.delivery import deliver
from engine.milvus.expressions import among, both, is_text
from engine.milvus.server import Server

# Stores and removes items, and tells the server after every few of them, until it is killed.
_WORK = """
import sys
from pathlib import Path
from unit_vectors import unit
from vector_store import VectorStore
from engine.milvus.delivery import deliver
from engine.milvus.server import Server
from engine.types.index_settings import IndexKind, IndexSettings
shelf = VectorStore(Path(sys.argv[1]))
shelf.go_on()
server = Server(IndexSettings(IndexKind.MILVUS, sys.argv[2]))
print("ready", flush=True)
while True:
    items = shelf.put(unit(40, seed=shelf.catalogue.revision()))
    deliver(shelf.catalogue, server)
    shelf.remove(items[::3])
"""


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    """After kills at twenty moments the server has exactly the vectors of the catalogue."""
    numbers = np.random.default_rng(int(os.environ.get("SEED", "1")))
    shelf = VectorStore(tmp_path)
    with shelf.catalogue.transaction():
        shelf.catalogue.outbox.open()
    with milvus_process(tmp_path / "milvus") as milvus:
        server = Server(milvus.settings)
        collection = Collection(server, shelf.space)
        for moment in numbers.uniform(0.01, 1.5, size=20):
            _work_until_killed(tmp_path, milvus.uri, float(moment))
            deliver(shelf.catalogue, server)
            _compare(shelf, collection)
        server.close()
    assert shelf.catalogue.outbox.count() == 0
    shelf.catalogue.close()


def _work_until_killed(folder: Path, uri: str, seconds: float) -> None:
    """Let a process of its own work so long, and kill it."""
    tests = str(Path(__file__).parent)
    program = ("-c", f"import sys; sys.path.insert(0, {tests!r})\n{_WORK}")
    process = start(str(folder), uri, program=program)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    killer = threading.Timer(seconds, lambda: os.killpg(process.pid, signal.SIGKILL))
    killer.start()
    _, errors = process.communicate()
    assert process.returncode == -signal.SIGKILL, errors


def _compare(shelf: VectorStore, collection: Collection) -> None:
    """The rows are those of the catalogue, each once."""
    own = is_text("machine", shelf.catalogue.outbox.machine())
    stored = shelf.catalogue.segments.ids(shelf.space.id).tolist()
    assert collection.count(own) == len(stored)
    assert collection.count(both(own, among("segment", stored))) == len(stored)
