"""The shipped starter as the tests of one process share it: what it has encoded, it keeps.

Every new library is calibrated with the same hundreds of texts and asks for the same probes, which
would take two seconds of the processor for each test that indexes with the starter.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from engine.encoders import starter
from engine.encoders.starter import StarterEncoder
from engine.encoders.vector_notes import note_of
from engine.index.space_probes import probe_vectors
from engine.indexing.bank_notes import bank_vectors
from engine.paths import bank_folder, model_cache
from engine.types.vectors import Pixels, Samples, TextKind, Vectors

# What a home has of the starter, by name.
_NOTES: dict[str, bytes] = {}


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

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        asked = {window.tobytes(): window for window in windows}
        new = {key: window for key, window in asked.items() if key not in self._kept}
        self._kept.update(zip(new, super().encode_audio(list(new.values())), strict=True))
        return self._gathered(window.tobytes() for window in windows)

    def _gathered(self, keys: Iterable[Hashable]) -> Vectors:
        return self._join([self._kept[key][None] for key in keys])


def use_starter_before() -> None:
    """Make this home one where the starter has run before, for processes that are started in it.

    Every test's own home is new; each process would encode all texts of the bank there, and the
    probes of each kind of media.
    """
    encoder, models = starter.StarterEncoder(), model_cache()
    if not _NOTES:
        bank_vectors(encoder, models)
        for content in encoder.modalities:
            probe_vectors(encoder, content, models)
        made = bank_folder(models).glob(note_of("*", encoder.identity, models).name)
        _NOTES.update((path.name, path.read_bytes()) for path in made)
    bank_folder(models).mkdir(parents=True, exist_ok=True)
    for name, note in _NOTES.items():
        (bank_folder(models) / name).write_bytes(note)
