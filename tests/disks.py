"""A small disk of its own for a test, where the system lets this process mount one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class SmallDisk:
    """A disk in memory.

    Attributes:
        place: where it is mounted.
    """

    def __init__(self, place: Path) -> None:
        self.place = place

    def change(self, *options: str) -> None:
        """Give it another size (`size=20m`), or make it read-only (`ro`)."""
        subprocess.run(
            ["mount", "-o", ",".join(("remount", *options)), str(self.place)], check=True
        )

    @contextmanager
    def plugged_in(self, place: Path) -> Iterator[None]:
        """Mount it at a place, too, for the block."""
        place.mkdir(exist_ok=True)
        subprocess.run(["mount", "--bind", str(self.place), str(place)], check=True)
        try:
            yield
        finally:
            subprocess.run(["umount", "--lazy", str(place)], check=True)


@contextmanager
def small_disk(place: Path, size: int) -> Iterator[SmallDisk]:
    """A disk of so many bytes for the block; the test is skipped where none can be mounted."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if (
        sys.platform != "linux"
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("only root may mount a disk")
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
