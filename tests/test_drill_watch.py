"""Two minutes of random changes under a real `triptych watch`, as a person's programs make them."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from library_state import compare_states, contents, library_state
from processes import start, triptych, wait_until_gone
from random_changes import Hand
from test_drill import tell

from engine.library.facade import Library

CHANGES, SECONDS = 10_000, 120.0
# So many that even on a busy machine no run misses a fifth of them, which would be held back.
FILES = 2500
PATIENCE = 600.0


def make_changes(hand: Hand) -> None:
    """Make all changes, spread evenly over the time."""
    pause, begin = threading.Event(), time.monotonic()
    for number in range(CHANGES):
        hand.change()
        pause.wait(max(0.0, begin + SECONDS * number / CHANGES - time.monotonic()))


def settle(watch: subprocess.Popen[str], library: Path, root: Path, hand: Hand) -> float:
    """Wait until the library has what there is; tells how many seconds that took."""
    pause, begin = threading.Event(), time.monotonic()
    while contents(library, root) != hand.hashes():
        assert watch.poll() is None, watch.communicate()
        assert time.monotonic() - begin < PATIENCE
        pause.wait(0.5)
    return time.monotonic() - begin


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_ten_thousand_changes_end_as_a_fresh_index(library_dir: Path, tmp_path: Path) -> None:
    """What `triptych watch` leaves has the files of the disk, and equals a library made anew."""
    root = tmp_path / "root"
    root.mkdir()
    hand = Hand(root, seed=1, few=FILES)
    for _ in range(FILES):
        hand.change()
    triptych("index", "--no-text-in-pictures", str(root), "--library", str(library_dir))
    process = start("watch", "--library", str(library_dir))
    assert process.stdout is not None
    assert "Watching" in process.stdout.readline()
    make_changes(hand)
    seconds = settle(process, library_dir, root, hand)
    os.kill(process.pid, signal.SIGINT)
    _, errors = process.communicate()
    assert errors == ""
    wait_until_gone(process.pid)
    for directory in (library_dir, tmp_path / "fresh"):
        with closing(Library(directory)) as library:
            report = library.index((str(root),))
        assert directory == tmp_path / "fresh" or report.unchanged == len(hand.files)
    compare_states(library_state(library_dir, root), library_state(tmp_path / "fresh", root))
    tell(f"{CHANGES} changes in {SECONDS:.0f} s: all in {seconds:.1f} s after the last one")
