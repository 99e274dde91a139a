"""The sample: a few pictures, sounds and texts of our own, to try a search before adding anything.

They are copied into a folder of the library's own, and go with it. All of this asks the disk.
"""

from __future__ import annotations

import filecmp
import shutil
from contextlib import suppress
from pathlib import Path

from engine.shipped import SHIPPED

SAMPLE_QUERY = "beach umbrella and sea waves"
_NAME = "Sample"
_SHIPPED = SHIPPED / "sample"


def sample_folder(library: str) -> str:
    """Where the sample of a library lies, if it has one."""
    return str(Path(library) / _NAME)


def make_sample(library: str) -> str:
    """Copy the sample into the library's directory; returns its folder. What is there stays."""
    folder = Path(sample_folder(library))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in _SHIPPED.iterdir():
        if not (folder / path.name).exists():
            _copy(path, folder / path.name)
    return str(folder)


def delete_sample(library: str) -> None:
    """Delete what is of the sample, and its folder where a person has put nothing there."""
    folder = Path(sample_folder(library))
    for path in _SHIPPED.iterdir():
        with suppress(OSError):
            if filecmp.cmp(path, folder / path.name, shallow=False):
                (folder / path.name).unlink()
    with suppress(OSError):
        folder.rmdir()


def _copy(path: Path, target: Path) -> None:
    """Copy a file whole or not at all: what is there is not copied again."""
    try:
        shutil.copyfile(path, target)
    except OSError:
        target.unlink(missing_ok=True)
        raise
