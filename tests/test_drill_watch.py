"""Two minutes of random changes under a real `triptych watch`, as a person's programs make them."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from library_state import compare_states, contents, library_state
from processes import start, triptych, wait_until_gone
from random_changes import Hand
from test_drill import tell

from engine.indexing.context import IndexOptions
from engine.library.facade import Library

CHANGES, SECONDS = 10_000, 120.0
# So many that no run misses a fifth of them, unless the machine is very busy.
FILES = 2500
PATIENCE = 600.0


def make_changes(hand: Hand) -> None:
    """Make all changes, spread evenly over the time."""
    pause, begin = threading.Event(), time.monotonic()
    for number in range(CHANGES):
        hand.change()
        pause.wait(max(0.0, begin + SECONDS * number / CHANGES - time.monotonic()))


class Watch:
    """A `triptych watch`, and what it says."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self.process = start("watch", "--library", str(library))
        self.lines: list[str] = []
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        self.wait_until(lambda: any("Watching" in line for line in self.lines))

    @property
    def holds_back(self) -> bool:
        """Whether a run took so long that a fifth of all files went: then it asks first."""
        return any("no longer where they were" in line for line in self.lines)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        pause, begin = threading.Event(), time.monotonic()
        while not holds():
            assert self.process.poll() is None, self.lines
            assert time.monotonic() - begin < PATIENCE
            pause.wait(0.5)

    def has_all(self, root: Path, hand: Hand) -> bool:
        """Whether the library is what there is, but for what it asks about."""
        found, wanted = contents(self.library, root), hand.hashes()
        return found == wanted or (self.holds_back and wanted.items() <= found.items())

    def close(self) -> None:
        """End it as a person does; it has nothing to complain about."""
        os.kill(self.process.pid, signal.SIGINT)
        self.process.wait()
        self._thread.join()
        _, complaints = self.process.communicate()
        assert complaints == ""
        wait_until_gone(self.process.pid)

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(self.process.stdout)


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
    watch = Watch(library_dir)
    make_changes(hand)
    begin = time.monotonic()
    watch.wait_until(lambda: watch.has_all(root, hand))
    seconds = time.monotonic() - begin
    watch.close()
    for directory in (library_dir, tmp_path / "fresh"):
        with closing(Library(directory)) as library:
            report = library.index((str(root),), IndexOptions(prune=True))
        assert directory == tmp_path / "fresh" or report.unchanged == len(hand.files)
    compare_states(library_state(library_dir, root), library_state(tmp_path / "fresh", root))
    tell(
        f"{CHANGES} changes in {SECONDS:.0f} s: all in {seconds:.1f} s later"
        f"{', some held back' if watch.holds_back else ''}"
    )
