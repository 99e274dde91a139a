"""`triptych mark`: what it changes, tells and refuses, and what other commands tell of marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Capture, asked, complaint, index_notes

from engine.cli.main import run


@pytest.fixture
def notes(tmp_path: Path, capsys: Capture) -> Path:
    """A folder with two notes, indexed in the library that is used when none is named."""
    folder = index_notes(tmp_path / "notes", {"a.txt": "red roses", "b.txt": "blue seas"})
    capsys.readouterr()
    return folder


def test_marking_as_json(notes: Path, capsys: Capture) -> None:
    """All marks are given at once, told, listed by filters, and taken away again."""
    given = ("--favourite", "--rate", "4", "--tag", "sea", "--tag", "Places/Rome")
    told = asked(capsys, "mark", str(notes / "a.txt"), *given)
    marks = {"favourite": True, "rating": 4, "tags": ["Places/Rome", "sea"]}
    assert told == {"files": [{"path": str(notes / "a.txt"), **marks}], "unknown": []}
    found = asked(capsys, "search", "is:favourite rating:>=4 tag:rome -tag:work")
    assert [(hit["path"], hit["marks"]) for hit in found["hits"]] == [(str(notes / "a.txt"), marks)]
    taken = ("--no-favourite", "--rate", "0", "--untag", "SEA")
    assert asked(capsys, "mark", str(notes / "a.txt"), *taken)["files"][0]["tags"] == [
        "Places/Rome"
    ]


def test_a_folder_means_all_in_it(notes: Path, capsys: Capture) -> None:
    """In lines: how many were marked; without options, the marks of each."""
    assert run(["mark", str(notes), "--rate", "1"]) == 0
    assert run(["mark", str(notes)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "Marked: 2 files."
    assert [line.rpartition("/")[2] for line in out[1:]] == ["a.txt  1 star", "b.txt  1 star"]


def test_what_is_refused(notes: Path, capsys: Capture) -> None:
    """No such rating, no name of a tag, and no file of the library: one line each."""
    path = str(notes / "a.txt")
    assert "from 1 to 5" in complaint(capsys, "mark", path, "--rate", "6")
    assert "A tag needs a name" in complaint(capsys, "mark", path, "--tag", " / ")
    assert "knows nothing of" in complaint(capsys, "mark", str(notes / "none"))


def test_export_has_marks(notes: Path, capsys: Capture, tmp_path: Path) -> None:
    """Each kind of row has a file of its own."""
    asked(capsys, "mark", str(notes / "a.txt"), "--tag", "sea")
    written = asked(capsys, "export", str(tmp_path / "out"))["files"]
    assert [written[f"{name}.jsonl"] for name in ("marks", "tags", "mark_tags")] == [1, 1, 1]
