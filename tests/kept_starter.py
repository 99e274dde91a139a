"""The shipped starter as the tests of one process share it: what it has encoded, it keeps.

Every new library is calibrated with the same hundreds of texts and asks for the same probes, which
would take two seconds of the processor for each test that indexes with the starter.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from engine.encoders import starter
from engine.encoders.starter import StarterEncoder
from engine.indexing.bank_notes import bank_vectors
from engine.paths import model_cache
from engine.types.vectors import Pixels, TextKind, Vectors


class KeptStarter(StarterEncoder):
    """Encodes each text and each picture once; it encodes them one by one, so nothing differs."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[Hashable, Vectors] = {}

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if (kind, text) not in self._kept]
        found = super().encode_texts(new, kind)
        self._kept.update(zip(((kind, text) for text in new), found, strict=True))
        return self._gathered((kind, text) for text in texts)

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        asked = {(image.shape, image.tobytes()): image for image in images}
        new = {key: image for key, image in asked.items() if key not in self._kept}
        self._kept.update(zip(new, super().encode_images(list(new.values())), strict=True))
        return self._gathered((image.shape, image.tobytes()) for image in images)

    def _gathered(self, keys: Iterable[Hashable]) -> Vectors:
        return self._join([self._kept[key][None] for key in keys])


def use_starter_before() -> None:
    """Make this home one where the starter has run before, for processes that are started in it.

    Every test's own home is new; each process would encode all texts of the bank there.
    """
    bank_vectors(starter.StarterEncoder(), model_cache())
