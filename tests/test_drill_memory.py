"""Some minutes of work in a real window: neither it nor its engine takes more and more memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from processes import PROJECT
from test_drill import tell


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_memory_stays_what_it_is(tmp_path: Path) -> None:
    """What `benchmarks/endurance.py` looks at for an hour, in less, once its caches are full."""
    script = PROJECT / "benchmarks" / "endurance.py"
    done = subprocess.run(
        [
            *(sys.executable, script, tmp_path, "--minutes", "14", "--settled", "9"),
            *("--pause", "100", "--changes", "8"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    tell(done.stdout)
    assert done.returncode == 0, done.stderr
