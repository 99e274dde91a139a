"""Commands of `triptych`, run in the process of the test."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from colour_media import write_text

from engine.cli.main import run
from engine.library.facade import Library
from engine.paths import default_library

Capture = pytest.CaptureFixture[str]


def asked(capsys: Capture, *arguments: str) -> dict[str, Any]:
    """Run a command here with --json; it ends well and says one document and nothing else."""
    assert run([*arguments, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    document: dict[str, Any] = json.loads(out)
    return document


def new_library(directory: Path | None = None) -> Path:
    """Make an empty library, by default the one that is used when none is named."""
    made = directory or default_library()
    Library(made).close()
    return made


def index_notes(folder: Path, notes: Mapping[str, str]) -> Path:
    """Write notes by their names and index them in the library used when none is named."""
    for name, text in notes.items():
        write_text(folder / name, text)
    assert run(["index", str(folder), "--json"]) == 0
    return folder


def complaint(capsys: Capture, *arguments: str) -> str:
    """Run a command here that ends in a user's error: one line on stderr, nothing on stdout."""
    assert run(list(arguments)) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    return err
