"""What `--verbose` tells of what went well, for a report of what did not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from command_line import Capture
from explaining import ruby_library

import engine
from engine.cli.main import run
from engine.indexing.stages import StageLog
from engine.logs import log_file
from engine.types import Progress, Stage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A picture, a document, and a file that cannot be read."""
    write_picture(tmp_path / "media" / "a.png", "red")
    write_text(tmp_path / "media" / "b.txt", "the xylophone of my aunt")
    (tmp_path / "media" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    return tmp_path / "media"


def logged() -> str:
    """All that the log says."""
    return log_file().read_text(encoding="utf-8")


def told(capsys: Capture, *arguments: str) -> str:
    """What a command tells on stderr with --verbose, all of which stands in the log as well."""
    assert run(["--verbose", *arguments, "--json"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert set(lines) <= set(logged().splitlines())
    return "\n".join(lines)


def test_a_run_is_told(capsys: Capture, home: Path, folder: Path) -> None:
    """Versions, library, model, stages with their seconds, files by what became of them, and the
    index that was built.
    """
    text = told(capsys, "index", str(folder))
    for part in (
        rf"Triptych {re.escape(engine.__version__)}, Python \d",
        r"numpy \d.*hnswlib \d.*pillow \d",
        rf"library '{home / 'library'}'",
        r"indexing 1 folder with 'starter', space 1 of starter:2:[0-9a-f]+\n",
        rf"'{folder}': 3 to look at, 0 unchanged, 0 gone, 0 left out",
        r"a decoder was started: 1 of",
        *(f"{stage} took \\d+\\.\\d\\d s" for stage in ("loading", "scanning", "indexing")),
        r"finishing took \d+\.\d\d s",
        r"index of space 1: 0 vectors from their file, \d+ from the catalogue",
        r"index of space 1: \d+ vectors put into the graphs in \d+\.\d\d s",
        r"indexing ended after \d+\.\d\d s: 2 indexed, 1 failed",
        r"exit code 0 after \d+\.\d\d s",
    ):
        assert re.search(part, text), part


def test_a_search_is_told(capsys: Capture, tmp_path: Path) -> None:
    """The library, the index that was read, how many hits there are, and what took how long."""
    directory = ruby_library(tmp_path)
    text = told(capsys, "search", "red", "--library", str(directory))
    for part in (
        rf"library '{directory}'",
        r"index of space 1: [1-9]\d* vectors from their file, 0 from the catalogue",
        r"1 hit of 1 in 1 file searched: encode \d+\.\d{3} s, rank \d+\.\d{3} s",
        r"exit code 0 after",
    ):
        assert re.search(part, text), part


def test_nothing_that_a_person_has_or_asks_is_told(capsys: Capture, folder: Path) -> None:
    """Paths are, but no word of a document, of a query or of its filters."""
    text = told(capsys, "index", str(folder))
    for query in ("xylophone", '"aunt"', "ext:txt sort:name", "in:holiday trumpet"):
        text += told(capsys, "search", query)
    for word in ("xylophone", "aunt", "ext:", "txt'", "holiday", "trumpet"):
        assert word not in text.replace("b.txt", "")


def test_the_log_tells_a_run_also_without_it(capsys: Capture, folder: Path) -> None:
    """In a line or two for each pass: the window has no --verbose. Stages are not told."""
    assert run(["index", str(folder)]) == 0
    assert run(["search", "red"]) == 0
    assert "indexing" not in capsys.readouterr().err
    lines = [line.partition(" INFO ")[2] for line in logged().splitlines()]
    assert len([line for line in lines if ": indexing " in line]) == 2
    assert "took" not in logged()
    assert "hit" not in logged()


def test_stages_are_timed_by_the_clock(caplog: pytest.LogCaptureFixture) -> None:
    """Each from its first progress to that of another, the last to the end; all are handed on."""
    seen: list[Progress] = []
    clock = iter([10.0, 10.5, 13.0])
    log = StageLog(seen.append, lambda: next(clock))
    sent = [Progress(Stage.LOADING), Progress(Stage.SCANNING), Progress(Stage.SCANNING, 1)]
    with caplog.at_level("DEBUG", "engine"):
        for progress in sent:
            log(progress)
        log.end()
        log.end()
    assert seen == sent
    assert caplog.messages == ["loading took 0.50 s", "scanning took 2.50 s"]
