"""`triptych status --index`, and a machine on which hnswlib could not be installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import asked
from processes import PROJECT
from unit_vectors import unit
from vector_store import VectorStore, graph_and_pending

from engine.cli.index_lines import NO_GRAPHS, index_lines
from engine.cli.main import run
from engine.index import hnsw
from engine.index.reduction import IndexLimits
from engine.index.space_index import SpaceIndex
from engine.library.index_status import index_status_of
from engine.paths import LibraryPaths

Capture = pytest.CaptureFixture[str]
VECTORS = "Vectors: {} segments of 32 numbers in 16 bits, "
MAPPED = "in memory as far as they are looked at"


@pytest.fixture
def shelf(tmp_path: Path) -> VectorStore:
    """A catalogue of three hundred vectors, whose space is the one that searches use."""
    made = VectorStore(tmp_path)
    made.put(unit(300))
    with made.catalogue.transaction():
        made.catalogue.spaces.activate(made.space.id)
    return made


def told(shelf: VectorStore) -> list[str]:
    """The lines of `status --index`."""
    return list(index_lines(index_status_of(shelf.catalogue, shelf.paths)))


def test_an_index_is_told_as_it_stands(shelf: VectorStore) -> None:
    """Before a run has built it, after that, and with what came since."""
    assert told(shelf) == [
        f"{VECTORS.format(300)}in memory; the next run writes them to a file: triptych index",
        "Graph: none yet, so every search compares everything. To build it: triptych index",
    ]
    shelf.open().save(shelf.catalogue)
    shelf.put(unit(4, seed=2))
    vectors, graph, lacking, found = told(shelf)
    assert vectors == f"{VECTORS.format(304)}19.2 KB on disk, {MAPPED}"
    assert graph.startswith("Graph: HNSW over all 32 numbers in 32 bits, ")
    assert lacking == "Not in the graph yet, so compared one by one: 4"
    assert found == (
        "Found of the ten nearest, by segments of this library: 100.0 % (comparing everything, as "
        "is done up to 50,000 segments, finds all)"
    )


def test_what_a_reduction_costs_is_measured(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With few candidates of vectors that do not bear it, less is found, and that is said."""
    monkeypatch.setattr("engine.index.graphs.POOL", 10)
    shelf.open(IndexLimits(reduced_above=200, width=2)).save(shelf.catalogue)
    found = index_status_of(shelf.catalogue, shelf.paths)
    assert found is not None
    assert found.recall is not None
    assert (found.width, found.in_graphs) == (2, 300)
    assert 0.1 < found.recall < 0.8
    assert 0.05 < found.kept < 0.3
    assert found.graph_bytes == shelf.paths.graph(shelf.space.id, "image").stat().st_size
    assert "2 of 32 numbers in 32 bits, which keep" in "".join(index_lines(found))


def test_the_command_says_it(shelf: VectorStore, capsys: Capture) -> None:
    """In lines, and as JSON beside the rest; without the option nothing of it."""
    library = ("--library", str(shelf.paths.directory))
    shelf.open().save(shelf.catalogue)
    assert asked(capsys, "status", "--index", *library)["index"]["in_graphs"] == 300
    assert "index" not in asked(capsys, "status", *library)
    assert run(["status", "--index", *library]) == 0
    assert "Found of the ten nearest" in capsys.readouterr().out
    assert NO_GRAPHS not in capsys.readouterr().out


def test_an_empty_library_has_no_index(tmp_path: Path, capsys: Capture) -> None:
    """Nothing is measured of nothing."""
    empty = VectorStore(tmp_path)
    assert told(empty) == ["Vectors: none yet"]
    with empty.catalogue.transaction():
        empty.catalogue.spaces.activate(empty.space.id)
    assert told(empty) == ["Vectors: none yet"]
    assert asked(capsys, "status", "--index", "--library", str(tmp_path))["index"] is None


def test_without_hnswlib_everything_is_compared(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is whole and exact, no run tries to build what cannot be built, and graphs that
    came from a machine that had it are gone with the next save.
    """
    shelf.open().save(shelf.catalogue)
    monkeypatch.setattr(hnsw, "hnswlib", None)
    index = shelf.open()
    assert graph_and_pending(index) == (0, 300)
    assert not SpaceIndex(shelf.paths, shelf.space, {}).lacks_graphs(shelf.catalogue)
    shelf.put(unit(5, seed=3))
    index.save(shelf.catalogue)
    assert not index.lacks_graphs(shelf.catalogue)
    assert index.view.table.is_filed
    assert not shelf.paths.graph(shelf.space.id, "image").exists()
    shelf.check(index)
    shelf.remove([1])
    index.erase_removed(shelf.catalogue)
    shelf.check(shelf.open())
    assert told(shelf) == [f"{VECTORS.format(304)}19.5 KB on disk, {MAPPED}"]
    monkeypatch.undo()
    assert SpaceIndex(shelf.paths, shelf.space, {}).lacks_graphs(shelf.catalogue)


def test_a_module_of_that_name_alone_is_not_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """chroma-hnswlib's wheels bring one that lacks what we use."""

    class Other:
        Index = object

    monkeypatch.setattr(hnsw, "hnswlib", Other)
    assert not hnsw.is_available()


@pytest.mark.slow
def test_a_machine_without_hnswlib_is_complete(tmp_path: Path) -> None:
    """Where its import fails, a program indexes, searches and says so in one line."""
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "dog.txt").write_text("a dog runs along the beach")
    (tmp_path / "media" / "rain.txt").write_text("the sound of rain on a roof")
    code = (
        "import sys; sys.modules['hnswlib'] = None\n"
        "from engine.cli.main import run\n"
        "media, library = sys.argv[1:]\n"
        "run(['--library', library, 'index', media])\n"
        "run(['--library', library, 'search', 'rain', '--json'])\n"
        "run(['--library', library, 'status'])\n"
    )
    paths = (str(tmp_path / "media"), str(tmp_path / "library"))
    done = subprocess.run(
        [sys.executable, "-c", code, *paths],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    )
    assert NO_GRAPHS in done.stdout.splitlines()
    start, end = done.stdout.index("{\n"), done.stdout.index("\n}") + 2
    hits = json.loads(done.stdout[start:end])["hits"]
    assert Path(hits[0]["path"]).name == "rain.txt"
    files = sorted(path.suffix for path in LibraryPaths(tmp_path / "library").graphs(1))
    assert files == [".vectors"]
