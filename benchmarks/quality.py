"""How well defects are told, on defects that are made of good media: ROC for each.

    python benchmarks/quality.py PHOTOS SOUNDS TEXTS

PHOTOS and SOUNDS are folders of good ones, TEXTS a file with a text on each line. Of each a bad one
is made. Screenshots are drawn by the code of the tests. Printed are the area under the curve, how
many bad and good ones the threshold takes, and the threshold that would part them best.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps
from sklearn.metrics import roc_auc_score, roc_curve

from engine.media.channels import mono
from engine.media.sound_measures import RATE, SoundMeasurer
from engine.media.sound_reader import open_sound
from engine.quality.picture_measures import picture_measures
from engine.quality.text_measures import text_measures
from engine.types import Metadata
from engine.types.quality import COUNTS_FROM, Defect, Measure

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from text_pictures import draw_scan, draw_screenshot, sentences

Picture = Image.Image
Samples = NDArray[np.float32]
_SECONDS = 20
# Shorter ones are not measured for a hum.
_HUMS_FROM = 2
_SCREENS = ((1920, 1080), (1366, 768), (2532, 1170), (2560, 1440))


def main() -> None:
    """Make bad media, measure all, and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("photos", type=Path)
    parser.add_argument("sounds", type=Path)
    parser.add_argument("texts", type=Path)
    chosen = parser.parse_args()
    print("| defect | good | bad | area | bad found | good taken | parts best at |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    photos = list(_photos(chosen.photos))
    for defect, spoil in SPOILED.items():
        good = [*photos, *_scans()] if defect is Defect.OVEREXPOSED else photos
        show(defect, map(_of_picture(defect), good), map(_of_picture(defect), map(spoil, photos)))
    screens = map(_of_picture(Defect.SCREENSHOT), _screenshots())
    show(Defect.SCREENSHOT, map(_of_picture(Defect.SCREENSHOT), [*photos, *_scans()]), screens)
    sounds = list(_sounds(chosen.sounds))
    long = [samples for samples in sounds if len(samples) >= _HUMS_FROM * RATE]
    for defect, spoil_sound in SPOILED_SOUNDS.items():
        good_sounds = long if defect is Defect.HUMMING else sounds
        bad = map(_of_sound(defect), map(spoil_sound, good_sounds))
        show(defect, map(_of_sound(defect), good_sounds), bad)
    texts = chosen.texts.read_text(encoding="utf-8").splitlines()
    show(Defect.GARBLED, map(_of_text, texts), map(_of_text, _garbled(texts)))


def show(defect: Defect, good: Iterator[float], bad: Iterator[float]) -> None:
    """Print one line of the table."""
    values = (np.array(list(good)), np.array(list(bad)))
    truth = np.repeat([0, 1], [len(one) for one in values])
    everything = np.concatenate(values)
    wrong, right, at = roc_curve(truth, everything)
    best = at[np.argmax(right - wrong)]
    taken, found = (float((one >= COUNTS_FROM[defect]).mean()) for one in values)
    area = roc_auc_score(truth, everything)
    counts = f"{len(values[0])} | {len(values[1])}"
    print(f"| {defect} | {counts} | {area:.3f} | {found:.3f} | {taken:.3f} | {best:.3f} |")


def _photos(folder: Path) -> Iterator[Picture]:
    for path in sorted(folder.iterdir()):
        with Image.open(path) as picture:
            picture.draft("RGB", (800, 800))
            made = ImageOps.exif_transpose(picture).convert("RGB")
        made.thumbnail((800, 800))
        yield made


def _blurred(picture: Picture) -> Picture:
    return picture.filter(ImageFilter.GaussianBlur(max(picture.size) * 0.01))


def _exposed(picture: Picture, stops: float) -> Picture:
    """As with so many stops more of light, which is linear where pixels are not."""
    light = np.power(np.asarray(picture, np.float32) / 255, 2.2) * 2.0**stops
    return Image.fromarray((np.power(light.clip(0, 1), 1 / 2.2) * 255).astype(np.uint8))


def _emptied(picture: Picture) -> Picture:
    """A wall of the picture's mean colour, with the grain of a camera."""
    pixels = np.asarray(picture, np.float32)
    grain = np.random.default_rng(0).normal(0, 3, pixels.shape)
    return Image.fromarray((pixels.mean(axis=(0, 1)) + grain).clip(0, 255).astype(np.uint8))


SPOILED: dict[Defect, Callable[[Picture], Picture]] = {
    Defect.BLURRED: _blurred,
    Defect.DARK: partial(_exposed, stops=-5.0),
    Defect.OVEREXPOSED: partial(_exposed, stops=3.5),
    Defect.EMPTY: _emptied,
}


def _scans() -> Iterator[Picture]:
    for seed in range(20):
        yield _drawn(lambda path, seed=seed: draw_scan(path, sentences(seed, 8), seed))


def _screenshots() -> Iterator[Picture]:
    for seed in range(60):
        lines = sentences(seed, 6 + seed % 20, 8)
        size, points = _SCREENS[seed % len(_SCREENS)], 14 + seed % 30
        yield _drawn(partial(draw_screenshot, lines=lines, size=size, points=points))


def _drawn(draw: Callable[[Path], Path]) -> Picture:
    with tempfile.TemporaryDirectory() as folder, Image.open(draw(Path(folder, "a.jpg"))) as made:
        return made.convert("RGB")


def _of_picture(defect: Defect) -> Callable[[Picture], float]:
    def value(picture: Picture) -> float:
        metadata = Metadata(*picture.size)
        small, file = picture.copy(), io.BytesIO()
        small.thumbnail((400, 400), Image.Resampling.BILINEAR)
        small.save(file, "JPEG", quality=80)
        return _value(picture_measures(file.getvalue(), "a.jpg", metadata), defect)

    return value


def _value(measures: Iterator[Measure], defect: Defect) -> float:
    return next((one.value for one in measures if one.defect is defect), 0.0)


def _sounds(folder: Path) -> Iterator[Samples]:
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file, open_sound(file, RATE) as sound:
            blocks = [mono(block) for block in sound.blocks]
        samples = np.concatenate(blocks)[: _SECONDS * RATE]
        if np.abs(samples).max(initial=0) > 0.05:
            yield samples


def _clipped(samples: Samples) -> Samples:
    """As recorded with four times too much gain."""
    return np.clip(samples / np.abs(samples).max() * 4, -1, 1).astype(np.float32)


def _humming(samples: Samples) -> Samples:
    """With the hum of 50 Hz mains, as loud as the sound itself on average."""
    moments = np.arange(len(samples)) / RATE
    lines = sum(np.sin(2 * np.pi * 50 * n * moments) / n for n in (1, 2, 3, 5))
    loud = float(np.sqrt(np.square(samples).mean()))
    return (samples + loud * lines / np.sqrt(np.square(lines).mean())).astype(np.float32)


SPOILED_SOUNDS: dict[Defect, Callable[[Samples], Samples]] = {
    Defect.SILENT: lambda samples: samples / np.abs(samples).max() * np.float32(0.0005),
    Defect.CLIPPED: _clipped,
    Defect.HUMMING: _humming,
}


def _of_sound(defect: Defect) -> Callable[[Samples], float]:
    def value(samples: Samples) -> float:
        measurer = SoundMeasurer()
        for start in range(0, len(samples), RATE):
            measurer.take(samples[start : start + RATE, None])
        return _value(measurer.measures(), defect)

    return value


def _of_text(text: str) -> float:
    return _value(text_measures(text), Defect.GARBLED)


def _garbled(texts: Sequence[str]) -> Iterator[str]:
    """In turn: UTF-8 read as Windows-1252, another alphabet, and bytes that are no text."""
    rng = np.random.default_rng(0)
    letters = "abcdefghijklmnopqrstuvwxyz"
    mixed = str.maketrans(letters, "".join(rng.permutation(list(letters))))
    for number, text in enumerate(texts):
        match number % 3:
            case 0:
                spelt = text.translate(str.maketrans("aou", "äöü"))
                yield spelt.encode().decode("cp1252", "replace")
            case 1:
                yield text.lower().translate(mixed)
            case _:
                yield (
                    rng.integers(0, 256, 2 * len(text), np.uint8)
                    .tobytes()
                    .decode("utf-8", "replace")
                )


if __name__ == "__main__":
    main()
