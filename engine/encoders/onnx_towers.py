"""The exported towers of a CLIP model in ONNX Runtime: tensors in, tensors out."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from .onnx_files import INPUT, PICTURES, TEXTS
from .onnx_session import open_session


class OnnxTowers:
    """Two networks that take what the towers of the torch model take."""

    def __init__(self, folder: Path) -> None:
        """Open both networks.

        Raises:
            RuntimeError: ONNX Runtime cannot run them.
        """
        self._pictures = open_session(folder / PICTURES)
        self._texts = open_session(folder / TEXTS)

    def see(self, pixels: Tensor) -> Tensor:
        """Features (n, dim) of pictures, float32 (n, 3, side, side)."""
        return torch.from_numpy(self._pictures.run(None, {INPUT: pixels.numpy()})[0])

    def read(self, tokens: Tensor) -> Tensor:
        """Features (n, dim) of tokens, int64 (n, length)."""
        return torch.from_numpy(self._texts.run(None, {INPUT: tokens.numpy()})[0])
