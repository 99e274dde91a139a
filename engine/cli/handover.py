"""Hands a run to the Triptych that is writing to the library, instead of failing on its lock."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..indexing.context import IndexOptions
from ..library.door import Handover, knock
from ..paths import LibraryPaths, absolute
from .console import print_json, say

_TAKEN = "Triptych is at work on this library already. It reads this as well, as soon as it can."


def hand_over(
    directory: Path, folders: Sequence[Path], choices: IndexOptions, *, as_json: bool
) -> bool:
    """Have whoever keeps the library open do a run later, and say so; tells whether it will."""
    asked = Handover(tuple(absolute(os.fspath(f)) for f in folders), choices.prune, choices.retry)
    # What is left out is settled with the library's own lock.
    if choices.ignore or not knock(LibraryPaths(directory), asked):
        return False
    if as_json:
        print_json({"handed_over": True})
    else:
        say(_TAKEN)
    return True
