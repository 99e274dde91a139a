"""What those who act on files need: someone to tell and ask, and a thread for the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from .undo import InfoMessages

T = TypeVar("T")


class Messages(InfoMessages, Protocol):
    """Where the person is told things, and asked."""

    def show_error(self, text: str) -> None:
        """Say what went wrong."""

    def ask(self, text: str, button: str, action: Callable[[], None]) -> None:
        """Ask before something is done."""


class Disk(Protocol):
    """Does work beside the window; what goes wrong is told."""

    def submit(self, work: Callable[[], T], on_result: Callable[[T], None]) -> object:
        """Do some work; the handler runs on the GUI thread."""
