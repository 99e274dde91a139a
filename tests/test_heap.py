"""Memory that was freed goes back to the system, though it lies between what stays."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.heap import HeapKeeper
from engine.heap import give_back_memory
from engine.service.messages import LibraryChanged

pytestmark = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="others keep no such memory"
)
COUNT, BYTES = 2000, 20_000


def memory() -> int:
    """The bytes that this process has written to."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return 1024 * int(next(line for line in lines if line.startswith("RssAnon")).split()[1])


def with_holes() -> list[bytes]:
    """What stays; as much lay between, and is free."""
    every = [bytes([number % 256]) * BYTES for number in range(COUNT)]
    return every[::2]


def test_holes_go_back_to_the_system() -> None:
    """Most of what was freed, at least."""
    kept = with_holes()
    before = memory()
    give_back_memory()
    assert before - memory() > len(kept) * BYTES // 2


def test_the_window_gives_back_soon_after_something_happened(qtbot: QtBot) -> None:
    """Whatever the engine tells; without a word from it nothing is done."""
    keeper = HeapKeeper(pause_ms=0)
    kept = with_holes()
    before = memory()
    qtbot.wait(1)
    assert before - memory() < len(kept) * BYTES // 2
    keeper.take(LibraryChanged())
    qtbot.waitUntil(lambda: before - memory() > len(kept) * BYTES // 2)
