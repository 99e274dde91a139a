"""The vectors of the general queries: a model makes them once, and no stale ones are used."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from runs import run

from engine.encoders.vector_notes import note_of
from engine.indexing import bank_notes
from engine.indexing.bank_notes import BANK, bank_vectors
from engine.ranking.bank import text_bank
from engine.types.vectors import TextKind

TEXTS = len(text_bank())


def encoded(encoder: ColourEncoder, models: Path) -> int:
    """How many texts are encoded to have the vectors of the bank, which must be the right ones."""
    before = encoder.encoded
    found = bank_vectors(encoder, models)
    count = encoder.encoded - before
    np.testing.assert_array_equal(found, encoder.encode_texts(text_bank(), TextKind.QUERY))
    return count


def test_a_model_encodes_the_bank_once(tmp_path: Path) -> None:
    """Later asks get the same vectors from the note; another model makes its own."""
    assert encoded(ColourEncoder(), tmp_path) == TEXTS
    assert encoded(ColourEncoder(), tmp_path) == 0
    assert encoded(ColourEncoder("fake:2"), tmp_path) == TEXTS
    assert encoded(ColourEncoder(), tmp_path) == 0


@pytest.mark.parametrize("changed", ["text_bank", "made_with"])
def test_an_update_encodes_the_bank_anew(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is where the bank says something else, or a library that makes vectors is another."""
    bank_vectors(ColourEncoder(), tmp_path)
    news = {"text_bank": lambda: [*text_bank()[1:], "blue"], "made_with": lambda: "99"}
    monkeypatch.setattr(bank_notes, changed, news[changed])
    encoder = ColourEncoder()
    found = bank_vectors(encoder, tmp_path)
    assert encoder.encoded == TEXTS
    texts = news["text_bank"]() if changed == "text_bank" else text_bank()
    np.testing.assert_array_equal(found, encoder.encode_texts(texts, TextKind.QUERY))


@pytest.mark.parametrize(
    ("old", "new"),
    [('"vectors": "', '"vectors": "?'), ('"vectors": "', '"vectors": "AAAA'), ("{", "[")],
)
def test_a_damaged_note_is_made_anew(old: str, new: str, tmp_path: Path) -> None:
    """What is no row of unit vectors for each text is not used."""
    bank_vectors(ColourEncoder(), tmp_path)
    note = note_of(BANK, "fake:1", tmp_path)
    note.write_text(note.read_text().replace(old, new, 1))
    assert encoded(ColourEncoder(), tmp_path) == TEXTS
    assert encoded(ColourEncoder(), tmp_path) == 0


def test_a_cache_that_refuses_costs_no_run(tmp_path: Path) -> None:
    """Where nothing can be noted, the vectors are made each time."""
    in_the_way = tmp_path / "models"
    in_the_way.write_text("a file")
    assert encoded(ColourEncoder(), in_the_way) == TEXTS
    assert encoded(ColourEncoder(), in_the_way) == TEXTS


def test_a_later_run_does_without_the_bank(make_library: MakeLibrary, media_folder: Path) -> None:
    """A library that grows by one file has little encoded."""
    encoder = ColourEncoder()
    library = make_library(encoder)
    run(library, media_folder)
    before = encoder.encoded
    (media_folder / "more.txt").write_text("a red kite")
    assert run(library).indexed == 1
    assert 0 < encoder.encoded - before < 10
