"""When the engine reads by itself: pauses, batteries and other programs, and how all is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Capture, asked, new_library

from engine.cli.main import run as triptych
from engine.errors import UserError
from engine.library.gate import Gate, OtherPrograms
from engine.library.manners import Manners, Rest, keep_manners, read_manners
from engine.paths import LibraryPaths


class Clock:
    """A time that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def paths(library_dir: Path) -> LibraryPaths:
    """A library that is not there yet."""
    return LibraryPaths(library_dir)


@pytest.mark.parametrize(
    "manners", [Manners(), Manners(True, True, True, 3), Manners(only_when_idle=True)]
)
def test_manners_are_kept(paths: LibraryPaths, manners: Manners) -> None:
    """They are the same after a restart, and leave no draft behind."""
    keep_manners(paths, manners)
    assert read_manners(paths) == manners
    assert [path.name for path in paths.directory.iterdir()] == ["manners.json"]


@pytest.mark.parametrize("left", [b"", b"[]", b'{"cores": "many"}', b"\xff", b'{"is_paused": 1}'])
def test_damaged_manners_are_the_usual_ones(paths: LibraryPaths, left: bytes) -> None:
    """What nobody can read does not keep the engine from reading files."""
    paths.directory.mkdir()
    (paths.directory / "manners.json").write_bytes(left)
    assert read_manners(paths) == Manners()


def test_manners_that_cannot_be_kept_are_told(paths: LibraryPaths) -> None:
    """In one line that names the library."""
    paths.directory.mkdir()
    (paths.directory / "manners.json").mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        keep_manners(paths, Manners())


@pytest.mark.parametrize(
    ("manners", "expected"),
    [
        (Manners(), None),
        (Manners(is_paused=True, only_on_mains=True), Rest.PAUSED),
        (Manners(only_on_mains=True), Rest.ON_BATTERY),
        (Manners(only_when_idle=True), Rest.NOT_IDLE),
        (Manners(only_on_mains=True, only_when_idle=True), Rest.ON_BATTERY),
    ],
)
def test_the_gate_says_why_it_is_closed(
    paths: LibraryPaths, manners: Manners, expected: Rest | None
) -> None:
    """On battery, with other programs at work, where the person wants either to matter."""
    keep_manners(paths, manners)
    assert Gate(paths, lambda: True, lambda: True).rest() is expected


def test_the_gate_looks_once_a_second_or_when_told(paths: LibraryPaths) -> None:
    """It is asked for each file, and reads no file of its own as often."""
    clock = Clock()
    gate = Gate(paths, lambda: False, lambda: False, clock)
    assert gate.rest() is None
    keep_manners(paths, Manners(is_paused=True))
    assert gate.rest() is None
    clock.now = 1.5
    assert gate.rest() is Rest.PAUSED
    keep_manners(paths, Manners())
    gate.look_again()
    assert gate.rest() is None


def test_what_we_do_ourselves_is_no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Others are at work above a third of the processor, and until they take less than a sixth."""
    clock, cores = Clock(), 4
    busy = ours = 0.0
    monkeypatch.setattr("psutil.cpu_count", lambda: cores)
    monkeypatch.setattr("engine.library.gate._busy_seconds", lambda: busy)
    monkeypatch.setattr("engine.library.gate._our_seconds", lambda: ours)
    others, seen = OtherPrograms(clock), []
    for share_of_ours, share_of_others in [(0.9, 0.0), (0.0, 0.4), (0.5, 0.2), (0.9, 0.1)]:
        clock.now += 5.0
        ours += share_of_ours * 5.0 * cores
        busy += (share_of_ours + share_of_others) * 5.0 * cores
        seen.append(others.are_at_work())
    assert seen == [False, True, True, False]


def test_the_processor_is_really_asked() -> None:
    """A process that works is seen in what the system counts, and in what is ours."""
    from engine.library.gate import _busy_seconds, _our_seconds

    before = _busy_seconds(), _our_seconds()
    while _our_seconds() - before[1] < 0.05:
        sum(range(10_000))
    assert _busy_seconds() > before[0]


def test_the_command_line_changes_and_tells_manners(capsys: Capture, library_dir: Path) -> None:
    """One thing at a time, while the others stay; a number of 0 takes the limit back."""
    library = ["--library", str(new_library(library_dir))]
    assert triptych(["background", "pause", "--only-on-mains", "--cores", "2", *library]) == 0
    told = capsys.readouterr().out
    assert "paused" in told
    assert "battery" in told
    assert "2 cores" in told
    assert asked(capsys, "background", "resume", "--cores", "0", *library) == {
        "background": {
            "is_paused": False,
            "only_on_mains": True,
            "only_when_idle": False,
            "cores": None,
        }
    }
    assert read_manners(LibraryPaths(library_dir)) == Manners(only_on_mains=True)


@pytest.mark.parametrize(
    ("given", "told"),
    [(["sleep"], "pause, resume or status"), (["--cores", "-1"], "how many cores")],
)
def test_what_it_cannot_follow_is_a_mistake(
    capsys: Capture, library_dir: Path, given: list[str], told: str
) -> None:
    """It says what can be said instead."""
    assert triptych(["background", *given, "--library", str(new_library(library_dir))]) == 2
    assert told in " ".join(capsys.readouterr().err.split())
