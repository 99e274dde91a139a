"""The command line's contract: what each command does, as one JSON document and in words."""

from __future__ import annotations

import json
import os
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture, write_text
from command_line import Capture, asked
from processes import triptych

import engine
from engine.cli.main import run


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of media with some broken files, and what `triptych index --json` said of it."""
    folder = write_media_folder(tmp_path_factory.mktemp("cli") / "media")
    cut = write_picture(folder / "cut.png", "red", 1)
    cut.write_bytes(cut.read_bytes()[:60])
    (folder / "empty.wav").touch()
    write_text(folder / "text.jpg", "these are only words about a dog")
    write_text(folder / os.fsdecode(b"odd [\xff].txt"), "the sound of rain")
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        ended = run(["index", str(folder), "--library", str(library_of(folder)), "--json"])
    assert (ended, err.getvalue()) == (0, "")
    (folder.parent / "report.json").write_text(out.getvalue())
    return folder


def library_of(folder: Path) -> Path:
    """The library beside a folder."""
    return folder.parent / "library"


def test_index_reports_counts_as_json(shelf: Path) -> None:
    """`index --json` is one document with the counts that the contract names."""
    report = json.loads((shelf.parent / "report.json").read_text())
    assert {"indexed", "unchanged", "moved", "removed", "failed", "seconds"} <= report.keys()
    assert (report["indexed"], report["failed"], report["cancelled"]) == (10, 2, False)
    assert report["seconds"] > 0


def test_search_answers_as_json(shelf: Path) -> None:
    """`search --json` in a process of its own: hits with all their keys, best first."""
    done = triptych(
        *("search", "a", "red", "rose", "--sort", "score", "--limit", "5", "--json"),
        *("--library", str(library_of(shelf))),
    )
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert {"hits", "seconds"} <= answer.keys()
    assert len(answer["hits"]) == 5
    for hit in answer["hits"]:
        assert {"path", "modality", "score", "strength", "segment"} <= hit.keys()
        assert hit["segment"].keys() == {"kind", "start", "end", "text", "place"}
        assert os.path.exists(hit["path"])
    scores = [hit["score"] for hit in answer["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert answer["seconds"]["total"] > 0


def test_every_way_of_asking(shelf: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures, sounds, documents, minus, types and folders, with the library by its variable."""
    monkeypatch.setenv("TRIPTYCH_LIBRARY", str(library_of(shelf)))
    every = asked(capsys, "search", "dog", "--minus", "rain", "--image", str(shelf / "sea.png"))
    assert {hit["modality"] for hit in every["hits"]} == {"image", "audio", "text"}
    sounds = asked(capsys, "search", "--audio", str(shelf / "drum.wav"), "--type", "audio")
    assert {hit["modality"] for hit in sounds["hits"]} == {"audio"}
    assert sounds["hits"][0]["path"] == str(shelf / "drum.wav")
    part = asked(capsys, "search", "--audio", f"{shelf / 'drum.wav'}#t=0.5,1.5")
    assert part["hits"][0]["path"] == str(shelf / "drum.wav")
    document = ("--text-file", str(shelf / "ruby.txt"), "--type", "text,image")
    inside = asked(capsys, "search", *document, "--in", str(shelf / "trees"))
    assert {Path(hit["path"]).name for hit in inside["hits"]} == {"leaf.png", "moss.md"}


def test_a_name_that_is_not_utf8_survives_json(shelf: Path, capsys: Capture) -> None:
    """The path in the document opens the file, whatever bytes its name is made of."""
    found = asked(capsys, "--library", str(library_of(shelf)), "search", "rain", "--type", "text")
    paths = [hit["path"] for hit in found["hits"]]
    assert str(shelf / os.fsdecode(b"odd [\xff].txt")) in paths


def test_names_cannot_command_a_terminal(tmp_path: Path, capsys: Capture) -> None:
    """Controls, ends of lines and marks of direction in names are shown, not obeyed."""
    folder = tmp_path / "odd\x1b[31m"
    folder.mkdir()
    (folder / "a\nb\r\x9b2J\u202egpj.txt").write_text("a dog runs")
    (folder / "\x07.txt").write_bytes(b"\0\1\2" * 9)
    library = ("--library", str(tmp_path / "library"))
    told = ""
    for arguments in (["index", str(folder)], ["search", "dog"], ["failures"], ["status"]):
        assert run([*library, *arguments]) == 0
        told += "".join(capsys.readouterr())
    assert all(char.isprintable() or char == "\n" for char in told)
    assert r"odd\x1b[31m/a\nb\r\x9b2J\u202egpj.txt" in told
    assert r"\x07.txt" in told


def test_failures_and_status_as_json(shelf: Path, capsys: Capture) -> None:
    """Every file that failed is listed with its reason, what it looked like and when."""
    library = ("--library", str(library_of(shelf)))
    rows = asked(capsys, "failures", *library)["failures"]
    fields = {"path", "reason", "modality", "seen", "first_seen", "attempts", "reader"}
    assert all(row.keys() == fields for row in rows)
    found = {Path(row["path"]).name: (row["modality"], row["reason"]) for row in rows}
    assert found.keys() == {"cut.png", "empty.wav"}
    assert found["cut.png"][0] == "image"
    assert found["empty.wav"][1] == "empty file"
    status = asked(capsys, "status", *library)
    assert status["items"] == {"image": 3, "audio": 2, "text": 5, "video": 0}
    assert status["failures"] == 2
    assert status["roots"][0]["path"] == str(shelf)
    assert status["preset"] == "starter"


def test_people_are_told_in_words(shelf: Path, capsys: Capture) -> None:
    """Without --json the same commands end well, and a path stays whole on its line."""
    library = ("--library", str(library_of(shelf)))
    assert run(["search", "rain", *library, "--limit", "50"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if str(shelf / "trees" / "moss.md") in line]
    assert run(["failures", *library]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index(str(shelf / "empty.wav")) + 1] == "  empty file"
    assert run(["status", *library]) == 0
    assert "3 pictures, 2 sounds, 5 documents" in capsys.readouterr().out
    assert run(["index", *library]) == 0
    assert capsys.readouterr().out.startswith(
        "Indexing is done: 10 unchanged, 2 still not readable.\n"
    )


def test_models_are_listed_offline(capsys: Capture) -> None:
    """The list of models needs neither network nor library."""
    found = {row["name"]: row["state"] for row in asked(capsys, "models", "list")["models"]}
    assert found["starter"] == "shipped"
    assert found["balanced"] == "missing"


def test_an_open_clip_model_of_ones_own(small_model: str, tmp_path: Path, capsys: Capture) -> None:
    """`--preset local-dir:` indexes and is remembered; `models use` changes back."""
    folder = write_picture(tmp_path / "media" / "a.png", "red").parent
    library = ("--library", str(tmp_path / "library"))
    assert asked(capsys, "index", str(folder), "--preset", small_model, *library)["indexed"] == 1
    assert asked(capsys, "status", *library)["preset"] == small_model
    assert len(asked(capsys, "search", "red", *library)["hits"]) == 1
    assert run(["models", "use", "starter", *library]) == 0
    capsys.readouterr()
    assert asked(capsys, "status", *library)["preset"] == "starter"
    assert len(asked(capsys, "search", "red", *library)["hits"]) == 1


def test_an_empty_folder_is_no_error(tmp_path: Path, capsys: Capture) -> None:
    """Nothing to index is said in words, and a search of nothing says what to do."""
    (tmp_path / "empty").mkdir()
    assert run(["index", str(tmp_path / "empty")]) == 0
    assert "no pictures, sounds, videos or documents were found" in capsys.readouterr().out
    assert run(["search", "anything"]) == 0
    assert "triptych index FOLDER" in capsys.readouterr().out


def test_the_version_is_said(capsys: Capture) -> None:
    """`--version` names program and version."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"triptych {engine.__version__}\n"


def test_forget_counts_files(tmp_path: Path, capsys: Capture) -> None:
    """`forget` of a folder says how many files went."""
    write_picture(tmp_path / "media" / "a.png", "red")
    write_text(tmp_path / "media" / "b.txt", "words")
    asked(capsys, "index", str(tmp_path / "media"))
    gone = {"forgotten": 2, "unknown": [], "final": True}
    assert asked(capsys, "forget", str(tmp_path / "media")) == gone
    assert asked(capsys, "status")["roots"] == []


def test_forget_takes_several_and_names_strangers(tmp_path: Path, capsys: Capture) -> None:
    """What is known is forgotten; each path that is not costs a line, and the exit code says so."""
    known = [str(write_text(tmp_path / "media" / name, name)) for name in ("a.txt", "b.txt")]
    asked(capsys, "index", str(tmp_path / "media"))
    strange = str(tmp_path / "c.txt")
    assert run(["forget", *known, strange]) == 1
    told = capsys.readouterr()
    assert told.out == "Forgotten: 2 files.\n"
    assert told.err == f"The library knows nothing of {strange}.\n"
    assert asked(capsys, "status")["items"]["text"] == 0
