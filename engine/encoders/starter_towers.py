"""The starter's towers of pictures and sounds at run time. Importing this imports torch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from ..types.vectors import Pixels, Samples, Vectors
from .regions import WHOLE
from .starter_nets import Tower, picture_planes, unit
from .starter_sound import level, log_mel
from .starter_views import VIEW_SIDE, combine, views
from .starter_weights import AUDIO, IMAGE, Arrays, StarterConfig, tensors_of, unpack

# Twice the side of a view: things are then about as large as in the views of parts.
REGION_SIDE = 2 * VIEW_SIDE


class StarterTowers:
    """Both towers; each method encodes one batch."""

    def __init__(self, packed: Arrays, config: StarterConfig) -> None:
        """Build the towers and fill them from the tensors of the weights file.

        Raises:
            RuntimeError, ValueError: the tensors do not fit the configuration.
        """
        self._window = int(config.sample_rate * config.window_seconds)
        dim, seen, heard = config.dim, config.image_depths, config.audio_depths
        with torch.device("meta"):  # no random numbers for weights that are read anyway
            self._image = Tower(3, config.image_widths, seen, dim, folded=True)
            self._audio = Tower(1, config.audio_widths, heard, dim, folded=True)
        _fill(self._image, tensors_of(packed, IMAGE))
        _fill(self._audio, tensors_of(packed, AUDIO))
        self._image.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

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


def _fill(tower: nn.Module, packed: Arrays) -> None:
    """Give a tower its weights."""
    state = {name: torch.from_numpy(array) for name, array in unpack(packed).items()}
    tower.load_state_dict(state, assign=True)
    tower.eval()


def _rows(vectors: Tensor) -> Vectors:
    """Return unit rows as an array."""
    rows: Vectors = unit(vectors).numpy()
    return rows
