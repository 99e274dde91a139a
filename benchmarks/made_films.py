"""Films made of still pictures: each shot moves slowly over one of them, with a sound below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.audio.stream import AudioStream
from numpy.typing import NDArray
from PIL import Image

SIZE, FRAMES_A_SECOND = (640, 360), 25

Samples = NDArray[np.float32]


def write_film(
    path: Path, pictures: Sequence[Path], seconds: int, samples: Samples | None, rate: int
) -> None:
    """Write an MP4 of one shot for each picture.

    Args:
        seconds: of each shot, above 0.
        samples: mono, (n,), n > 0, -1 to 1, repeated until the film ends; None for a silent film.
        rate: samples a second.
    """
    with av.open(str(path), "w") as container:
        options = {"preset": "veryfast"}
        stream = container.add_stream("libx264", rate=FRAMES_A_SECOND, options=options)
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        sound = None if samples is None else container.add_stream("aac", rate=rate, layout="mono")
        for place, pixels in enumerate(_moving(pictures, seconds)):
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = place, Fraction(1, FRAMES_A_SECOND)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if samples is not None:
            below = np.resize(samples, len(pictures) * seconds * rate)
            _add_sound(container, cast(AudioStream, sound), below, rate)


def samples_of(path: Path, rate: int) -> Samples:
    """A sound as mono samples, float32 (n,), -1 to 1, at so many a second."""
    with av.open(str(path)) as opened:
        resampler = av.AudioResampler("flt", "mono", rate)
        frames = [
            made for frame in (*opened.decode(audio=0), None) for made in resampler.resample(frame)
        ]
    return np.concatenate([frame.to_ndarray()[0] for frame in frames])


def _add_sound(
    container: av.container.OutputContainer, stream: AudioStream, samples: Samples, rate: int
) -> None:
    frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
    frame.rate = rate
    container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def _moving(pictures: Sequence[Path], seconds: int) -> Iterator[NDArray[np.uint8]]:
    """Frames that move over each picture, from one corner to the other."""
    count = seconds * FRAMES_A_SECOND
    width, height = SIZE
    for path in pictures:
        with Image.open(path) as opened:
            picture = opened.convert("RGB")
        whole = np.asarray(picture.resize((width + width // 8, height + height // 8)))
        for place in range(count):
            left, top = place * width // 8 // count, place * height // 8 // count
            yield np.ascontiguousarray(whole[top : top + height, left : left + width])
