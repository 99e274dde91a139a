"""A message bus of the tests' own, as the session of a desktop has one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def session_bus(kind: str = "--session") -> Iterator[str]:
    """The address of a bus that ends with the block; the test is left out where none can be had.

    Args:
        kind: what tells the daemon how it is set up.
    """
    if shutil.which("dbus-daemon") is None:
        pytest.skip("not installed: dbus-daemon")
    command = ["dbus-daemon", kind, "--nofork", "--print-address"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        try:
            assert daemon.stdout is not None
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()
