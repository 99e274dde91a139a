"""How the parts of a decoded film look: colours of frames, of its poster and of its shots."""

from __future__ import annotations

import io

import numpy as np
from film_media import BLACK
from PIL import Image

from engine.types import Modality, Preview, PreviewKind, Segment
from engine.types.decoded import Batch
from engine.types.film_strip import FilmStrip, ShotPicture
from engine.types.vectors import InputSpec, Pixels

SPEC = InputSpec(image_side=32, sample_rate=8000, window_seconds=2.0, hop_seconds=1.0)


def seen(batches: list[Batch]) -> list[tuple[Segment, str]]:
    """The shots of a film, each with the colour that is in its frame."""
    return [
        (segment, colour_of(np.asarray(array, np.uint8)))
        for batch in batches
        if batch.modality is Modality.IMAGE
        for segment, array in zip(batch.segments, batch.arrays, strict=True)
    ]


def colour_of(pixels: Pixels) -> str:
    """The name of the colour that a picture is nearest to."""
    mean = pixels.reshape(-1, 3).mean(axis=0)
    return min(BLACK, key=lambda name: float(np.abs(mean - BLACK[name]).max()))


def poster_of(preview: Preview) -> Pixels:
    """The picture of a tile."""
    assert preview.kind is PreviewKind.SHOTS
    return pixels_of(FilmStrip.of_bytes(preview.data).poster)


def pixels_of(shot: ShotPicture) -> Pixels:
    """The small picture of a shot."""
    return np.asarray(Image.open(io.BytesIO(shot.jpeg)).convert("RGB"))
