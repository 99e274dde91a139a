"""The space everything is aligned to: MiniLM's sentence vectors on their 256 main directions.

`TextSpace` is the target side only. It is fitted on sentences of our own grammar and label names,
saved as `space.npz`, and used to place labels, captions and sound names while training.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.index.centring import unit_rows

from .minilm import MiniLM

Floats = NDArray[np.float32]

DIM = 256


@dataclass(frozen=True, slots=True)
class TextSpace:
    """The teacher, its main directions and the direction that all captions share."""

    teacher: MiniLM
    basis: Floats
    common: Floats

    def encode(self, texts: list[str]) -> Floats:
        """Return the unit target vectors of some texts."""
        return unit_rows(self.teacher.encode(texts) @ self.basis)

    def centred(self, rows: Floats) -> Floats:
        """Take away the rows' mean and the captions' common direction.

        What is left is orthogonal to that direction, so a text's share of it adds the same to
        every picture and no ranking depends on whether texts are centred.
        """
        away = rows - rows.mean(0)
        return unit_rows(away - np.outer(away @ self.common, self.common))


def fit(teacher: MiniLM, sentences: list[str]) -> TextSpace:
    """Find the main directions of some sentences, and the direction they share."""
    vectors = teacher.encode(sentences)
    _, _, directions = np.linalg.svd(vectors.T @ vectors)
    basis = np.ascontiguousarray(directions[:DIM].T, np.float32)
    common = unit_rows(unit_rows(vectors @ basis).mean(0, keepdims=True))[0]
    return TextSpace(teacher, basis, common)


def save(space: TextSpace, path: Path) -> None:
    """Write what was fitted."""
    np.savez(path, basis=space.basis, common=space.common)


def load(teacher: MiniLM, path: Path) -> TextSpace:
    """Read what was fitted."""
    with np.load(path) as file:
        return TextSpace(teacher, file["basis"], file["common"])
