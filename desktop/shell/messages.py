"""Where operations tell a person things, and ask: the bar of messages, or what stands for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Messages(Protocol):
    """Where the person is told things."""

    def show_error(self, text: str) -> None:
        """Say what went wrong."""

    def show_info(self, text: str) -> None:
        """Say something worth knowing."""

    def take_back(self, text: str) -> None:
        """Dismiss what holds no longer."""

    def ask(self, text: str, button: str, action: Callable[[], None]) -> None:
        """Ask before something is done."""
