"""Made films, each in several forms: photos that the camera moves over, one after the other.

The names are those of `duplicate_sets`. A moment is another cut of the same film: one of its shots
is another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.video.frame import VideoFrame
from duplicate_sets import COPY, MOMENT, ORIGINAL
from PIL import Image, ImageOps

SHOTS = 5
RATE = 12
SIZE = (480, 360)
_SPARE = 1.2
_SHORTEST, _LONGEST = 2.0, 4.0

Picture = Image.Image


@dataclass(frozen=True, slots=True)
class Form:
    """How a film is saved."""

    name: str
    ending: str
    codec: str
    size: tuple[int, int] = SIZE
    rate: int = RATE
    options: tuple[tuple[str, str], ...] = (("crf", "23"), ("preset", "veryfast"))


FIRST = Form(ORIGINAL, "mp4", "libx264")
FORMS = (
    FIRST,
    Form("smaller", "mp4", "libx264", size=(240, 180)),
    Form("larger", "mov", "libx264", size=(800, 600)),
    Form("as Matroska", "mkv", "mpeg4", options=(("qscale", "5"),)),
    Form("at a low rate of bits", "mp4", "libx264", options=(("crf", "38"),)),
    Form("at another rate of pictures", "mp4", "libx264", rate=8),
)


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo, for how long it is seen in seconds, and where the camera goes, in pixels."""

    photo: Picture
    seconds: float
    to: tuple[float, float]

    def at(self, share: float) -> Picture:
        """What is seen after a share of the time."""
        left, top = (round(share * way) for way in self.to)
        return self.photo.crop((left, top, left + SIZE[0], top + SIZE[1]))


def write_films(photos: Sequence[Path], folder: Path) -> None:
    """Write as many films as the photos are enough for."""
    for number in range(len(photos) // (SHOTS + 1)):
        chance = np.random.default_rng(number)
        some = photos[number * (SHOTS + 1) :][: SHOTS + 1]
        *shots, other = (_shot(photo, chance) for photo in some)
        for form in FORMS:
            _write(shots, folder / f"{number}-{form.name}.{form.ending}", form)
        first = folder / f"{number}-{ORIGINAL}.{FIRST.ending}"
        (folder / f"{number}-{COPY}.{FIRST.ending}").write_bytes(first.read_bytes())
        cut = Shot(other.photo, shots[2].seconds, other.to)
        _write([*shots[:2], cut, *shots[3:]], folder / f"{number}-{MOMENT}1.mp4", FIRST)


def _shot(photo: Path, chance: np.random.Generator) -> Shot:
    wide, high = (round(_SPARE * length) for length in SIZE)
    fitted = ImageOps.fit(Image.open(photo).convert("RGB"), (wide, high))
    to = chance.uniform(0.3, 1.0, 2) * (wide - SIZE[0], high - SIZE[1])
    return Shot(fitted, chance.uniform(_SHORTEST, _LONGEST), (to[0], to[1]))


def _write(shots: Sequence[Shot], path: Path, form: Form) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream(form.codec, rate=form.rate)
        stream.width, stream.height, stream.pix_fmt = *form.size, "yuv420p"
        stream.options = dict(form.options)
        for picture in _pictures(shots, form.rate):
            container.mux(stream.encode(VideoFrame.from_image(picture.resize(form.size))))
        container.mux(stream.encode(None))


def _pictures(shots: Sequence[Shot], rate: int) -> Iterator[Picture]:
    for shot in shots:
        count = round(shot.seconds * rate)
        yield from (shot.at(number / count) for number in range(count))
