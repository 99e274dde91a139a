"""A thin, even sample of the training media of every role: what the shipped means are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.types.vectors import Pixels
from engine.types.vectors import Samples as Wave

from . import pictures, sounds, texts
from .heldout import HeldOut
from .pictures import SETS
from .texts import Texts

PICTURES, SOUNDS, TEXTS = 400, 200, 1_000
CAPTIONS_A_PASSAGE = 3


@dataclass(frozen=True, slots=True)
class Samples:
    """Where the sample lies; media are decoded as they are asked for."""

    data: Path
    kept: HeldOut
    queries: list[str]
    passages: list[str]

    def pictures(self) -> Iterator[Pixels]:
        """Yield pictures of every set, evenly spread over what is trained on."""
        for name, source in SETS.items():
            found = [
                one for one in pictures.items(self.data, name, self.kept) if not one.development
            ]
            wanted = found[:: max(1, len(found) * len(SETS) // PICTURES)]
            for one in pictures.decode(self.data, source, wanted, self.kept):
                yield one.pixels

    def sounds(self) -> Iterator[Wave]:
        """Yield windows of sound, evenly spread over what is trained on."""
        found = [clip for clip in sounds.clips(self.data) if not clip.development]
        for window in sounds.decode(self.data, found[:: max(1, len(found) // SOUNDS)], self.kept):
            yield window.samples


def choose(data: Path, kept: HeldOut, said: Texts) -> Samples:
    """Choose the sample."""
    rows = [row for key, rows in said.rows.items() if texts.is_photo(key) for row in rows]
    captions = [said.sentences[row] for row in rows[:: max(1, len(rows) // (4 * TEXTS))]]
    passages = [
        ". ".join(captions[at : at + CAPTIONS_A_PASSAGE])
        for at in range(0, len(captions), CAPTIONS_A_PASSAGE)
    ]
    return Samples(data, kept, captions[:TEXTS], passages[:TEXTS])
