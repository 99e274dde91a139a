"""Films for `ColourEncoder`: shots of one colour, with tones of one pitch, written by FFmpeg."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from colour_media import HERTZ, RGB

SHOT_SECONDS = 2.0
RATE = 10
SIZE = (64, 48)
BLACK = {"black": (0, 0, 0), **RGB}
# The codecs of each container; the first of sounds that take any rate.
_CODECS = {
    "webm": ("libvpx", "libopus"),
    "avi": ("mpeg4", "mp3"),
    "mpg": ("mpeg2video", "mp2"),
    "flv": ("flv", "aac"),
    "wmv": ("wmv2", ""),
}
_LEAST_RATE = {"mpg": 25}
_SOUND_RATE = {"libopus": 48_000}
_SAMPLES = 1152


def write_film(
    path: Path,
    *colours: str,
    pitches: Sequence[str] = (),
    seconds: float = SHOT_SECONDS,
    size: tuple[int, int] = SIZE,
    turn: int = 0,
    pixels: str = "yuv420p",
    key_every: int = 12,
    tags: dict[str, str] | None = None,
) -> Path:
    """Write a film of shots of one colour each, with a tone of each pitch as long as a shot.

    A colour such as "red+blue" has the one above the other.

    Args:
        turn: degrees by which a player turns it to the left, as phones note it.
        pixels: the format of its pixels.
        key_every: frames from one key frame to the next.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    ending = path.suffix[1:]
    seen, heard = _CODECS.get(ending, ("libx264", "aac"))
    rate = _LEAST_RATE.get(ending, RATE)
    # Of other names than its own, QuickTime keeps those that are asked for.
    options = {"movflags": "use_metadata_tags"} if tags and ending in ("mov", "mp4") else {}
    with av.open(str(path), "w", options=options) as container:
        container.metadata.update(tags or {})
        stream = container.add_stream(seen, rate=rate)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = *size, pixels
        stream.gop_size = key_every
        if turn:
            stream.set_display_rotation(turn)
        sound = _add_sound(container, heard) if pitches and heard else None
        for frame in _frames(colours, round(seconds * rate), rate, size):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if sound is not None:
            _write_tones(container, sound, pitches, seconds)
    return path


def _frames(
    colours: Sequence[str], count: int, rate: int, size: tuple[int, int]
) -> Iterator[VideoFrame]:
    for number, colour in enumerate(colours):
        for n in range(count):
            top, *below = (BLACK[name] for name in colour.split("+"))
            pixels = np.full((size[1], size[0], 3), top, np.uint8)
            pixels[size[1] // 2 :] = below or top
            frame = VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = number * count + n, Fraction(1, rate)
            yield frame


def _add_sound(container: OutputContainer, codec: str) -> AudioStream:
    stream = container.add_stream(codec, rate=_SOUND_RATE.get(codec, 32_000), layout="mono")
    assert isinstance(stream, AudioStream)
    return stream


def _write_tones(
    container: OutputContainer, stream: AudioStream, pitches: Sequence[str], seconds: float
) -> None:
    time = np.arange(round(seconds * stream.rate)) / stream.rate
    tones = [0.5 * np.sin(2 * np.pi * HERTZ[pitch] * time) for pitch in pitches]
    samples = np.concatenate(tones).astype(np.float32)[None]
    for start in range(0, samples.shape[1], _SAMPLES):
        block = np.ascontiguousarray(samples[:, start : start + _SAMPLES])
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
        frame.rate, frame.pts, frame.time_base = stream.rate, start, Fraction(1, stream.rate)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
