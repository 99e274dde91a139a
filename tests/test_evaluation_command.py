"""`triptych evaluate`: a labelled folder in, figures out, and nothing left behind."""

from __future__ import annotations

import json
import signal
import subprocess
from multiprocessing.util import get_temp_dir
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from command_line import Capture, asked
from labelled_media import labelled_folder
from processes import start, wait_until_gone

from engine.cli.main import run
from engine.evaluation.report import COMPARED

MIXED = {
    *("r@10", "ndcg@10", "alpha_ndcg@10", "err_ia@10", "coverage@12", "possible_coverage@12"),
    *("inversion", "share_divergence", "queries"),
}


@pytest.fixture(autouse=True)
def few_general_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask a few of the general queries: no figure here depends on how many there are."""
    monkeypatch.setattr("engine.evaluation.run.GENERAL_QUERIES", 8)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process, and those that it starts, keep temporary files."""
    # The first decoder of a process has multiprocessing make a folder that stays to its end.
    get_temp_dir()
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def test_the_whole_command(tmp_path: Path, temporary: Path, home: Path, capsys: Capture) -> None:
    """A labelled folder in, one document out, with the starter; no library stays behind."""
    found = asked(capsys, "evaluate", str(labelled_folder(tmp_path / "set", 2)))
    assert found.keys() == {"raw", "page", "index", "groups", "divergence", "texts", "duplicates"}
    for ranking in COMPARED:
        figures = found[ranking]
        assert {"all", "text", "image", "audio", "document", "pairs"} <= figures.keys()
        assert figures["all"].keys() >= MIXED
        assert {"text>image", "text>audio", "image>text", "document>text"} <= figures[
            "pairs"
        ].keys()
        for pair in figures["pairs"].values():
            assert pair.keys() == {"r@1", "r@5", "r@10", "ndcg@10", "queries"}
            assert 0 <= pair["r@1"] <= pair["r@5"] <= pair["r@10"] <= 1
    strength = found["page"]["strength"]["text>image"]
    assert strength.keys() == {"error", "judged", "clear", "clear_right", "bins"}
    assert sum(one["count"] for one in strength["bins"]) == strength["judged"] > 0
    assert {"blank", "empty", "strength"} <= found["page"]["all"].keys()
    assert not {"blank", "empty", "strength"} & found["raw"]["all"].keys()
    assert found["index"].keys() == {"recall@10", "graph_ms", "exact_ms"}
    assert list(temporary.iterdir()) == []
    assert not (home / "library").exists()


def test_a_library_that_holds_the_folder_is_used_as_it_is(
    tmp_path: Path, temporary: Path, library_dir: Path, capsys: Capture
) -> None:
    """Nothing is indexed and nothing changes; without --json the figures are told in tables."""
    folder, library = labelled_folder(tmp_path / "set", 1), ("--library", str(library_dir))
    run(["index", str(folder), *library])
    write_picture(folder / "red" / "later.png", "red", 99)
    before = (library_dir / "catalogue.sqlite").read_bytes()
    queries = tmp_path / "queries.jsonl"
    queries.write_text(json.dumps({"text": "something red", "labels": ["red"]}))
    capsys.readouterr()
    assert run(["evaluate", str(folder), "--queries", str(queries), *library]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "text>image" in out
    assert "Searches: 1. Files: 10" in out
    assert (library_dir / "catalogue.sqlite").read_bytes() == before


def test_queries_beside_the_files_are_no_file(
    tmp_path: Path, temporary: Path, capsys: Capture
) -> None:
    """A file of queries in the folder is not among what is searched, and every query is asked."""
    queries = labelled_folder(tmp_path / "set", 1) / "queries.jsonl"
    lines = [json.dumps({"text": f"red {number}", "labels": ["red"]}) for number in range(3)]
    write_text(queries, "\n".join(lines))
    assert run(["evaluate", str(tmp_path / "set"), "--queries", str(queries)]) == 0
    assert "Searches: 3. Files: 10," in capsys.readouterr().out


@pytest.mark.parametrize(
    ("made", "told"),
    [("nothing", "There is no folder"), ("flat", "no labels"), ("bad", "captions.jsonl, line 1: ")],
)
def test_what_cannot_be_evaluated_is_one_line(
    tmp_path: Path, temporary: Path, capsys: Capture, made: str, told: str
) -> None:
    """No folder, no labels or a bad line are said before anything is indexed."""
    if made != "nothing":
        write_picture(tmp_path / "set" / "a.png", "red")
    if made == "bad":
        (tmp_path / "set" / "captions.jsonl").write_text("{")
    assert run(["evaluate", str(tmp_path / "set")]) == 1
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert told in err
    assert list(temporary.iterdir()) == []


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path, temporary: Path) -> None:
    """SIGINT while the temporary library is made ends with 130, one line, and no library."""
    for number in range(100):
        write_picture(tmp_path / "set" / "red" / f"{number}.png", "red", number)
    process = start("evaluate", str(tmp_path / "set"))
    while not list(temporary.glob("*/catalogue.sqlite")):
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, len(err.splitlines())) == (130, "", 1)
    assert list(temporary.iterdir()) == []
    wait_until_gone(process.pid)
