"""What `endurance.py` does in the window, in a process of its own, until its input ends."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from driven_window import DrivenWindow

from desktop.shell.garbage import GarbageCollector

WORDS = ("river", "summer garden", "an invoice", "blue", "letter to a friend", "recipe", "engine")
# How often everything is looked over.
QUERIES_A_ROUND = 30


def main() -> None:
    """Add the folder, then type, pick, scroll and look everything over, again and again."""
    library, settings, folder, pause_ms = sys.argv[2:]
    over = threading.Event()
    threading.Thread(target=_wait_for_end, args=(over,), daemon=True).start()
    driven, number = DrivenWindow(Path(library), Path(settings)), 0
    try:
        driven.desktop.open([folder])
        GarbageCollector(driven.desktop.window).start()
        driven.until(driven.is_ready)
        while not over.is_set():
            number += 1
            driven.type(f"{WORDS[number % len(WORDS)]} {number % 50}")
            driven.gallery.select_row(driven.desktop.model.next_stop(number % 20, 1))
            driven.pause(float(pause_ms))
            driven.scroll_to(driven.gallery.verticalScrollBar().maximum() // (1 + number % 3))
            if number % QUERIES_A_ROUND == 0:
                driven.desktop.operations.clear_search()
                driven.desktop.operations.library.index_folders(folders=())
                driven.pause(float(pause_ms))
    finally:
        driven.close()


def _wait_for_end(over: threading.Event) -> None:
    sys.stdin.read()
    over.set()
