"""Made duplicates of media: each file in several forms, copies, and other moments of scenes.

The name of a made file tells what it was made of and how: NUMBER-FORM.ENDING.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import soundfile
from PIL import Image, ImageDraw, ImageEnhance, ImageOps
from PIL.Image import Transpose

ORIGINAL, COPY, MOMENT = "original", "copy", "moment"
SIDE = 1024
MOST_SECONDS = 30
_DATE, _CAMERA = 0x9003, 0x8769
_CUT = 0.05
# Those that MP3 knows.
SOUND_RATES = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000}

Picture = Image.Image
Forms = Mapping[str, Callable[[Picture], Picture]]


def _resized(picture: Picture) -> Picture:
    return picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)


def _cut_on_a_side(picture: Picture) -> Picture:
    return picture.crop((round(_CUT * picture.width), 0, picture.width, picture.height))


def _cut_all_round(picture: Picture) -> Picture:
    wide, high = (round(_CUT / 2 * length) for length in picture.size)
    return picture.crop((wide, high, picture.width - wide, picture.height - high))


def _marked(picture: Picture) -> Picture:
    sheet = Image.new("RGBA", picture.size)
    place = (picture.width // 8, picture.height // 2)
    size = picture.height // 9
    ImageDraw.Draw(sheet).text(place, "(c) Sample", fill=(255, 255, 255, 150), font_size=size)
    return Image.alpha_composite(picture.convert("RGBA"), sheet).convert("RGB")


PICTURE_FORMS: Forms = {
    "resized": _resized,
    "saved again": lambda picture: picture,
    "cut on a side": _cut_on_a_side,
    "cut all round": _cut_all_round,
    "turned left": lambda picture: picture.transpose(Transpose.ROTATE_90),
    "turned over": lambda picture: picture.transpose(Transpose.ROTATE_180),
    "mirrored": lambda picture: picture.transpose(Transpose.FLIP_LEFT_RIGHT),
    "marked": _marked,
}


def write_pictures(files: list[Path], folder: Path) -> None:
    """Write each picture, its forms, a copy, and two other moments of it."""
    for number, file in enumerate(files):
        picture = ImageOps.contain(Image.open(file).convert("RGB"), (SIDE, SIDE))
        first = folder / f"{number}-{ORIGINAL}.jpg"
        _save(picture, first, _moment_of(number, 0))
        (folder / f"{number}-{COPY}.jpg").write_bytes(first.read_bytes())
        for name, form in PICTURE_FORMS.items():
            _save(form(picture), folder / f"{number}-{name}.jpg", "", 40 if "saved" in name else 85)
        for later in (1, 2):
            moment = _other_moment(picture, np.random.default_rng([number, later]))
            _save(moment, folder / f"{number}-{MOMENT}{later}.jpg", _moment_of(number, later))


def _other_moment(picture: Picture, chance: np.random.Generator) -> Picture:
    """The camera moved a little, the light changed, and something went elsewhere."""
    wide, high = picture.size
    moved = picture.copy()
    size = (wide // 4, high // 4)
    left, top = chance.integers(0, (wide - size[0], high - size[1])).tolist()
    thing = picture.crop((left, top, left + size[0], top + size[1]))
    moved.paste(thing, tuple(chance.integers(0, (wide - size[0], high - size[1])).tolist()))
    turned = moved.rotate(chance.uniform(-2, 2), Image.Resampling.BICUBIC)
    inside = turned.crop((wide // 20, high // 20, wide - wide // 20, high - high // 20))
    return ImageEnhance.Brightness(inside.resize(picture.size)).enhance(chance.uniform(0.9, 1.1))


def _moment_of(number: int, later: int) -> str:
    moment = datetime(2024, 1, 1, 12) + timedelta(hours=number, seconds=later)
    return moment.strftime("%Y:%m:%d %H:%M:%S")


def _save(picture: Picture, path: Path, taken: str, quality: int = 92) -> None:
    exif = Image.Exif()
    if taken:
        exif.get_ifd(_CAMERA)[_DATE] = taken
    picture.save(path, quality=quality, exif=exif)


def write_sounds(files: list[Path], folder: Path) -> None:
    """Write each sound, and it in other formats, more softly, and with a second cut off."""
    for number, file in enumerate(files):
        sound, rate = soundfile.read(file, dtype="float32", always_2d=True)
        sound = sound[: MOST_SECONDS * rate]
        for name, ending, samples in _sound_forms(sound, rate):
            _write_sound(folder / f"{number}-{name}.{ending}", samples, rate)
        first = folder / f"{number}-{ORIGINAL}.wav"
        (folder / f"{number}-{COPY}.wav").write_bytes(first.read_bytes())


def _write_sound(path: Path, samples: np.ndarray, rate: int) -> None:
    """A second at a time: libvorbis takes what it is given onto its stack."""
    with soundfile.SoundFile(path, "w", rate, samples.shape[1]) as file:
        for start in range(0, len(samples), rate):
            file.write(samples[start : start + rate])


def _sound_forms(sound: np.ndarray, rate: int) -> Iterator[tuple[str, str, np.ndarray]]:
    yield ORIGINAL, "wav", sound
    yield "as Ogg", "ogg", sound
    yield "as MP3", "mp3", sound
    yield "softer", "flac", sound / 2
    yield "cut at the start", "wav", sound[rate:]
    yield "cut at the end", "flac", sound[:-rate]


def write_texts(texts: list[str], folder: Path) -> None:
    """Write each text, it as a web page, with a few words changed, and with other numbers."""
    for number, text in enumerate(texts):
        chance = np.random.default_rng(number)
        for name in (ORIGINAL, COPY):
            (folder / f"{number}-{name}.txt").write_text(text, "utf-8")
        page = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines())
        (folder / f"{number}-as a page.html").write_text(
            f"<html><body>{page}</body></html>", "utf-8"
        )
        (folder / f"{number}-edited.md").write_text(_edited(text, chance), "utf-8")
        body = " ".join(text.split()[:40])
        for month in ("May", "June"):
            told = (
                f"Invoice {number}{chance.integers(1000, 10000)}: {chance.integers(10**4)} to pay."
            )
            (folder / f"{number}-{MOMENT}{month}.txt").write_text(f"{told} {body}", "utf-8")


def _edited(text: str, chance: np.random.Generator) -> str:
    """One word in fifty is another one."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 50)):
        words[chance.integers(len(words))] = "changed"
    return " ".join(words)
