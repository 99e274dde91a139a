"""Where faults end: the decoders', the engine's and the command line's all stand in the log."""

from __future__ import annotations

import queue
import sqlite3
from contextlib import closing
from pathlib import Path

import hostile_decoders
import pytest
from command_line import Capture, asked
from explaining import ruby_library, words

from engine.cli.main import run
from engine.logs import log_file
from engine.media import worker
from engine.service.client import EngineClient
from engine.service.messages import Event, Search, SearchFailed

SECONDS = 90.0


def logged() -> str:
    """All that the log says."""
    return log_file().read_text(encoding="utf-8")


def break_library(directory: Path) -> None:
    """Take a table from under a library, as no run of the program does."""
    with closing(sqlite3.connect(directory / "catalogue.sqlite")) as connection:
        connection.execute("DROP TABLE fulltext")


@pytest.mark.parametrize(
    ("name", "reason", "told"),
    [
        ("bug", "damaged, or of a kind", "ZeroDivisionError: a bug of ours, with '…' and '{path}'"),
        ("crash", "the decoder crashed on this file", "Fatal Python error: Segmentation fault"),
    ],
)
def test_a_fault_inside_a_decoder_is_logged(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: Capture,
    name: str,
    reason: str,
    told: str,
) -> None:
    """It costs the file, with a line that can be read, and the log tells where it happened."""
    monkeypatch.setattr(worker, "run", hostile_decoders.run_and_break)
    path = tmp_path / "media" / f"{name}.txt"
    path.parent.mkdir()
    path.write_text("words of the file")
    assert asked(capsys, "index", str(path.parent))["failed"] == 1
    (failure,) = asked(capsys, "failures")["failures"]
    assert reason in failure["reason"]
    assert told.format(path=path) in logged()
    assert "hostile_decoders.py" in logged()
    assert str(path) in logged()


def test_a_bug_in_the_engine_process_is_logged(tmp_path: Path) -> None:
    """The window gets a line that names the log, and the log has the traceback."""
    directory = ruby_library(tmp_path)
    break_library(directory)
    events: queue.Queue[Event] = queue.Queue()
    client = EngineClient(directory, events.put)
    client.start()
    client.send(Search(1, words("red")))
    answers = iter(lambda: events.get(timeout=SECONDS), None)
    failed = next(event for event in answers if isinstance(event, SearchFailed))
    client.close()
    assert failed.message.endswith(str(log_file()))
    assert "no such table: fulltext" in logged()
    assert "Traceback" in logged()


def test_a_bug_in_a_command_is_one_line_and_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """No traceback on the screen, and the exit code of an error; with --verbose, it is there."""
    directory = ruby_library(tmp_path)
    break_library(directory)
    monkeypatch.setenv("TRIPTYCH_LIBRARY", str(directory))
    capsys.readouterr()
    for options, lines in (((), range(1, 2)), (("--verbose",), range(5, 500))):
        assert run([*options, "search", "red"]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert str(log_file()) in err
        assert len(err.splitlines()) in lines
        assert ("Traceback" in err) is bool(options)
    assert "no such table: fulltext" in logged()


def test_verbose_tells_more(tmp_path: Path, capsys: Capture) -> None:
    """With --verbose, stderr and the log tell what is done; without it, stderr is silent."""
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    assert run(["index", str(tmp_path / "media"), "--json"]) == 0
    assert capsys.readouterr().err == ""
    assert "broken.png" not in logged()
    assert run(["--verbose", "index", "--retry", "--json"]) == 0
    told = capsys.readouterr().err
    for text in (told, logged()):
        assert "broken.png' cannot be read: the picture is cut short" in text


def test_no_query_stands_in_the_log(tmp_path: Path, capsys: Capture) -> None:
    """Not even with --verbose is it told what the person looked for."""
    directory = ruby_library(tmp_path)
    run(["--verbose", "search", "xylophone", "--library", str(directory)])
    break_library(directory)
    run(["--verbose", "search", "xylophone", "--library", str(directory)])
    assert "no such table" in logged()
    assert "xylophone" not in logged()
