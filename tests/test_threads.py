"""How many threads a command of Triptych multiplies on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ASK = """
import sys
from contextlib import suppress
from threadpoolctl import threadpool_info
from engine.cli.main import main

with suppress(SystemExit):
    main()
import numpy
print([one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"])
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="numpy has a library of Apple's there")
def test_numpy_keeps_to_one_thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody need set a variable for it."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    asked = [sys.executable, "-c", _ASK, "status", "--library", str(tmp_path)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[1]"
