"""Vectors of two models never mix: what a space was made with is known and checked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fake_encoder import DIM
from two_models import NEW, Encoders, names, spaces

from engine.catalogue import Catalogue
from engine.errors import BugError, UserError
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types import Segment, SegmentKind

pytest_plugins = ("switching_fixtures",)


def test_a_space_knows_what_made_it(library: Library, indexed_dir: Path) -> None:
    """Model, repository, revision and the decoders' settings are stored with the hash."""
    library.use(NEW)
    entry = spaces(indexed_dir)[NEW]
    assert entry.space.identity == "fake:new"
    assert entry.origin.model == "ViT-B-32-256:datacomp_s34b_b86k"
    assert len(entry.origin.revision) == 40
    assert "sample_rate=8000" in entry.origin.decoding


def test_a_model_that_is_named_is_not_replaced_by_another(
    library: Library, indexed_dir: Path, encoders: Encoders
) -> None:
    """Who asks for one model is not answered by another, but told how to change."""
    named = Library(indexed_dir, NEW, encoder_of=lambda preset, cache: encoders[preset])
    with pytest.raises(
        UserError, match=r"indexed with another model.*triptych models use balanced"
    ):
        names(named)
    named.close()


def test_a_vector_of_another_length_is_never_stored(library: Library, indexed_dir: Path) -> None:
    """The catalogue itself refuses a vector that cannot be of the space it is put into."""
    catalogue = Catalogue(LibraryPaths(indexed_dir).catalogue)
    segment = [Segment(SegmentKind.WHOLE)]
    with pytest.raises(BugError, match="another space"), catalogue.transaction() as revision:
        catalogue.segments.replace(1, 1, revision, segment, np.zeros((1, DIM + 1), np.float32))
    catalogue.close()
