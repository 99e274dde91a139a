"""The figures on the development set: what every choice is made by."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from . import measure
from .heads import Head, Space
from .material import Everything, Pooled
from .measure import Figures
from .texts import Texts

Floats = NDArray[np.float32]


def figures(space: Space, found: Everything) -> Figures:
    """Measure a trained space on everything that was set aside."""
    space.eval()
    photos = [view.part(development=True) for view in found.views]
    pictures, sounds = found.labelled.part(development=True), found.sounds.part(development=True)
    seen = _encode(space.pictures, photos[0])
    captions = [found.texts.rows[key] for key in photos[0].keys]
    first = _texts(space, found.texts, [rows[0] for rows in captions])
    everything = [row for rows in captions for row in rows]
    return (
        measure.recall("caption to photo", first, seen)
        | measure.recall("photo to caption", seen, first)
        | _labels(space, found.texts, pictures, seen)
        | _sounds(space, found, sounds)
        | measure.agreement(
            "captions",
            _array(space.texts.shipped(torch.from_numpy(found.texts.vectors[everything]))),
            found.texts.vectors[everything],
        )
    )


def _labels(space: Space, said: Texts, pictures: Pooled, photos: Floats) -> Figures:
    """Labels over labelled pictures and photos together, and each kind by itself."""
    seen = _encode(space.pictures, pictures)
    figures = _by_name(space, said, "label to picture", pictures.keys, seen, photos)
    for kind in ("grocery:", "clothes:", "n"):
        rows = [row for row, key in enumerate(pictures.keys) if key.startswith(kind)]
        keys = [pictures.keys[row] for row in rows]
        figures |= _by_name(space, said, f"label to picture ({kind})", keys, seen[rows], photos)
    places = {key: place for place, key in enumerate(sorted(set(pictures.keys)))}
    alike = [places[key] for key in pictures.keys]
    return figures | measure.by_example("picture to picture", seen, alike)


def _sounds(space: Space, found: Everything, sounds: Pooled) -> Figures:
    """Names of sounds over the windows that were set aside, and sounds that are alike."""
    heard = _encode(space.sounds, sounds)
    none = np.zeros((0, heard.shape[1]), np.float32)
    figures = _by_name(space, found.sound_texts, "name to sound", sounds.keys, heard, none)
    places = {key: place for place, key in enumerate(sorted({*sounds.keys} - {""}))}
    alike = [places.get(key, -1) for key in sounds.keys]
    return figures | measure.by_example("sound to sound", heard, alike)


def _by_name(
    space: Space, said: Texts, name: str, keys: list[str], seen: Floats, others: Floats
) -> Figures:
    """Ask for each name that occurs, among what has it and others that have none."""
    names = sorted({*keys} - {""})
    places = {key: place for place, key in enumerate(names)}
    labels = [places.get(key, -1) for key in keys] + [-1] * len(others)
    queries = _texts(space, said, [said.rows[key][1] for key in names])
    return measure.by_name(name, queries, np.concatenate([seen, others]), labels)


def _encode(head: Head, pool: Pooled) -> Floats:
    with torch.no_grad():
        return _array(head(torch.from_numpy(pool.features)))


def _texts(space: Space, said: Texts, rows: list[int]) -> Floats:
    with torch.no_grad():
        return _array(space.texts(torch.from_numpy(said.vectors[rows])))


def _array(vectors: Tensor) -> Floats:
    found: Floats = vectors.detach().numpy()
    return found
