"""What import contracts cannot say: importing the light parts loads nothing heavy, however deep."""

from __future__ import annotations

import subprocess
import sys

import pytest
from processes import PROJECT

MODELS = ("torch", "open_clip", "transformers", "librosa", "soundfile", "av", "sklearn")


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("engine.cli.main", (*MODELS, "numpy", "typer", "hnswlib", "sqlite3", "PySide6")),
        ("engine.service.client", (*MODELS, "hnswlib", "sqlite3", "PySide6")),
        ("engine.library.reader", (*MODELS, "hnswlib", "PySide6")),
        ("engine.library.facade", (*MODELS, "PySide6")),
        ("engine.cli.app", (*MODELS, "numpy", "hnswlib", "sqlite3", "PySide6")),
        ("engine.media.worker", (*MODELS, "numpy", "hnswlib", "sqlite3", "PySide6")),
        ("desktop.shell.app", (*MODELS, "hnswlib")),
    ],
)
def test_importing_it_loads_nothing_heavy(module: str, forbidden: tuple[str, ...]) -> None:
    """In a fresh interpreter, importing the module alone leaves these unloaded."""
    code = f"import sys, {module}; print(*sorted(set({forbidden!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=PROJECT
    )
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr
