"""`triptych groups` with the shipped model, on the shipped sample of pictures, sounds and texts."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from command_line import Capture, asked, complaint, new_library

from engine.cli.main import run


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample, indexed in the library that is used when none is named."""
    folder = Path(str(resources.files("triptych_resources").joinpath("sample")))
    assert run(["index", str(folder), "--no-text-in-pictures", "--json"]) == 0
    return folder


def test_groups_of_the_sample(sample: Path, capsys: Capture) -> None:
    """Every file is in one group or counted as in none; what a person names is found by it."""
    capsys.readouterr()
    told = asked(capsys, "groups", "--method", "kmeans", "--groups", "3")
    files = [path for group in told["groups"] for path in group["items"]]
    assert len(told["groups"]) == 3
    assert len(files) == len(set(files)) == sum(group["size"] for group in told["groups"])
    assert len(files) + told["ungrouped"] == sum(1 for file in sample.iterdir())
    assert told["method"] == "kmeans"
    assert all(-1 <= group["silhouette"] <= 1 for group in told["groups"])
    names = [group["name"] for group in told["groups"]]
    assert len(set(names)) == 3
    assert all(1 <= len(name.split()) <= 3 for name in names)
    assert asked(capsys, "groups") == told
    assert run(["groups", "rename", names[0], "My days"]) == 0
    renamed = capsys.readouterr().out
    assert renamed.startswith(f"The group {names[0]} is called My days now")
    assert f"My days: {told['groups'][0]['size']} files" in renamed
    found = asked(capsys, "search", 'group:"my days"')["hits"]
    assert {hit["path"] for hit in found} == set(told["groups"][0]["items"])
    made = asked(capsys, "albums", "make", "Days", "--group", "My days")["albums"]
    assert made == [{"name": "Days", "count": len(found), "query": ""}]
    merged = asked(capsys, "groups", "merge", "My days", names[1])["groups"]
    assert len(merged) == 2
    assert next(group["pinned"] for group in merged if group["name"] == "My days")
    assert run(["groups", "unpin", "My days"]) == 0
    unpinned = capsys.readouterr().out
    assert unpinned.startswith("The group My days may change when files are grouped anew.\n")
    assert "pinned" not in unpinned
    assert run(["groups", "pin", "My days"]) == 0
    pinned = capsys.readouterr().out
    assert pinned.startswith("The group My days stays as it is when files are grouped anew.\n")
    assert "no group Nothing" in complaint(capsys, "groups", "pin", "Nothing")
    assert run(["groups", "paint"]) == 2


def test_a_library_without_files_has_no_groups(home: Path, capsys: Capture) -> None:
    """A person is told what is missing."""
    new_library()
    assert "too few files" in complaint(capsys, "groups")
