"""The labelled sets of benchmarks: what captions and names say, and that sets share nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from processes import PROJECT

from engine.evaluation.dataset import read_captions, read_queries

CAPTIONED = [
    (["A dog runs", "A brown dog"], {"dog"}, set()),
    (["A dog runs", "An animal outside"], set(), {"dog"}),
    (["A red wall", "A wall"], set(), set()),
]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sets of twelve photos with captions, two of each recording, and six articles."""
    monkeypatch.syspath_prepend(str(PROJECT / "benchmarks"))
    pool, rows = tmp_path / "pool", []
    for number in range(12):
        captions = CAPTIONED[number // 2 % 3][0]
        write_picture(pool / f"{number}.png", "red", number)
        rows.append({"path": f"{number}.png", "captions": captions, "of": str(number // 2)})
    for number in range(6):
        write_text(pool / f"{number}.txt", f"about {number}")
        rows.append({"path": f"{number}.txt", "names": ["dog"], "of": f"text {number}"})
    rows = [{"names": [], "captions": [], "mentions": "", **row} for row in rows]
    write_text(pool / "said.jsonl", "\n".join(map(json.dumps, rows)))
    out = tmp_path / "sets"
    monkeypatch.setattr(sys, "argv", ["", str(out), str(pool), "--sets", "one:2", "other:1"])
    import mixed_sets

    mixed_sets.main()
    return out


def test_labels_follow_what_was_said(made: Path) -> None:
    """Two captions make sure, one leaves open, and silence says no."""
    said = [
        one
        for name in ("one", "other")
        for one in read_captions(made / name / "captions.jsonl").values()
    ]
    assert all(one.is_labelled for one in said)
    assert {one.labels for one in said} == {("dog",), ()}
    assert not any("dog" in one.labels and "dog" in one.unsure for one in said)


def test_sets_share_no_file_and_can_be_asked(made: Path) -> None:
    """What one has, the other lacks; queries read as `triptych evaluate` reads them."""
    contents = [
        {file.read_bytes() for file in (made / name).rglob("*.png")} for name in ("one", "other")
    ]
    assert contents[0].isdisjoint(contents[1])
    queries = read_queries(made / "one" / "queries.jsonl")
    assert {query.labels for query in queries} == {("dog",)}
    assert {"dog", "puppy"} <= {query.text for query in queries}
    kinds = read_queries(made / "one" / "kinds.jsonl")
    assert [query.text for query in kinds] == ["photo of dog", "text about dog"]
    assert {Path(path).parent.name for path in kinds[1].paths} == {"text"}
