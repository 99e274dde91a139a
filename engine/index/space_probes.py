"""Whether an encoder still makes the vectors that a space holds, by the probes kept with it.

A run keeps what its encoder makes of the probes before it stores anything. After an update of
Triptych, or of any library that takes part in vectors, the first open compares.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..catalogue import Catalogue
from ..catalogue.space_probes import KeptProbes
from ..encoders import probes
from ..encoders.base import Encoder
from ..encoders.probe_notes import PACKAGES
from ..encoders.vector_notes import noted_vectors
from ..media.sniff import looks_interesting
from ..types import Modality
from ..types.tracks import contents_of
from ..types.vectors import Vectors
from ..version import __version__

# Vectors may come from two runtimes, each of which agrees with torch in fp32 with a cosine of
# 0.999: an angle of 2.6 degrees, and twice that between the two.
_SAME = 0.996


def keep_probes(
    catalogue: Catalogue, space_id: int, encoder: Encoder, paths: Iterable[str], cache_dir: Path
) -> None:
    """Keep what the encoder of a space makes of the probes, before it is given files.

    What is kept already stays, since the caller knows that the encoder agrees with it. What it made
    of them for another library, with the same versions of all, it is not asked again. The caller
    holds the write lock.

    Args:
        paths: of the files; there is nothing to keep of media that none of them has.
        cache_dir: the folder of models.
    """
    kinds = {kind for kind in map(looks_interesting, paths) if kind}
    media = {content for kind in kinds for content in contents_of(kind)} & encoder.modalities
    kept, now = catalogue.space_probes.of_space(space_id), made_with()
    due = {c: KeptProbes(one.vectors, now) for c, one in kept.items() if one.made_with != now}
    due |= {c: KeptProbes(probe_vectors(encoder, c, cache_dir), now) for c in media - kept.keys()}
    if due:
        with catalogue.transaction():
            for content, one in due.items():
                catalogue.space_probes.put(space_id, content, one)


def probe_vectors(encoder: Encoder, content: Modality, cache_dir: Path) -> Vectors:
    """The vectors of the probes of a kind, float32 (probes, dim), which each model makes once.

    Raises:
        UserError: the weights are missing or damaged.
    """
    made_of = {"made_with": made_with()}
    return noted_vectors(
        f"probes-{content}", encoder, cache_dir, made_of, lambda: probes.encode(encoder, content)
    )


def still_agrees(catalogue: Catalogue, space_id: int, encoder: Encoder) -> bool:
    """Whether an encoder makes of the probes what is kept with a space.

    It is asked only after an update; nothing is encoded else.

    Raises:
        UserError: the weights are missing or damaged.
    """
    now = made_with()
    return all(
        kept.made_with == now or agree(kept.vectors, probes.encode(encoder, content))
        for content, kept in catalogue.space_probes.of_space(space_id).items()
        if content in encoder.modalities
    )


def agree(kept: Vectors, found: Vectors) -> bool:
    """Whether two sets of unit vectors may come from the same model, on any runtimes."""
    return kept.shape == found.shape and bool(((kept * found).sum(axis=1) >= _SAME).all())


@cache
def made_with() -> str:
    """The versions of all that takes part in vectors, Triptych itself among them."""
    others = {name: _version(name) for name in (*PACKAGES, "onnxruntime")}
    return json.dumps({"triptych": __version__} | others)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
