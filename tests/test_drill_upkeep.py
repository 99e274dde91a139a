"""Backup, restore, repair, migration and export where the disk becomes full in their middle."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_text
from disks import small_disk
from killing import LATER, Place, Work, open_library, perform
from library_state import library_state
from test_drill import tear, tell

from engine.catalogue import catalogue, migrations
from engine.cli.main import run
from engine.library.keeping import restore_library, verify_library

ROOM = 100_000_000
# Bytes that are left beside a library of 1.5 MB when a command begins.
LEFT = (0, 20_000, 60_000, 150_000, 400_000, 900_000, 1_500_000, 2_200_000, 6_000_000)
COMMANDS = {
    "backup": ("backup", "{backup}", "--replace"),
    "restore": ("restore", "{backup}", "--replace"),
    "repair": ("verify", "--repair"),
    "migration": ("status",),
    "export": ("export", "{backup}-export", "--vectors"),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A library and a backup of it."""
    folder = tmp_path_factory.mktemp("upkeep")
    media = write_media_folder(folder / "media")
    for number in range(200):
        write_text(media / "red" / f"{number}.txt", f"A red house, number {number}. " * 60)
    base = Place(folder / "library", media, folder / "backup")
    perform(Work.STORE, base)
    perform(Work.BACKUP, base)
    return base


def beside(place: Place) -> dict[Path, bytes]:
    """What lies on the disk of a library and not in it."""
    found = (path for path in place.library.parent.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in found if path.parent != place.library}


def held(place: Place, work: str) -> object:
    """What is in the library; of a torn one, the file that there is."""
    if work == "repair":
        return (place.library / "catalogue.sqlite").read_bytes()
    return library_state(place.library, place.media)


def check_complaint(place: Place, complaint: str) -> None:
    """One line names a folder that is there, on the disk that is full, and says what to do."""
    line = re.fullmatch(r"The disk that holds (.+) is full\. Free some space and .+\n", complaint)
    assert line, complaint
    assert Path(line[1]).is_dir()
    assert Path(line[1]).is_relative_to(place.library.parent)


def check_whole(place: Place, base: Place, elsewhere: Path) -> None:
    """After the run that follows, library and backup are what they were in peace."""
    wanted = library_state(base.library, base.media)
    restore_library(place.backup, elsewhere)
    for directory in (place.library, elsewhere):
        with closing(open_library(directory)) as library:
            library.index()
        assert verify_library(directory).findings == ()
        assert library_state(directory, base.media) == wanted


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("work", COMMANDS)
def test_upkeep_on_a_full_disk_costs_nothing(
    base: Place,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    work: str,
) -> None:
    """However much room there is: where it is too little, one line says so, nothing of the attempt
    stays, an older backup does, no file is lost; once there is room, it works.
    """
    if work == "migration":
        later = (*migrations.STEPS, *LATER)
        for module in (migrations, catalogue):
            monkeypatch.setattr(module, "STEPS", later)
    refused = 0
    for left in LEFT:
        with small_disk(tmp_path / str(left), ROOM) as disk:
            place = Place(disk.place / "library", base.media, disk.place / "backup")
            shutil.copytree(base.library, place.library)
            shutil.copy(base.backup, place.backup)
            if work == "repair":
                tear(place.library)
            before = beside(place), held(place, work)
            words = [word.format(backup=place.backup) for word in COMMANDS[work]]
            words += ["--library", str(place.library)]
            disk.change(f"size={shutil.disk_usage(disk.place).used + left + 4096}")
            code = run(words)
            if code:
                refused += 1
                check_complaint(place, capsys.readouterr().err)
                assert (beside(place), held(place, work)) == before
                disk.change(f"size={ROOM}")
                assert run(words) == 0
            disk.change(f"size={ROOM}")
            check_whole(place, base, tmp_path / f"{left}-elsewhere")
    assert 0 < refused < len(LEFT)
    with capsys.disabled():
        tell(f"{work}: {refused} of {len(LEFT)} full disks had too little room")
