"""Which sounds are trained on, what each is called, and which are set aside to choose by.

A clip is set aside by its recording (or speaker), never by its number, so that none of them is a
neighbour of a training clip. ESC-10's fourth fold is set aside whole; its fifth is kept to measure
with and not read at all, nor are the clips of the same fold that another source copied.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
import soundfile
import soxr
import xxhash
from numpy.typing import NDArray

from engine.encoders.starter_sound import SAMPLE_RATE

from . import sources
from .heldout import HeldOut
from .sound_names import AMBIENT_NAMES, ANIMAL_NAMES, BABY_NAMES, DIRT_NAMES, ESC10_NAMES
from .sources import AMBIENT, ANIMALS, BABY, DIGITS, DIRT, ESC10, INSTRUMENTS, Source

Floats = NDArray[np.float32]

SECONDS = 10
MOST_WINDOWS = 6
HELD_FOLD, DEVELOPMENT_FOLD = "5-", "4-"
DEVELOPMENT_SHARE = 6
DEVELOPMENT_SPEAKER = "yweweler"
DIGITS_STEP = 12
SHORTEST = 0.05
ENDINGS = (".wav", ".ogg", ".aif", ".aiff", ".mp3")


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip to read: where it is, what it is called ("" if unknown), whether it is set aside."""

    source: Source
    path: str
    name: str
    development: bool


@dataclass(frozen=True, slots=True)
class Window:
    """At most ten seconds of a clip, mono at the tower's rate."""

    clip: Clip
    samples: Floats


def decode(data: Path, wanted: list[Clip], kept: HeldOut) -> Iterator[Window]:
    """Decode clips, without those kept to measure with; a long one gives several windows."""
    for source in dict.fromkeys(clip.source for clip in wanted):
        places = {clip.path: clip for clip in wanted if clip.source == source}
        for blob in sources.read(data, source, list(places)):
            if kept.forbids(blob.content):
                continue
            try:
                waves = read_windows(blob.content)
            except soundfile.LibsndfileError:
                continue
            yield from (
                Window(places[blob.path], wave)
                for wave in waves
                if len(wave) > SHORTEST * SAMPLE_RATE
            )


def read_windows(content: bytes) -> list[Floats]:
    """Decode a file to mono windows at the tower's rate, at most `MOST_WINDOWS`."""
    with soundfile.SoundFile(io.BytesIO(content)) as file:
        rate, count = int(file.samplerate), int(file.frames)
        each = SECONDS * rate
        starts = [0]
        if count >= 2 * each:
            most = min(MOST_WINDOWS, count // each)
            starts = np.linspace(0, count - each, most).astype(int).tolist()
        return [_read_window(file, start, each, rate) for start in starts]


def _read_window(file: soundfile.SoundFile, start: int, count: int, rate: int) -> Floats:
    """Read one window and bring it to the tower's rate."""
    file.seek(start)
    wave = file.read(count, dtype="float32", always_2d=True).mean(axis=1)
    return np.asarray(soxr.resample(wave, rate, SAMPLE_RATE), np.float32)


def clips(data: Path) -> Iterator[Clip]:
    """List every clip that may be used."""
    for path in sources.paths(data, ESC10, ENDINGS):
        file = PurePosixPath(path).name
        if not file.startswith(HELD_FOLD):
            name = ESC10_NAMES[path.split("/")[0].split(" - ")[1]]
            yield Clip(ESC10, path, name, file.startswith(DEVELOPMENT_FOLD))
    for path in sources.paths(data, ANIMALS, ENDINGS):
        name = ANIMAL_NAMES.get(path.split("/")[0].split("-")[0], "")
        if name:
            yield Clip(ANIMALS, path, name, _aside(path))
    for path in sources.paths(data, INSTRUMENTS, ENDINGS):
        if path.startswith("wavfiles/"):
            name = path.split("/")[-2].replace("_or_fiddle", "").replace("_", " ").lower()
            yield Clip(INSTRUMENTS, path, f"{name} playing", _aside(path))
    yield from _further(data)


def _further(data: Path) -> Iterator[Clip]:
    """List the clips whose names are fewer or rougher."""
    for path in sources.paths(data, DIRT, ENDINGS):
        yield Clip(DIRT, path, DIRT_NAMES.get(path.split("/")[0], ""), _aside(path))
    for path in sources.paths(data, BABY, ENDINGS):
        pieces = path.split("/")
        if pieces[0] == "data" and not pieces[-1].startswith(HELD_FOLD):
            recording = "-".join(pieces[-1].split("-")[:2])
            aside = pieces[-1].startswith(DEVELOPMENT_FOLD) or _aside(recording)
            yield Clip(BABY, path, BABY_NAMES[pieces[1][:3]], aside)
    for path in sources.paths(data, DIGITS, ENDINGS)[::DIGITS_STEP]:
        yield Clip(DIGITS, path, "a person speaking", DEVELOPMENT_SPEAKER in path)
    for path in sources.paths(data, AMBIENT, ENDINGS):
        if path.startswith("public/sounds/") and "binaural" not in path:
            title = PurePosixPath(path).stem.replace("-", " ")
            yield Clip(AMBIENT, path, AMBIENT_NAMES.get(title, title), _aside(path))


def _aside(recording: str) -> bool:
    """Set every sixth recording aside, by the hash of its name."""
    return xxhash.xxh64_intdigest(recording.encode()) % DEVELOPMENT_SHARE == 0
