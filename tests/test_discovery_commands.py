"""`triptych recommend`, `walk` and `on-this-day` with the shipped model and sample."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from importlib import resources
from pathlib import Path

import pytest
from command_line import Capture, asked, complaint

from engine.cli.main import run
from engine.library.facade import Library
from engine.paths import default_library


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample, of 12 May 2021, indexed in the library that is used when none is named."""
    shipped = Path(str(resources.files("triptych_resources").joinpath("sample")))
    folder = tmp_path / "sample"
    shutil.copytree(shipped, folder)
    moment = datetime(2021, 5, 12, 12).timestamp()
    for file in folder.iterdir():
        os.utime(file, (moment, moment))
    assert run(["index", str(folder), "--no-text-in-pictures", "--json"]) == 0
    return folder


def test_discovering_the_sample(sample: Path, capsys: Capture) -> None:
    """Suggestions from files, favourites and what was opened; a walk; a day in an earlier year."""
    capsys.readouterr()
    files = sorted(str(file) for file in sample.iterdir())
    pictures = [file for file in files if file.endswith((".jpg", ".png"))][:2]
    assert "no favourites yet" in complaint(capsys, "recommend")
    assert "Nothing was opened" in complaint(capsys, "recommend", "--from", "opened")
    assert "knows nothing" in complaint(capsys, "recommend", str(sample / "none.jpg"))
    named = asked(capsys, "recommend", *pictures, "--limit", "5")["hits"]
    assert len(named) == 5
    assert all(hit["like"] in pictures and hit["path"] not in pictures for hit in named)
    assert {"path", "modality", "score", "strength", "likelihood", "segment"} <= named[0].keys()
    assert run(["mark", *pictures, "--rate", "5"]) == 0
    capsys.readouterr()
    assert asked(capsys, "recommend", "--limit", "5")["hits"] == named
    library = Library(default_library())
    for file in pictures:
        item = library.by_hand.find(file)[0][0]
        library.preferences.note_opened(item.id, item.modality)
    library.close()
    assert asked(capsys, "recommend", "--from", "opened", "--limit", "5")["hits"] == named
    sounds = asked(capsys, "recommend", "--type", "audio", "--in", str(sample))["hits"]
    assert {hit["modality"] for hit in sounds} == {"audio"}
    assert run(["recommend", "--limit", "2"]) == 0
    assert capsys.readouterr().out.count("(like ") == 2
    assert run(["recommend", pictures[0], "--from", "opened"]) == 2
    capsys.readouterr()
    way = asked(capsys, "walk", pictures[0], "--steps", "4", "--seed", "7")
    assert way["seed"] == 7
    passed = [step["path"] for step in way["trail"]]
    assert len(set(passed)) == 5
    assert passed[0] == pictures[0]
    assert asked(capsys, "walk", pictures[0], "--steps", "4", "--seed", "7") == way
    assert len(asked(capsys, "walk", "--steps", "2")["trail"]) == 3
    assert run(["walk", "--steps", "999"]) == 0
    assert "nothing further" in capsys.readouterr().out
    assert "has no file" in complaint(capsys, "walk", str(sample))
    day = asked(capsys, "on-this-day", "--day", "2026-05-13")
    assert (day["day"], day["reach"]) == ("2026-05-13", 1)
    assert [year["year"] for year in day["years"]] == [2021]
    assert sorted(item["path"] for item in day["years"][0]["items"]) == files
    assert run(["on-this-day", "--day", "2026-05-12"]) == 0
    assert "2021, 5 years ago:" in capsys.readouterr().out
    assert run(["on-this-day", "--day", "2026-11-01"]) == 0
    assert "nothing of these days" in capsys.readouterr().out
    assert run(["on-this-day", "--day", "someday"]) == 2
    capsys.readouterr()
    assert asked(capsys, "forget", "--history")["final"] is True
    assert "Nothing was opened" in complaint(capsys, "recommend", "--from", "opened")
