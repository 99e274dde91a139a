"""kill -9 during a change of model, at random moments: searches always have one space or the other,
and the change ends when it is started again.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from checkpoints import write_clip
from colour_media import write_picture, write_text
from library_state import Content, compare_states, library_state
from newer_models import install_omni, install_pe_core
from processes import start, wait_until_gone

from engine.catalogue import Catalogue
from engine.catalogue.spaces import SpaceStage
from engine.library.facade import Library
from engine.paths import LibraryPaths, model_cache
from engine.types import Modality, Query, Term

FILES = 60
# Vectors of one model differ in the third digit by the precision that a process chose; those of two
# models have nothing in common.
PRECISION = 0.03


@dataclass(frozen=True)
class ModelSwitch:
    """A library of the old model, and what an uninterrupted change made of a copy of it.

    Attributes:
        states: what the library holds, by the model that answers.
        seconds: what the change took once it had begun to write.
        models: what is to lie in the folder of models; it may lack.
    """

    folder: Path
    library: Path
    old: str
    new: str
    states: dict[str, dict[str, Content]]
    seconds: float
    models: Path


def found(library: Library) -> int:
    """How many files a search finds, with those that are folded under others."""
    query = Query((Term(Modality.TEXT, "a red flower"),), limit=FILES)
    return sum(1 + len(hit.copies) for hit in library.search(query).hits)


def stages(library: Path) -> dict[str, SpaceStage]:
    """How far each space of a library is, by its preset."""
    catalogue = Catalogue(LibraryPaths(library).catalogue, readonly=True)
    reached = {entry.space.preset: entry.stage for entry in catalogue.spaces.entries()}
    catalogue.close()
    return reached


def two_clips(folder: Path) -> tuple[str, str]:
    """Two small real CLIPs."""
    old, new = (f"local-dir:{write_clip(folder / str(seed), seed)}" for seed in (1, 2))
    return old, new


def pe_and_omni(folder: Path) -> tuple[str, str]:
    """The presets `small` and `omni`, as downloads leave them."""
    install_pe_core(folder / "models")
    install_omni(folder / "models")
    shutil.copytree(folder / "models", model_cache(), dirs_exist_ok=True)
    return "small", "omni"


@pytest.fixture(
    scope="module", params=[two_clips, pytest.param(pe_and_omni, marks=pytest.mark.slow)]
)
def change(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ModelSwitch:
    """Pictures and documents, indexed with the first of two small real models."""
    folder = tmp_path_factory.mktemp("switch")
    old, new = request.param(folder)
    for number in range(FILES):
        colour = ("red", "green", "blue")[number % 3]
        if number % 4:
            write_picture(folder / "media" / f"{number:02}.png", colour, number)
        else:
            write_text(folder / "media" / f"{number:02}.txt", f"A {colour} house, number {number}.")
    library = Library(folder / "library", old)
    assert library.index((str(folder / "media"),)).indexed == FILES
    library.close()
    states = {old: library_state(folder / "library", folder / "media")}
    opened = Library(Path(shutil.copytree(folder / "library", folder / "changed")))
    begun = time.monotonic()
    assert opened.use(new).indexed == FILES
    seconds = time.monotonic() - begun
    opened.close()
    states[new] = library_state(folder / "changed", folder / "media")
    return ModelSwitch(
        folder / "media", folder / "library", old, new, states, seconds, folder / "models"
    )


@pytest.fixture(autouse=True)
def _models(change: ModelSwitch, home: Path) -> None:
    """What was downloaded is in this test's home, too."""
    if change.models.exists():
        shutil.copytree(change.models, model_cache())


def begin(change: ModelSwitch, library: Path) -> subprocess.Popen[str]:
    """Start the change in a process of its own, and wait for the first thing that it writes."""
    process = start("models", "use", change.new, "--library", str(library))
    while change.new not in stages(library):
        try:
            process.wait(0.01)
        except subprocess.TimeoutExpired:
            continue
        break
    return process


def kill_once(change: ModelSwitch, library: Path, seed: int) -> None:
    """Begin the change, and kill it at a moment drawn from a seed, unless it has ended."""
    process = begin(change, library)
    try:
        process.wait(random.Random(seed).uniform(0, change.seconds))
    except subprocess.TimeoutExpired:
        process.kill()
    _, complaint = process.communicate()
    wait_until_gone(process.pid)
    assert "Traceback" not in complaint


def check(change: ModelSwitch, library: Path) -> None:
    """The library searches with one space or the other, and starting again ends the change."""
    opened = Library(library)
    compare_states(library_state(library, change.folder), change.states[opened.preset], PRECISION)
    assert found(opened) == FILES
    opened.use(change.new)
    assert found(opened) == FILES
    opened.close()
    compare_states(library_state(library, change.folder), change.states[change.new], PRECISION)
    assert stages(library) == {change.new: SpaceStage.SERVED}
    assert {path.name[:8] for path in library.glob("index-*")} == {"index-2-"}


@pytest.mark.timeout(600)
def test_a_killed_change_is_made_good(change: ModelSwitch, tmp_path: Path) -> None:
    """After kill -9 in a change of model the library searches, and the next start ends it."""
    library = Path(shutil.copytree(change.library, tmp_path / "library"))
    kill_once(change, library, seed=1)
    check(change, library)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_ten_killed_changes_are_made_good(change: ModelSwitch, tmp_path: Path) -> None:
    """The same at ten other moments, some of them one after the other in one library."""
    for seed in range(100, 110):
        library = Path(shutil.copytree(change.library, tmp_path / str(seed)))
        for again in range(1 + seed % 3):
            kill_once(change, library, seed * 10 + again)
        check(change, library)
