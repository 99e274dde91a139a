"""Files that change at random while they are watched: the library ends as one made anew."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from library_state import compare_states, contents, library_state
from random_changes import Hand
from runs import counts, run

from engine.library.facade import Library
from engine.library.following import Following

# More of them are a drill.
SEEDS = (12, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(40, 66)))
CHANGES = 200


class Meddler:
    """Makes changes whenever a run asks whether it is to end."""

    def __init__(self, hand: Hand, changes: int) -> None:
        self.left = changes
        self._hand = hand
        self._lock = threading.Lock()

    def meddle(self) -> bool:
        """Make a change, if any is left; the run goes on."""
        with self._lock:
            if self.left:
                self._hand.change()
                self.left -= 1
        return False


@pytest.mark.parametrize("seed", SEEDS)
def test_random_changes_during_runs_end_as_a_fresh_index(
    make_library: MakeLibrary,
    library_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    """Files change at every moment of a run at which it asks whether to end."""
    monkeypatch.setattr("engine.watching.gathering.QUIET_SECONDS", 0.02)
    # So many of few files go at once that it would look like an accident.
    monkeypatch.setattr("engine.indexing.plan.ASK_ABOVE_SHARE", 1.0)
    root = tmp_path / "root"
    root.mkdir()
    library, hand = make_library(), Hand(root, seed)
    for _ in range(80):
        hand.change()
    library.index((str(root),))
    meddler = Meddler(hand, CHANGES)
    following = Following(library, library_dir, lambda line: None)
    following.start()
    while meddler.left or contents(library_dir, root) != hand.hashes():
        meddler.meddle()
        assert following.wait(60.0)
        following.catch_up(cancelled=meddler.meddle)
    following.close()
    assert counts(run(library)) == {"unchanged": len(hand.files)}
    fresh = Library(tmp_path / "fresh", encoder_of=lambda preset, cache: ColourEncoder())
    with closing(fresh):
        fresh.index((str(root),))
    compare_states(library_state(library_dir, root), library_state(tmp_path / "fresh", root))
