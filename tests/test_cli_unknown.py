"""`triptych search` for words that the model was not trained on."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Capture, asked, index_notes

from engine.cli.main import run

HINT = "Try other words or a better model (triptych models list)\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notes in the library that is used when none is named; its model knows no German."""
    notes = {"zettel.txt": "Der Hund lag auf der Wiese.", "list.txt": "Milk, eggs and flour."}
    return index_notes(tmp_path / "notes", notes)


def test_people_are_told_on_stderr(folder: Path, capsys: Capture) -> None:
    """The line of the window, with the command that lists models; the hits stand on stdout."""
    capsys.readouterr()
    assert run(["search", "Hund", "auf", "der", "Wiese"]) == 0
    out, err = capsys.readouterr()
    assert err == (
        'This model does not know the words of "Hund auf der Wiese", so names and texts come '
        "first. Check how they are spelt; for other languages there is a multilingual model. "
        "See: triptych models list\n"
    )
    first, line, second = out.splitlines()
    assert str(folder / "zettel.txt") in first
    assert (line, str(folder / "list.txt") in second) == ("--- closest we have", True)
    assert run(["search", "milk"]) == 0
    assert capsys.readouterr().err == HINT


def test_programs_are_told_in_the_document(folder: Path, capsys: Capture) -> None:
    """`not_understood` has the typed terms, one by one, and is empty where all were understood."""
    capsys.readouterr()
    answer = asked(capsys, "search", "milk +Hund auf der Wiese -Hund")
    assert answer["not_understood"] == ["Hund auf der Wiese", "Hund"]
    assert asked(capsys, "search", "milk")["not_understood"] == []
    assert asked(capsys, "search", "type:text")["not_understood"] == []
