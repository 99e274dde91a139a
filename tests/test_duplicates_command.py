"""`triptych duplicates`: its JSON, its lines, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Capture, asked
from duplicate_media import saved, scene

from engine.cli.main import run


@pytest.fixture
def media(tmp_path: Path, capsys: Capture) -> Path:
    """A picture, a copy of it and a smaller one, indexed."""
    folder = tmp_path / "media"
    one = saved(scene(1), folder / "one.jpg")
    (folder / "long name of a copy.jpg").write_bytes(one.read_bytes())
    saved(scene(1).resize((160, 120)), folder / "small.jpg")
    assert run(["index", str(folder)]) == 0
    capsys.readouterr()
    return folder


def test_groups_as_json(media: Path, capsys: Capture) -> None:
    """Each group has its kind, and its files with their bytes and whether they are kept."""
    told = asked(capsys, "duplicates")
    one, copy, small = (media / n for n in ("one.jpg", "long name of a copy.jpg", "small.jpg"))

    def item(path: Path, *, keep: bool) -> dict[str, object]:
        return {"path": str(path), "bytes": path.stat().st_size, "keep": keep}

    exact = [item(one, keep=True), item(copy, keep=False)]
    near = [item(one, keep=True), item(small, keep=False)]
    assert told == {
        "groups": [
            {"kind": "exact", "modality": "image", "items": exact},
            {"kind": "near", "modality": "image", "items": near},
        ]
    }
    assert [group["kind"] for group in asked(capsys, "duplicates", "--kind", "near")["groups"]] == [
        "near"
    ]
    rule = ("--keep", "oldest", "--folder", str(media), "--reference", str(media))
    kept = asked(capsys, "duplicates", *rule)["groups"]
    assert all(item["keep"] for group in kept for item in group["items"])


def test_groups_in_lines(media: Path, capsys: Capture) -> None:
    """A line for each file under a line for its group, and the sum."""
    assert run(["duplicates", "--kind", "exact"]) == 0
    head, kept, copy, total = capsys.readouterr().out.splitlines()
    assert head == "The same content (image, 2 files)"
    assert kept.lstrip().startswith("keep")
    assert kept.endswith("one.jpg")
    assert not copy.lstrip().startswith("keep")
    assert total.startswith("1 group; ")


def test_what_is_refused(media: Path, capsys: Capture) -> None:
    """There is no other kind, and no library where none was made."""
    assert run(["duplicates", "--kind", "alike"]) == 2
    assert run(["duplicates", "--library", str(media)]) == 1
