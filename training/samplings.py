"""Which training media the shipped means are measured on: a thin, even sample of every role."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from . import pictures, sounds
from .export import Samplings
from .texts import Corpus


def choose(work: Path, corpus: Corpus) -> Samplings:
    """Choose training media of every role for the shipped means."""
    found = []
    for name, every in (("tiny", 100), ("cifar", 500), ("grocery", 12), ("clothes", 12)):
        part = pictures.load(work, f"{name}-train")
        found += [np.asarray(picture) for picture in part.pictures[::every]]
    heard = sounds.load(work)
    clips = [clip for clip, held in zip(heard.clips, heard.held, strict=True) if not held][::8]
    passages = [" ".join(corpus.texts[row : row + 3]) for row in range(0, 3_000, 3)]
    return Samplings(corpus.texts[:2_000], passages, found, clips)
