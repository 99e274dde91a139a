"""Commands of `triptych`, run in the process of the test."""

from __future__ import annotations

import json
from typing import Any

import pytest

from engine.cli.main import run

Capture = pytest.CaptureFixture[str]


def asked(capsys: Capture, *arguments: str) -> dict[str, Any]:
    """Run a command here with --json; it ends well and says one document and nothing else."""
    assert run([*arguments, "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    document: dict[str, Any] = json.loads(out)
    return document


def complaint(capsys: Capture, *arguments: str) -> str:
    """Run a command here that ends in a user's error: one line on stderr, nothing on stdout."""
    assert run(list(arguments)) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    return err
