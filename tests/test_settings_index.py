"""`triptych settings index`: a library goes to Milvus and back, and no file is read again."""

from __future__ import annotations

import stat
from pathlib import Path

from colour_media import write_text
from command_line import Capture, asked, complaint, index_notes, new_library

from engine.catalogue import Catalogue
from engine.cli.main import run
from engine.paths import LibraryPaths, default_library

NOTES = {"a.txt": "a boat on the sea", "b.txt": "bread and butter", "c.txt": "a boat in a harbour"}


def found(capsys: Capture) -> list[str]:
    """What a search finds, by name."""
    return [Path(hit["path"]).name for hit in asked(capsys, "search", "boat")["hits"]]


def test_to_milvus_and_back(tmp_path: Path, capsys: Capture) -> None:
    """Searches find the same with every index, runs and forgetting keep Milvus in step."""
    folder, vectors = index_notes(tmp_path / "notes", NOTES), tmp_path / "vectors.db"
    capsys.readouterr()
    before = found(capsys)
    # What is gone is not read again.
    folder.rename(tmp_path / "elsewhere")
    state = asked(capsys, "settings", "index", "milvus", "--uri", str(vectors))["index"]
    assert (state["kind"], state["due"], state["trouble"]) == ("milvus", 0, None)
    assert vectors.is_dir()
    assert found(capsys) == before
    assert run(["forget", str(folder / "a.txt")]) == 0
    capsys.readouterr()
    assert asked(capsys, "settings", "index")["index"]["due"] == 0
    for kind in ("exact", "hnsw"):
        assert asked(capsys, "settings", "index", kind)["index"]["kind"] == kind
        assert sorted(found(capsys)) == ["b.txt", "c.txt"]
    assert list(default_library().glob("*.hnsw"))


def test_a_server_that_is_away_is_told_and_waited_for(tmp_path: Path, capsys: Capture) -> None:
    """Runs end well, the library says how much waits, and keeps the token to itself."""
    index_notes(tmp_path / "notes", NOTES)
    token = tmp_path / "token"
    token.write_text("root:secret\n", "utf-8")
    chosen = ["milvus", "--uri", "http://127.0.0.1:1", "--token-file", str(token)]
    assert run(["settings", "index", *chosen, "--owner", "Ada"]) == 0
    out, err = capsys.readouterr()
    assert "as Ada; consistency: Strong" in out
    assert "still to be told of 3 files" in out
    assert err.startswith("The index at http://127.0.0.1:1 does not answer")
    assert "secret" not in out + err
    assert asked(capsys, "settings", "index")["index"]["token"] is True
    kept = default_library() / "index.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    write_text(tmp_path / "notes" / "d.txt", "a boat that came late")
    report = asked(capsys, "index")
    assert (report["indexed"], report["cancelled"]) == (1, False)
    assert report["untold"].startswith("The index at http://127.0.0.1:1 does not answer")
    assert asked(capsys, "settings", "index")["index"]["due"] == 4
    assert run(["backup", str(tmp_path / "copy")]) == 0
    assert b"secret" not in (tmp_path / "copy").read_bytes()
    assert run(["verify"]) == 0
    capsys.readouterr()
    assert asked(capsys, "settings", "index", "hnsw")["index"]["due"] == 0
    catalogue = Catalogue(LibraryPaths(default_library()).catalogue)
    assert not catalogue.outbox.is_open
    catalogue.close()


def test_a_place_that_is_none_is_refused(capsys: Capture) -> None:
    """One line says what to write, and nothing is changed."""
    new_library()
    for uri in ("ftp://host", "folder", "https://"):
        line = complaint(capsys, "settings", "index", "milvus", "--uri", uri)
        assert "Say where Milvus is" in line
    assert asked(capsys, "settings", "index")["index"]["kind"] == "hnsw"
