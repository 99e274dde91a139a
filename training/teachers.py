"""The teachers of pictures and sounds: where soft labels come from while training.

MobileNetV2 scores pictures over 1,000 classes and YAMNet scores sounds over 521 (the text teacher
is in `minilm`). They are training-time tools: nothing here is imported by the product.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

PICTURE_SIDE = 224
PICTURE_LOGITS = "predictions/BiasAdd"
SOUND_SAMPLES = 15_600


class Lite:
    """A tflite network with one input, read at its output or at an inner layer.

    Args:
        layer: the end of the inner layer's name; empty means the output.
    """

    def __init__(self, path: Path, layer: str = "") -> None:
        """Open the network with room for one item at a time."""
        from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415 - the extra `train`

        self._net: Any = Interpreter(
            str(path), num_threads=1, experimental_preserve_all_tensors=bool(layer)
        )
        self._net.allocate_tensors()
        self._input: int = self._net.get_input_details()[0]["index"]
        outputs = self._net.get_tensor_details() if layer else self._net.get_output_details()
        output = next(one for one in outputs if one["name"].endswith(layer))
        self._output: int = output["index"]
        self._scale, self._zero = output["quantization"]

    def __call__(self, item: NDArray[Any]) -> Floats:
        """Run the network on one input tensor; integers come back as what they stand for."""
        self._net.set_tensor(self._input, item)
        self._net.invoke()
        found: Floats = self._net.get_tensor(self._output).astype(np.float32)
        return (found - self._zero) * self._scale if self._scale else found


class PictureTeacher:
    """Scores pictures over 1,000 classes, several at a time.

    What it gives are logits: its own output is rounded to 256 levels, which loses the small
    probabilities that say what else a picture resembles.
    """

    def __init__(self, path: Path, threads: int) -> None:
        """Open one network per thread."""
        self._nets = [Lite(path, PICTURE_LOGITS) for _ in range(threads)]
        self._threads = ThreadPoolExecutor(threads)

    def logits(self, pictures: Bytes) -> Floats:
        """Return float32 (n, 1000) for uint8 pictures (n, height, width, 3)."""
        shares = np.array_split(pictures, len(self._nets))
        return np.concatenate(list(self._threads.map(_logits, self._nets, shares)))


def _logits(net: Lite, pictures: Bytes) -> Floats:
    """Score some pictures with one network."""
    size = (PICTURE_SIDE, PICTURE_SIDE)
    scores = np.zeros((len(pictures), 1000), np.float32)
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
