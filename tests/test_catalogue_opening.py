"""Opening a catalogue: its steps from version to version, a newer one, and a damaged one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from engine.catalogue import Catalogue
from engine.catalogue import migrations as steps
from engine.catalogue.connection import PlainErrors
from engine.catalogue.database import Database
from engine.errors import BugError, NewerLibraryError, UserError


def test_a_new_library_takes_every_step_once(tmp_path: Path) -> None:
    """Opening makes the tables; opening again changes nothing."""
    path = tmp_path / "catalogue.sqlite"
    Catalogue(path).close()
    before = path.read_bytes()
    second = Catalogue(path)
    assert second.is_current()
    second.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("taken", [0, 1, 2])
def test_a_library_is_brought_up_to_date_from_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    """Whatever steps a library has behind it, opening takes the others and keeps its rows."""
    path = tmp_path / "catalogue.sqlite"
    later = (
        *steps.STEPS,
        ("a column", "ALTER TABLE roots ADD COLUMN colour TEXT DEFAULT 'red';\n"),
        ("a table", "CREATE TABLE extra (id INTEGER PRIMARY KEY);\n"),
    )
    monkeypatch.setattr(steps, "STEPS", later[: 1 + taken])
    old = Database(path)
    steps.migrate(old)
    old.execute("INSERT INTO roots (path) VALUES (?)", (b"/kept",))
    old.close()
    monkeypatch.setattr(steps, "STEPS", later)
    Catalogue(path).close()
    database = Database(path)
    assert database.one("SELECT colour FROM roots WHERE path = ?", (b"/kept",)) == ("red",)
    assert database.one("SELECT count(*) FROM extra") == (0,)
    assert steps.version(database) == len(later)
    database.close()


def test_a_step_that_fails_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration is all or nothing, and the next start tries it again."""
    path = tmp_path / "catalogue.sqlite"
    Catalogue(path).close()
    broken = ("broken", "CREATE TABLE half (id INTEGER);\nCREATE TABLE roots (id INTEGER);\n")
    first = steps.STEPS
    monkeypatch.setattr(steps, "STEPS", (*first, broken))
    with pytest.raises(BugError):
        Catalogue(path)
    database = Database(path)
    assert steps.version(database) == len(first)
    assert database.one("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == (0,)
    database.close()


def test_a_new_library_that_a_step_fails_in_stays_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its steps are taken together, and none without the others."""
    path = tmp_path / "catalogue.sqlite"
    broken = ("broken", "CREATE TABLE roots (id INTEGER);\n")
    with monkeypatch.context() as patched, pytest.raises(BugError):
        patched.setattr(steps, "STEPS", (*steps.STEPS, broken))
        Catalogue(path)
    database = Database(path)
    assert steps.version(database) == 0
    assert database.one("SELECT count(*) FROM sqlite_master") == (0,)
    database.close()
    Catalogue(path).close()


@pytest.mark.parametrize("readonly", [False, True])
def test_a_newer_library_is_refused(tmp_path: Path, readonly: bool) -> None:
    """A library with more steps than we know is not touched, and the message says what to do."""
    path = tmp_path / "catalogue.sqlite"
    Catalogue(path).close()
    database = Database(path)
    database.execute(f"PRAGMA user_version = {len(steps.STEPS) + 1}")
    database.close()
    with pytest.raises(NewerLibraryError, match="newer Triptych.*Update") as caught:
        Catalogue(path, readonly=readonly)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "damage", [b"this is no database at all, whatever its name says" * 40, None]
)
def test_a_damaged_library_is_told_in_one_line(tmp_path: Path, damage: bytes | None) -> None:
    """Garbage, or a library whose inside is overwritten, ends in a UserError."""
    path = tmp_path / "catalogue.sqlite"
    if damage is None:
        catalogue = Catalogue(path)
        for number in range(200):
            with catalogue.transaction():
                catalogue.roots.add(f"/r{number}")
        catalogue.close()
        whole = path.read_bytes()
        damage = whole[:100] + b"\xa5" * (len(whole) - 100)
    path.write_bytes(damage)
    with pytest.raises(UserError, match="damaged.*verify --repair.*Your own files are untouched"):
        Catalogue(path).roots.paths()


def test_a_disk_that_is_gone_is_no_full_one(tmp_path: Path) -> None:
    """SQLite says the same of both, and how much room there is cannot be asked any more."""
    with pytest.raises(UserError, match="cannot be used"), PlainErrors(tmp_path / "gone" / "one"):
        raise sqlite3.OperationalError("disk I/O error")
