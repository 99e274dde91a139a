"""A folder on a disk that can stop to answer, as a dead network drive does."""

from __future__ import annotations

import builtins
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_CALLS = ((os, "stat"), (os, "lstat"), (os, "scandir"), (os, "open"), (builtins, "open"))


class HungFolder:
    """Holds up every call to the system about a folder while it hangs, on whichever thread.

    Attributes:
        touched: set as soon as something is held up.
        threads: the names of all threads that ever asked about the folder, hanging or not.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = str(folder)
        self._answers = threading.Event()
        self._answers.set()
        self._hangs_at = ""
        self.touched = threading.Event()
        self.threads: set[str] = set()
        for module, name in _CALLS:
            monkeypatch.setattr(module, name, self._held_up(getattr(module, name)))

    def hang(self) -> None:
        """Stop to answer."""
        self._answers.clear()

    def hang_at(self, name: str) -> None:
        """Stop to answer once a file of this name is opened."""
        self._hangs_at = name

    def come_back(self) -> None:
        """Answer again, what was asked meanwhile first."""
        self._hangs_at = ""
        self._answers.set()
        for thread in threading.enumerate():
            # One that has not started yet finds the drive answering.
            if thread.name.startswith("disk ") and thread.is_alive():
                thread.join()

    def _held_up(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def held_up(path: Any, *arguments: Any, **named: Any) -> Any:
            if isinstance(path, str | Path) and str(path).startswith(self._folder):
                self._meet(str(path), call)
            return call(path, *arguments, **named)

        return held_up

    def _meet(self, path: str, call: Callable[..., Any]) -> None:
        self.threads.add(threading.current_thread().name)
        if self._hangs_at and path.endswith(self._hangs_at) and call.__name__ == "open":
            self.hang()
        if not self._answers.is_set():
            self.touched.set()
            self._answers.wait()
