"""Questions to disks: nobody waits longer than told, and a silent disk gathers no threads."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import disk as disk_module
from engine.disk import Beat, Disk, Presence
from engine.errors import Cancelled, SilentDiskError
from engine.types import FileStat

ROOT, OTHER = "/some/root", "/another/root"


def threads(root: str = ROOT) -> list[threading.Thread]:
    """The threads that work at questions about a root, or hang there."""
    return [thread for thread in threading.enumerate() if thread.name == f"disk {root}"]


class HungDisk:
    """A question that hangs until `come_back` is called."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._back = threading.Event()

    def __call__(self) -> str:
        self.asked.set()
        self._back.wait()
        return "late"

    def come_back(self) -> None:
        """Let every thread go that hangs here, and wait for its end."""
        self._back.set()
        for thread in threads():
            thread.join()


@pytest.fixture
def hung() -> Iterator[HungDisk]:
    """A disk that hangs, until the test ends at the latest."""
    question = HungDisk()
    yield question
    question.come_back()


def test_a_question_is_answered_or_raises() -> None:
    """What a question gives or raises, its asker gets, whichever thread worked at it."""
    disk = Disk()
    assert disk.ask(ROOT, lambda: threading.current_thread().name) == f"disk {ROOT}"
    with pytest.raises(ZeroDivisionError):
        disk.ask(ROOT, lambda: 1 // 0)
    assert list(disk.stream(ROOT, lambda beat: iter(range(5000)), ahead=3)) == list(range(5000))


def test_a_stream_gives_what_it_has_before_its_error() -> None:
    """Answers that came before something went wrong are not lost."""

    def question(beat: Beat) -> Iterator[int]:
        yield from (1, 2)
        raise KeyError

    answers = Disk().stream(ROOT, question)
    assert [next(answers), next(answers)] == [1, 2]
    with pytest.raises(KeyError):
        next(answers)


def test_a_silent_disk_is_asked_no_more_until_it_answers(hung: HungDisk) -> None:
    """One thread hangs, however often something is asked; other roots are not held up; and when
    the disk is back, it is asked like any other.
    """
    disk = Disk(seconds=0.1)
    with pytest.raises(SilentDiskError, match="/some/root does not answer now"):
        disk.ask(ROOT, hung)
    for _ in range(3):
        with pytest.raises(SilentDiskError):
            disk.ask(ROOT, hung)
    assert len(threads()) == 1
    assert disk.has_open_questions
    assert disk.presence(ROOT, ROOT) is Presence.SILENT
    assert disk.ask(OTHER, lambda: 7) == 7
    hung.come_back()
    assert not disk.has_open_questions
    assert disk.ask(ROOT, lambda: 8) == 8


def test_a_late_answer_is_nobody_s(hung: HungDisk) -> None:
    """What a disk says after it was given up on is dropped, and the next question has its own."""
    disk = Disk(seconds=0.1)
    with pytest.raises(SilentDiskError):
        disk.ask(ROOT, hung)
    hung.come_back()
    assert disk.ask(ROOT, lambda: "new") == "new"


def test_who_stops_waiting_is_free_at_once(hung: HungDisk) -> None:
    """Cancelling ends the waiting, not the patience with the disk: it is not silent yet. What is
    answered at once is answered all the same.
    """
    disk = Disk()
    with pytest.raises(Cancelled):
        disk.ask(ROOT, hung, hung.asked.is_set)
    assert disk.ask(ROOT, lambda: 7, lambda: True) == 7


def test_closing_frees_everyone_who_waits(hung: HungDisk) -> None:
    """When the window closes, nobody goes on waiting."""
    disk, ends = Disk(), []

    def wait() -> None:
        with pytest.raises(Cancelled):
            disk.ask(ROOT, hung)
        ends.append(True)

    asker = threading.Thread(target=wait)
    asker.start()
    hung.asked.wait()
    disk.close()
    asker.join()
    assert ends == [True]


def test_who_is_less_patient_does_not_wait_for_who_is_more(hung: HungDisk) -> None:
    """A disk that has been silent for longer than one would wait is not waited for again."""
    disk = Disk()
    with pytest.raises(SilentDiskError):
        disk.ask(ROOT, hung, seconds=0.1)
    with pytest.raises(SilentDiskError):
        disk.ask(ROOT, hung, seconds=0.1)
    assert len(threads()) == 1


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that disks see: its last entry."""
    now = [0.0]
    monkeypatch.setattr(disk_module, "monotonic", lambda: now[-1])
    return now


def test_a_slow_disk_is_not_silent(clock: list[float]) -> None:
    """Reading a large file may take long, as long as it goes on."""

    def question(beat: Beat) -> Iterator[str]:
        for _ in range(5):
            clock.append(clock[-1] + 15)
            beat()
        yield "hashed"

    assert list(Disk(20).stream(ROOT, question)) == ["hashed"]


def test_a_disk_that_waits_for_its_asker_is_not_silent(clock: list[float]) -> None:
    """Whoever asked may take their time with what they were given."""
    disk = Disk(20)
    answers = disk.stream(ROOT, lambda beat: iter(range(3)), ahead=1)
    (listener,) = disk._asked[ROOT]
    for number in range(3):
        assert next(answers) == number
        with listener._changed:
            listener._changed.wait_for(lambda: listener._ready or listener.has_ended)
        clock.append(clock[-1] + 60)
        assert disk.ask(ROOT, lambda: 7) == 7


def test_a_walk_that_nobody_follows_ends() -> None:
    """The thread of a question that was given up goes when it next comes to itself."""
    is_under_way = threading.Event()

    def walk(beat: Beat) -> Iterator[int]:
        yield 1
        is_under_way.wait()
        while True:
            beat()

    answers = Disk().stream(ROOT, walk)
    assert next(answers) == 1
    answers.close()  # type: ignore[attr-defined]
    is_under_way.set()
    for thread in threads():
        thread.join()


def test_nothing_of_a_question_is_kept_once_it_is_answered() -> None:
    """A run that asked about a million files leaves none of them in memory."""

    class Wanted:
        def __call__(self) -> str:
            return "answer"

    disk, wanted = Disk(), Wanted()
    kept = weakref.ref(wanted)
    assert disk.ask(ROOT, wanted) == "answer"
    del wanted
    for thread in threads():
        thread.join()
    assert kept() is None


def test_a_root_is_there_or_not(tmp_path: Path) -> None:
    """An empty folder may be where a drive was; a single file is a root, too."""
    root = tmp_path / "root"
    gone, file, disk = str(root / "gone"), root / "a.txt", Disk()
    root.mkdir()
    assert disk.presence("x", str(root)) is Presence.EMPTY
    file.write_text("x")
    assert disk.presence("x", str(root)) is Presence.THERE
    assert disk.presence("x", str(file)) is Presence.THERE
    assert disk.presence("x", gone) is Presence.GONE
    assert disk.reachable([str(root), gone]) == {str(root)}
    assert disk.status("x", str(file)) == FileStat.of(str(file), file.stat())
    assert disk.status("x", gone) is None
