"""The starter's three towers at run time, built from the arrays of the weights file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from ..types.vectors import Pixels, Role, Samples, Vectors
from .regions import WHOLE
from .starter_nets import Tower, picture_planes, unit
from .starter_sound import level, log_mel
from .starter_text import Lexicon, StarterTextTower
from .starter_views import VIEW_SIDE, combine, views
from .starter_weights import Arrays, StarterConfig

KEYS_NAME = "text.keys"
MEAN_PREFIX = "mean."
# Twice the side of a view: things are then about as large as in the views of parts.
REGION_SIDE = 2 * VIEW_SIDE


class StarterTowers:
    """Everything `load` builds; each method encodes one batch."""

    def __init__(self, arrays: Arrays, config: StarterConfig) -> None:
        """Build the towers and fill them.

        Raises:
            KeyError, RuntimeError, ValueError: the arrays do not fit the configuration.
        """
        self._window = int(config.sample_rate * config.window_seconds)
        self._lexicon = Lexicon(arrays[KEYS_NAME])
        dim, seen, heard = config.dim, config.image_depths, config.audio_depths
        with torch.device("meta"):  # no random numbers for weights that are read anyway
            self._text = StarterTextTower(config.words, dim, config.hidden)
            self._image = Tower(3, config.image_widths, seen, dim, folded=True)
            self._audio = Tower(1, config.audio_widths, heard, dim, folded=True)
        for prefix, tower in self._named():
            _fill(tower, arrays, prefix)
        self._image.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.means: Mapping[Role, Vectors] = {
            role: arrays[MEAN_PREFIX + role.value] for role in Role
        }

    def texts(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; one without any word gives the mean of texts."""
        with torch.inference_mode():
            vectors = self._text(self._lexicon.bags(texts))
        return _rows(vectors)

    def images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode pictures by their averaged views."""
        with torch.inference_mode():
            seen = unit(self._image(picture_planes(views(images))))
            return _rows(combine(seen))

    def regions(self, image: Pixels) -> tuple[Vectors, int, int]:
        """Project every cell of a picture's feature map; returns them with rows and columns."""
        with torch.inference_mode():
            cells = self._image.cells(picture_planes(views([image], [WHOLE], REGION_SIDE)))[0]
        return _rows(cells.flatten(0, 1)), cells.shape[0], cells.shape[1]

    def audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode windows of sound, each brought to full length and one loudness."""
        levelled = np.stack([level(window, self._window) for window in windows])
        with torch.inference_mode():
            return _rows(self._audio(log_mel(torch.from_numpy(levelled))))

    def _named(self) -> list[tuple[str, nn.Module]]:
        """Return each tower with the prefix of its arrays."""
        return [("text.", self._text), ("image.", self._image), ("audio.", self._audio)]


def _fill(tower: nn.Module, arrays: Arrays, prefix: str) -> None:
    """Give a tower its weights."""
    state = {
        name.removeprefix(prefix): torch.from_numpy(array)
        for name, array in arrays.items()
        if name.startswith(prefix) and name != KEYS_NAME
    }
    tower.load_state_dict(state, assign=True)
    tower.eval()


def _rows(vectors: Tensor) -> Vectors:
    """Return unit rows as an array."""
    rows: Vectors = unit(vectors).numpy()
    return rows
