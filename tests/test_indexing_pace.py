"""In which order files are read, and how long that will take."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Capture

from engine.cli.progress import progress_bar
from engine.indexing.meter import Meter
from engine.indexing.pace import Pace
from engine.indexing.pace_notes import note_paces, read_paces
from engine.indexing.turns import TURNS, Turn, in_turns, turn_of
from engine.types import FileStat, KindProgress, Modality, Progress, Stage

PICTURE, SOUND = Turn(Modality.IMAGE), Turn(Modality.AUDIO)
TEXT, BOOK = Turn(Modality.TEXT), Turn(Modality.TEXT, is_book=True)


def stat(path: str, size: int = 1000) -> FileStat:
    """A file of some size."""
    return FileStat(path, size, 1)


def test_pictures_come_first_and_books_last() -> None:
    """All roots' pictures come before any sound, and long texts after short ones."""
    one = [stat("/1/a.epub"), stat("/1/b.txt"), stat("/1/c.jpg"), stat("/1/d.wav")]
    other = [stat("/2/long.txt", 5_000_000), stat("/2/e.png"), stat("/2/f.md"), stat("/2/g.mp4")]
    read = [s.path for _, stats in in_turns([("1", one), ("2", other)]) for s in stats]
    assert [name for name in read if name != "/2/g.mp4"] == [
        *("/1/c.jpg", "/2/e.png", "/1/d.wav", "/1/b.txt", "/2/f.md", "/1/a.epub", "/2/long.txt")
    ]
    assert sorted(read) == sorted(s.path for s in one + other)


def test_the_newest_come_first_whatever_their_root() -> None:
    """Within a turn; a folder added first, or an earlier name, gives no precedence."""
    one = [FileStat(f"/1/{n}.jpg", 1, n) for n in (3, 9)]
    other = [FileStat(f"/2/{n}.jpg", 1, n) for n in (1, 5, 12)]
    read = list(in_turns([("1", one), ("2", other)]))
    assert [(root, [s.mtime_ns for s in stats]) for root, stats in read] == [
        *(("2", [12]), ("1", [9]), ("2", [5]), ("1", [3]), ("2", [1]))
    ]


def test_what_is_looked_at_comes_first_each_time() -> None:
    """Of any kind, as soon as a person scrolls there; each file once, and no stranger."""
    files = [FileStat(f"/{n:03}.jpg", 1, 1000 - n) for n in range(100)] + [stat("/a.txt")]
    looked_at = iter([["/a.txt", "/050.jpg"], ["/050.jpg", "/070.jpg", "/elsewhere.jpg"]])
    turns = in_turns([("1", files)], lambda: next(looked_at, []))
    read = [s.path for _, stats in turns for s in stats]
    assert read[:3] == ["/a.txt", "/050.jpg", "/000.jpg"]
    assert read.index("/070.jpg") < 30
    assert sorted(read) == sorted(s.path for s in files)


def test_every_file_has_a_turn() -> None:
    """Whatever a scan takes, of whatever size, is read in one of the turns."""
    names = ("a.jpg", "a.wav", "a.mp4", "a.txt", "a.pdf", "a.unknown", "a")
    assert {turn_of(stat(name, size)) for name in names for size in (0, 10**9)} <= set(TURNS)


def test_the_time_left_is_told_by_kind() -> None:
    """After a tenth, all of it pictures, the estimate is within a third of what is to come."""
    costs = {PICTURE: 0.1, SOUND: 0.8, TEXT: 0.05, BOOK: 6.0}
    files = {
        PICTURE: [stat(f"/{n}.jpg") for n in range(400)],
        SOUND: [stat(f"/{n}.wav", 1_000_000) for n in range(100)],
        TEXT: [stat(f"/{n}.txt", 20_000) for n in range(300)],
        BOOK: [stat(f"/{n}.epub", 2_000_000) for n in range(20)],
    }
    # Units of this size count twice but for pictures.
    earlier = {turn: cost / 2 for turn, cost in costs.items() if turn is not PICTURE}
    ordered = [(turn, one) for turn, stats in files.items() for one in stats]
    now = 0.0
    seen: list[Progress] = []
    meter = Meter(seen.append, lambda: now)
    meter.enter(Stage.INDEXING, len(ordered), Pace((one for _, one in ordered), earlier))
    ends: list[float] = []
    for turn, one in ordered:
        now += costs[turn]
        meter.file_done(one)
        ends.append(now)
    checked = [p for p in seen if p.done >= len(ordered) // 10 and p.done < len(ordered)]
    assert checked
    for progress in checked:
        left = ends[-1] - ends[progress.done - 1]
        assert progress.seconds_left == pytest.approx(left, rel=0.3)


def test_each_kind_is_counted_by_itself() -> None:
    """Books are documents; what was not to be counted makes no kind larger than it is."""
    files = [stat("/a.jpg"), stat("/b.jpg"), stat("/c.wav"), stat("/d.txt"), stat("/e.epub")]
    seen: list[Progress] = []
    meter = Meter(seen.append, iter(range(100)).__next__)
    meter.enter(Stage.INDEXING, len(files), Pace(files, {}))
    for one in (files[0], files[4], files[2], files[2], stat("/no kind")):
        meter.file_done(one)
    assert seen[-1].kinds == (
        KindProgress(Modality.IMAGE, 1, 2),
        KindProgress(Modality.AUDIO, 1, 1),
        KindProgress(Modality.TEXT, 1, 2),
    )
    meter.enter(Stage.FINISHING)
    assert seen[-1].kinds == ()


def test_the_command_line_tells_the_kind_that_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Kinds that are done, or have not begun, take no room on its one line."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    counts = {Modality.IMAGE: 400, Modality.AUDIO: 120, Modality.TEXT: 0}
    kinds = tuple(KindProgress(kind, done, 400) for kind, done in counts.items())
    with progress_bar(shown=True) as feed:
        feed(Progress(Stage.INDEXING, 520, 1200, kinds=kinds))
    told = capsys.readouterr().err
    assert "Sounds: 120 of 400" in told
    assert "Pictures" not in told
    assert "Documents" not in told


def test_one_long_file_leaves_the_rate_and_the_time_left_in_accord() -> None:
    """Half a minute for a sound of two hours is not told as a tenth of a file a second."""
    now = 0.0
    seen: list[Progress] = []
    meter = Meter(seen.append, lambda: now)
    meter.enter(Stage.INDEXING, 200)
    for number in range(100):
        now += 30.0 if number == 99 else 0.25
        meter.file_done(stat(f"/{number}.wav"))
    assert seen[-1].rate == pytest.approx(100 / 54.75)


def test_a_kind_never_met_goes_by_what_is_usual() -> None:
    """Where nothing is known of sounds, they are told by the pace of pictures, not left out."""
    pace = Pace([*(stat(f"/{n}.jpg") for n in range(10)), stat("/a.wav")], {})
    assert pace.seconds_left() is None
    pace.done(stat("/0.jpg"), 6.0)
    for number in range(1, 10):
        pace.done(stat(f"/{number}.jpg"), 0.5)
    left = pace.seconds_left()
    assert left is not None
    assert left > 0.5


def test_a_slow_start_says_nothing_of_the_rest() -> None:
    """Loading takes minutes before the first file: nothing is told then, and the truth after."""
    pace = Pace((stat(f"/{n}.jpg") for n in range(100)), {})
    for number in range(40):
        pace.done(stat(f"/{number}.jpg"), 0.5 if number else 300.0)
        assert number > 4 or pace.seconds_left() is None
    assert pace.seconds_left() == pytest.approx(30)


def test_paces_are_noted_for_the_next_run(tmp_path: Path) -> None:
    """What a run has not met keeps its note, and a model knows nothing of another."""
    note_paces("one", tmp_path, {PICTURE: 0.5, BOOK: 9.0})
    note_paces("one", tmp_path, {PICTURE: 0.25})
    assert read_paces("one", tmp_path) == {PICTURE: 0.25, BOOK: 9.0}
    assert read_paces("other", tmp_path) == {}
    (tmp_path / "paces.json").write_text('{"one": 3}', "utf-8")
    assert read_paces("one", tmp_path) == {}
