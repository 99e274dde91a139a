"""The log: shared by processes, bounded, its owner's alone, and without anything personal."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from permissions import forbidden
from processes import PROJECT

from engine import logs
from engine.errors import BugError, user_line
from engine.log_format import LogFormatter

_log = logging.getLogger("engine.test")


@pytest.fixture
def log(home: Path) -> Iterator[Path]:
    """The log of this test's home, while this process writes to it."""
    with logs.open_log():
        yield logs.log_file()


def written(path: Path) -> list[str]:
    """The records in a file of the log, which begins as each of them does."""
    first, *records = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert first == logs.FIRST_LINE.decode()
    return records


def test_it_says_first_what_stands_in_it(log: Path) -> None:
    """A log is there as soon as a process runs, and says that it holds paths and nothing else."""
    assert written(log) == []
    assert "paths of your files" in logs.FIRST_LINE.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_its_owner_reads_it(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log, what was put aside, its lock and its folder are nobody else's."""
    monkeypatch.setattr(logs, "MOST_BYTES", 300)
    before = os.umask(0)
    try:
        for number in range(9):
            _log.error("record %d", number)
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in log.parent.iterdir()}
    assert set(modes) == {log.name, f"{log.name}.1", f"{log.name}.2", f"{log.name}.lock"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_it_stays_small(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much is logged, three bounded files are kept, each with its first line."""
    monkeypatch.setattr(logs, "MOST_BYTES", 2000)
    for number in range(200):
        _log.error("record %03d", number)
    kept = sorted(log.parent.glob("*.log*"))
    records = [record for path in kept if path.suffix != ".lock" for record in written(path)]
    assert sum(path.stat().st_size for path in kept) <= 3 * 2000
    assert [path.name for path in kept] == [
        "triptych.log",
        "triptych.log.1",
        "triptych.log.2",
        "triptych.log.lock",
    ]
    assert records[-1 - len(written(kept[1])) - len(written(kept[2]))].endswith("record 199\n")


def test_a_crash_is_told_in_the_present_log(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process keeps the file open for the day it crashes: that holds up no other process that
    puts the full log aside, and what is written then stands in the new one.
    """
    with logs.open_private(log) as kept_open:
        monkeypatch.setattr(logs, "MOST_BYTES", 300)
        for number in range(9):
            _log.error("record %d", number)
        kept_open.write(b"Fatal Python error\n")
    assert written(log)[-1] == "Fatal Python error\n"
    assert written(log.with_name(f"{log.name}.1"))


MANY = """
    import logging, sys
    from engine import logs
    logs.MOST_BYTES, logs.OLDER_FILES = 20_000, 1000
    with logs.open_log():
        for number in range(300):
            logging.getLogger("engine.test").error("%s %d%s", sys.argv[1], number, "\\n\\n" * 50)
"""


def test_processes_do_not_spoil_each_others_records(home: Path) -> None:
    """Of four processes that write and rotate at once, every record is there once and whole."""
    script = [sys.executable, "-c", textwrap.dedent(MANY)]
    together = [subprocess.Popen([*script, name], cwd=PROJECT) for name in "abcd"]
    assert [process.wait() for process in together] == [0] * 4
    folder = logs.log_file().parent
    files = [path for path in folder.iterdir() if path.suffix != ".lock"]
    records = [line for path in files for line in written(path) if line.strip()]
    told = {tuple(line.split()[-2:]) for line in records}
    assert len(files) > 4
    assert len(records) == 1200
    assert told == {(name, str(number)) for name in "abcd" for number in range(300)}


UNHANDLED = """
    import sys, threading
    from engine.logs import open_log

    def end_badly():
        raise ZeroDivisionError("in a thread")

    with open_log():
        thread = threading.Thread(target=end_badly)
        thread.start()
        thread.join()
        if sys.argv[1] == "crash":
            import ctypes
            ctypes.string_at(0)
        raise LookupError("in the process")
"""


@pytest.mark.parametrize(
    ("how", "told"),
    [("raise", "LookupError: in the process"), ("crash", "Segmentation fault")],
)
def test_what_ends_a_process_is_logged(home: Path, how: str, told: str) -> None:
    """An exception that nothing handles, in the process or a thread, and a crash end in the log."""
    script = [sys.executable, "-c", textwrap.dedent(UNHANDLED), how]
    done = subprocess.run(script, cwd=PROJECT, capture_output=True, text=True, check=False)
    text = logs.log_file().read_text(encoding="utf-8")
    assert done.returncode != 0
    assert "ZeroDivisionError: in a thread" in text
    assert told in text
    assert "Traceback" in done.stderr


def test_a_line_of_ours_names_the_file(log: Path) -> None:
    """The person is told where the details are, and there they are."""
    try:
        raise BugError("no such thing")
    except BugError as error:
        line = user_line(error)
    assert "\n" not in line
    assert str(log) in line
    assert "BugError: no such thing" in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_costs_nothing(home: Path) -> None:
    """Without a place for it, nothing breaks, and no line sends the person to a file."""
    (home / "state").mkdir(parents=True)
    with forbidden(home / "state", 0o500), logs.open_log():
        assert logs.log_in_use() is None
        assert "--verbose" in user_line(BugError("x"))


def test_a_folder_that_goes_away_is_made_again(log: Path) -> None:
    """A person may delete the log at any time."""
    for path in log.parent.iterdir():
        path.unlink()
    log.parent.rmdir()
    _log.error("after it")
    assert len(written(log)) == 1


def formatted(error: Exception, message: str = "it failed") -> str:
    """What stands in the log of an error."""
    info = (type(error), error, error.__traceback__)
    record = _log.makeRecord("engine", logging.ERROR, "", 1, message, (), info)
    return LogFormatter("%(message)s").format(record)


def test_what_an_error_quotes_is_left_out() -> None:
    """Words of a file or a query do not reach the log; names of files do."""
    text = formatted(ValueError("cannot read 'my \\' diary' or \"of May\" in '/home/me/a b.txt'"))
    assert "diary" not in text
    assert "May" not in text
    assert "'/home/me/a b.txt'" in text
    assert "'upper'" in formatted(AttributeError("'int' object has no attribute 'upper'"))
    assert "Users" in formatted(OSError(2, "gone", "C:\\Users\\me"))


def test_what_an_error_came_of_is_told() -> None:
    """Both tracebacks of a chain are there."""
    cause = KeyError(3)
    error = ValueError("the outer one")
    error.__cause__ = cause
    assert "KeyError: 3" in formatted(error)


def test_a_name_cannot_forge_a_record() -> None:
    """Line breaks and control characters of a file's name stand in the log as what they are."""
    text = formatted(OSError(2, "gone"), "cannot read a\r\x1b[2J\u2028\udce9\nERROR it was you")
    first, second = text.splitlines()[:2]
    assert first == "cannot read a\\r\\x1b[2J\\u2028\\udce9"
    assert second == "    ERROR it was you"
