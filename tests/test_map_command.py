"""`triptych map`, and maps in the engine process."""

from __future__ import annotations

from pathlib import Path

from command_line import Capture, asked, complaint, index_notes
from running_engine import Engine

from engine.cli.main import run
from engine.integrity.steps import Step
from engine.library.reader import LibraryReader
from engine.paths import default_library
from engine.service.map_messages import CancelMap, MakeMap, MapCancelled, MapMade, MapProgress
from engine.service.messages import Ready
from engine.types.maps import MapMethod

NOTES = {f"{word}-{n}.txt": f"{word} {word}" for word in ("dog", "ship") for n in range(6)}


def test_a_map_is_made_and_kept(tmp_path: Path, capsys: Capture) -> None:
    """The first time all files are laid out, the next only what is new is told."""
    index_notes(tmp_path / "notes", NOTES)
    capsys.readouterr()
    made = asked(capsys, "map", "--method", "pca")
    assert (made["method"], made["items"], made["placed"], made["is_new"]) == ("pca", 12, 12, True)
    assert run(["map", "--method", "pca"]) == 0
    assert "The map has 12 files, and is up to date." in capsys.readouterr().out
    reader = LibraryReader(default_library())
    kept = reader.map(MapMethod.PCA)
    assert kept is not None
    assert len(kept.ids) == 12
    assert reader.map(MapMethod.UMAP) is None
    reader.close()


def test_there_is_no_map_of_nothing(capsys: Capture) -> None:
    """Neither where there is no library, nor by a method that nobody knows."""
    assert "There is no library" in complaint(capsys, "map")
    assert run(["map", "--method", "magic"]) == 2
    assert "pca" in capsys.readouterr().err


def test_the_engine_makes_a_map_and_can_be_stopped(tmp_path: Path, capsys: Capture) -> None:
    """A map ends with one event; a layout that is stopped leaves the map as it was."""
    index_notes(tmp_path / "notes", NOTES)
    engine = Engine(default_library())
    engine.wait(Ready)
    engine.client.send(MakeMap(1, MapMethod.PCA))
    made = engine.wait(MapMade)
    assert (made.number, made.report.placed) == (1, 12)
    engine.client.send(MakeMap(2, MapMethod.TSNE))
    engine.wait(MapProgress, lambda event: event.step is Step.ARRANGING)
    engine.client.send(CancelMap(2))
    assert engine.wait(MapCancelled).number == 2
    engine.client.close()
    reader = LibraryReader(default_library())
    assert reader.map(MapMethod.TSNE) is None
    reader.close()
