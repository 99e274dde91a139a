"""The demonstration's film: a camera passes over paintings, one shot each, to a sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av import AudioFrame, AudioStream, VideoFrame, VideoStream
from numpy.typing import NDArray
from PIL import Image

SIZE = (640, 360)
SHOT_SECONDS, FRAMES_A_SECOND = 3, 12
# How much larger than what is seen each painting is.
_SPARE = 1.25


def write_film(
    path: Path, paintings: Sequence[Image.Image], sound: NDArray[np.float32], rate: int
) -> None:
    """Write a film of three seconds of each painting.

    Args:
        sound: what is heard, float32 (n,); no longer than the film.
        rate: its samples a second.
    """
    with av.open(str(path), "w") as container:
        pictures = cast(VideoStream, container.add_stream("libx264", rate=FRAMES_A_SECOND))
        pictures.width, pictures.height, pictures.pix_fmt = *SIZE, "yuv420p"
        heard = cast(AudioStream, container.add_stream("aac", rate=rate, layout="mono"))
        for picture in _passing(paintings):
            container.mux(pictures.encode(VideoFrame.from_image(picture)))
        container.mux(pictures.encode(None))
        length = len(paintings) * SHOT_SECONDS * rate
        samples = np.ascontiguousarray(sound[None, :length], np.float32)
        frame = AudioFrame.from_ndarray(samples, format="fltp", layout="mono")
        frame.sample_rate, frame.time_base = rate, Fraction(1, rate)
        container.mux(heard.encode(frame))
        container.mux(heard.encode(None))


def _passing(paintings: Sequence[Image.Image]) -> Iterator[Image.Image]:
    """What the camera sees, from the left to the right."""
    width, height = SIZE
    count = SHOT_SECONDS * FRAMES_A_SECOND
    for painting in paintings:
        wide = painting.convert("RGB").resize((round(_SPARE * width), height))
        for number in range(count):
            left = round((wide.width - width) * number / count)
            yield wide.crop((left, 0, left + width, height))
