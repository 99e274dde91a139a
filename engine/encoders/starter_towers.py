"""The starter's towers of pictures and sounds.

A tower of pictures or sounds ends in a grid or in patches; its head turns their mean into a vector
of the space, and one cell alone just as well: that is what is seen in a part of a picture. One
thing at a time is as fast as several, and takes less than half of the memory.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from ..types.vectors import Pixels, Samples, Vectors
from . import starter_files as files
from .regions import RegionMap
from .starter_files import StarterConfig
from .starter_session import open_network, run
from .starter_sound import patches


class PictureTower:
    """Pictures, and the cells of their grids, to vectors."""

    def __init__(self, directory: Path, config: StarterConfig) -> None:
        """Open the network and its head.

        Raises:
            UserError: a file is missing or damaged.
        """
        self._side = config.image_side
        self._network = open_network(directory, files.PICTURE, config)
        self._head = open_network(directory, files.PICTURE_HEAD, config)

    def encode(self, image: Pixels) -> Vectors:
        """Encode a whole picture, float32 (1, dim)."""
        return run(self._head, features=self._cells(image).mean(0, keepdims=True))

    def regions(self, image: Pixels) -> RegionMap:
        """Encode every cell of a picture's grid."""
        cells = self._cells(image)
        side = round(len(cells) ** 0.5)
        return RegionMap(run(self._head, features=cells), side, side)

    def _cells(self, image: Pixels) -> Vectors:
        """Return the features of every cell, float32 (cells, features)."""
        cells: Vectors = run(self._network, pictures=_square(image, self._side)[None])[0]
        return cells


class SoundTower:
    """Windows of sound to vectors."""

    def __init__(self, directory: Path, config: StarterConfig) -> None:
        """Open the network and its head.

        Raises:
            UserError: a file is missing or damaged.
        """
        self._network = open_network(directory, files.SOUND, config)
        self._head = open_network(directory, files.SOUND_HEAD, config)

    def encode(self, window: Samples) -> Vectors:
        """Encode a window by the mean of its patches, float32 (1, dim)."""
        heard = run(self._network, patches=patches(window))
        return run(self._head, features=heard.mean(0, keepdims=True))


def _square(image: Pixels, side: int) -> Pixels:
    """Squash a picture to the tower's square, as in training."""
    return np.asarray(Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC))
