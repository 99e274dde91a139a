"""Several machines over one collection: each finds what all have, and forgetting reaches all."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture, write_text
from machine import FarMachine, Machine
from milvus_servers import MilvusProcess, Proxy, Way

from engine.catalogue.spaces import Space
from engine.cli.main import run
from engine.milvus import collection, far_shelf
from engine.milvus.beyond import nearest_beyond
from engine.milvus.collection import Collection, Found, Row
from engine.milvus.schema import FIELDS, VECTOR, Kind
from engine.milvus.server import Server
from engine.types import Filters, Modality
from engine.types.index_settings import IndexKind, IndexSettings

pytest_plugins = ("milvus_fixtures",)


@dataclass
class Family:
    """Two machines with a folder each, one of them this process; a way to the server; a store."""

    way: Proxy
    store: Path
    folders: tuple[Path, Path]
    ada: Machine
    bob: FarMachine


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory, milvus: MilvusProcess) -> Iterator[Family]:
    """Ada has notes on boats and a picture, Bob a note on boats and one on bread; one is alike."""
    home = tmp_path_factory.mktemp("family")
    folders = home / "ada" / "files", home / "bob" / "files"
    for folder in folders:
        folder.mkdir(parents=True)
        write_text(folder / "shared.txt", "a boat that both of them have")
    write_text(folders[0] / "harbour.txt", "a boat in the harbour at night")
    write_picture(folders[0] / "red.png", "red", 1)
    write_text(folders[1] / "sail.txt", "how to mend the sail of a boat")
    write_text(folders[1] / "bread.txt", "bread and butter for breakfast")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patient:
        for module in (collection, far_shelf):
            patient.setattr(module, "SEARCH_SECONDS", 60.0)
        # However quick the tests are, one that had no answer asks again.
        patient.setattr("engine.milvus.server.REST_SECONDS", 0.0)
        way = stack.enter_context(closing(Proxy(milvus.port)))
        bob = FarMachine(folders[1].parent / "library")
        ada = Machine(folders[0].parent / "library")
        for machine, folder, owner in ((ada, folders[0], "Ada"), (bob, folders[1], "Bob")):
            stack.callback(machine.close)
            machine.do("index", folder)
            told = machine.do("share", way.uri, owner, home / "store")
            assert told == [0, None]
        yield Family(way, home / "store", folders, ada, bob)


def test_each_finds_what_all_have(family: Family) -> None:
    """Others' files are hits with their owner and words; what both have is there once."""
    for machine, own, other in ((family.ada, "harbour", "sail"), (family.bob, "sail", "harbour")):
        found = machine.search("boat")
        names = [Path(hit["path"]).name for hit in found["hits"]]
        assert {f"{own}.txt", f"{other}.txt"} <= set(names)
        assert names.count("shared.txt") == 1
        hit = found["hits"][names.index(f"{other}.txt")]
        assert hit["elsewhere"]["owner"] == ("Bob" if machine is family.ada else "Ada")
        assert any("boat" in part["text"] for part in hit["segments"])
        assert found["hits"][names.index(f"{own}.txt")]["elsewhere"] is None
        assert found["total"] == len(names)


def test_pages_join(family: Family) -> None:
    """Two pages are the list of one, whoever has the files."""
    whole = family.bob.names("boat")
    assert family.bob.names("boat", 2) + family.bob.names("boat", 20, 2) == whole


def test_filters_and_previews_reach_others(family: Family) -> None:
    """What filters leave out is found nowhere, and a picture elsewhere has its preview here."""
    pictures = family.bob.search("red type:image")["hits"]
    assert [Path(hit["path"]).name for hit in pictures] == ["red.png"]
    assert pictures[0]["elsewhere"]["owner"] == "Ada"
    assert family.bob.do("preview", pictures[0]["id"]) == "jpeg"
    assert family.bob.names("boat size:>1gb") == []


@pytest.mark.slow
def test_one_that_is_away_is_found_and_comes_back(family: Family) -> None:
    """A machine's files are found while it is off; on again, it finds what came meanwhile, too."""
    family.bob.kill()
    assert "sail.txt" in family.ada.names("boat")
    write_text(family.folders[0] / "new.txt", "a new boat in the harbour")
    assert family.ada.do("index") == ""
    family.bob.start()
    assert {"harbour.txt", "new.txt"} <= set(family.bob.names("boat"))


@pytest.mark.slow
def test_the_server_goes_and_comes_back(family: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it each has its own files and says so; what came and went is told later."""
    monkeypatch.setattr(collection, "SEARCH_SECONDS", 1.0)
    family.way.set_way(Way.SHUT)
    write_text(family.folders[0] / "late.txt", "a late boat")
    assert "does not answer" in family.ada.do("index")
    family.ada.do("forget", family.folders[0] / "new.txt")
    found = family.ada.search("boat")
    assert "does not answer" in found["notice"]
    names = {Path(hit["path"]).name for hit in found["hits"]}
    assert {"harbour.txt", "late.txt"} <= names
    assert not {"sail.txt", "new.txt"} & names
    assert family.ada.do("due") == 2
    family.way.set_way(Way.OPEN)
    assert family.ada.do("index") == ""
    assert family.ada.do("due") == 0
    names = set(family.bob.names("boat"))
    assert "late.txt" in names
    assert "new.txt" not in names


@pytest.mark.slow
def test_parts_of_one_folder_are_found_by_both(family: Family, tmp_path: Path) -> None:
    """Each machine indexes its part of a folder that both see, and finds the files of all parts."""
    names, garden = [f"tulip {number}.txt" for number in range(6)], tmp_path / "garden"
    for name in names:
        write_text(garden / name, f"{name}: tulips in a garden")
    for part, machine in (("1/2", family.ada), ("2/2", family.bob)):
        machine.do("shard", garden, part)
        machine.do("shard", garden, part)
    for machine in (family.ada, family.bob):
        found = machine.search("tulips")["hits"]
        assert sorted(Path(hit["path"]).name for hit in found if "tulip" in hit["path"]) == names
        assert {bool(hit["elsewhere"]) for hit in found if "tulip" in hit["path"]} == {True, False}


def test_what_one_imports_the_other_finds(family: Family, tmp_path: Path) -> None:
    """Vectors that a job made go on from the library that takes them in to what all share."""
    vectors, folder = tmp_path / "vectors.parquet", tmp_path / "media"
    write_text(folder / "orchid.txt", "an orchid on a window sill")
    assert run(["encode", str(folder), "--out", str(vectors), "--preset", "starter"]) == 0
    assert family.bob.do("import", vectors, folder) == 1
    assert family.bob.do("due") == 0
    assert "orchid.txt" in family.ada.names("orchids")


def test_forgetting_reaches_both(family: Family) -> None:
    """What one forgets nobody finds, and nothing of it is in the store."""
    assert "sail" in stored_words(family.store)
    family.bob.do("forget", family.folders[1] / "sail.txt")
    assert "sail.txt" not in family.ada.names("boat")
    assert "sail.txt" not in family.bob.names("boat")
    told = stored_words(family.store)
    assert "sail" not in told
    assert "bread" in told


def stored_words(store: Path) -> str:
    """All words that a store has."""
    return "".join(gzip.decompress(p.read_bytes()).decode() for p in store.rglob("*.words"))


def test_what_one_wrote_badly_costs_the_others_nothing() -> None:
    """Rows of a kind, content or vector that there is none of are passed over."""
    settings = IndexSettings(IndexKind.MILVUS, "http://127.0.0.1:9")
    good: Row = {field.name: 0 if field.kind is not Kind.TEXT else "" for field in FIELDS}
    good |= {VECTOR: [1.0, 0.0], "modality": "image", "kind": "whole", "path": "good.png"}
    bad = [
        {"kind": "smell"},
        {"modality": "smell"},
        {"content": "x"},
        {VECTOR: [float("nan"), 0.0]},
    ]

    class Spoilt(Collection):
        def search(self, *_: object, **__: object) -> list[list[Found]]:
            return [[Found(1.0, {**good, **change}) for change in (*bad, {})]]

    rows = Spoilt(Server(settings), Space(1, "starter", "fake:1", 2))
    filters = Filters(frozenset({Modality.IMAGE}))
    found = nearest_beyond(rows, "me", np.ones(2, np.float32), 9, filters)
    assert [one.item.path for one in found] == ["/good.png"]
