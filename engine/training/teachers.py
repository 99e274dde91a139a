"""The teachers of pictures and sounds: where soft labels come from while training.

MobileNetV2 scores pictures over 1,000 classes and YAMNet scores sounds over 521 (the text teacher
is in `minilm`). They are training-time tools: nothing here is imported by the product.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

PICTURE_SIDE = 224
SOUND_SAMPLES = 15_600


class Lite:
    """A tflite network with one input and one output."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        """Open the network with room for one item at a time."""
        from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 - the extra `train`

        self._net: Any = Interpreter(model_path=str(path), num_threads=threads)
        self._net.allocate_tensors()
        self._input: int = self._net.get_input_details()[0]["index"]
        self._output: int = self._net.get_output_details()[0]["index"]

    def __call__(self, item: NDArray[Any]) -> NDArray[Any]:
        """Run the network on one input tensor."""
        self._net.set_tensor(self._input, item)
        self._net.invoke()
        scores: NDArray[Any] = self._net.get_tensor(self._output)
        return scores


def picture_scores(path: Path, pictures: Iterable[Bytes], count: int) -> Bytes:
    """Score pictures over 1,000 classes; 255 stands for certainty."""
    net = Lite(path)
    scores = np.zeros((count, 1000), np.uint8)
    size = (PICTURE_SIDE, PICTURE_SIDE)
    for row, picture in enumerate(pictures):
        view = Image.fromarray(picture).resize(size, Image.Resampling.BILINEAR)
        scores[row] = net(np.asarray(view)[None])[0]
    return scores


def sound_scores(path: Path, clips: Sequence[Floats]) -> Floats:
    """Score clips over 521 sounds: the mean over frames of 0.975 s, half overlapped."""
    net = Lite(path)
    scores = np.zeros((len(clips), 521), np.float32)
    for row, clip in enumerate(clips):
        heard = [net(frame[None]).reshape(-1, 521)[0] for frame in _frames(clip)]
        scores[row] = np.mean(heard, axis=0)
    return scores


def sound_names(path: Path) -> list[str]:
    """Return YAMNet's 521 display names in the order of its scores."""
    with path.open(newline="", encoding="utf-8") as file:
        return [row["display_name"] for row in csv.DictReader(file)]


def _frames(clip: Floats) -> list[Floats]:
    """Cut a clip into the teacher's frames, repeating one that is too short."""
    if len(clip) < SOUND_SAMPLES:
        clip = np.resize(clip, SOUND_SAMPLES)
    starts = range(0, len(clip) - SOUND_SAMPLES + 1, SOUND_SAMPLES // 2)
    return [clip[start : start + SOUND_SAMPLES] for start in starts]
