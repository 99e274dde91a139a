"""Sounds on disk: decoded once, cut to ten seconds, with labels, parts and the teacher's scores.

A clip is held back by its recording (or speaker), never by its number, so that no held-back clip
is a neighbour of a training clip. ESC-10's fifth fold is not read at all, nor are the clips of the
same fold that another source copied.
"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import librosa
import numpy as np
import soundfile
import xxhash
from numpy.typing import NDArray

from engine.encoders.starter_sound import SAMPLE_RATE

from . import sources
from .sources import ANIMALS, BABY, DIGITS, DIRT, ESC10, INSTRUMENTS, Source
from .teachers import sound_scores

log = logging.getLogger(__name__)

Floats = NDArray[np.float32]

SECONDS = 10
HELD_FOLD = "5-"
HELD_SHARE = 6
HELD_SPEAKER = "yweweler"
DIGITS_STEP = 12
ESC10_NAMES = {
    "Dog bark": "dog barking",
    "Rain": "rain",
    "Sea waves": "sea waves",
    "Baby cry": "crying baby",
    "Clock tick": "clock ticking",
    "Person sneeze": "person sneezing",
    "Helicopter": "helicopter",
    "Chainsaw": "chainsaw",
    "Rooster": "rooster crowing",
    "Fire crackling": "crackling fire",
}
ANIMAL_NAMES = {
    "Aslan": "lion roaring",
    "Inek": "cow mooing",
    "Kedi": "cat meowing",
    "Kopek": "dog barking",
    "Koyun": "sheep bleating",
    "Kurbaga": "frog croaking",
    "Kus": "bird singing",
    "Tavuk": "chicken clucking",
}
BABY_NAMES = {"301": "crying baby", "901": "silence", "902": "", "903": "laughing baby"}


@dataclass(frozen=True, slots=True)
class Clip:
    """One clip to read: where it is, what it is called and whether it is held back."""

    source: Source
    path: str
    label: str
    held: bool


@dataclass(frozen=True, slots=True)
class SoundSet:
    """Decoded clips with their labels ("" where none is known) and the teacher's scores."""

    clips: list[Floats]
    labels: list[str]
    held: list[bool]
    scores: Floats


def prepare(data: Path, work: Path, teacher: Path) -> None:
    """Decode and score every clip, unless that was done."""
    if (work / "sounds.json").exists():
        return
    waves, kept = _decode(data, list(_clips(data)))
    flat = np.concatenate(waves)
    np.save(work / "sounds.npy", np.clip(flat * 32767, -32768, 32767).astype(np.int16))
    np.save(work / "sounds.scores.npy", sound_scores(teacher, waves))
    rows = [(clip.label, clip.held, len(wave)) for clip, wave in zip(kept, waves, strict=True)]
    (work / "sounds.json").write_text(json.dumps(rows))
    log.info("%d sounds, %d held back", len(kept), sum(clip.held for clip in kept))


def load(work: Path) -> SoundSet:
    """Read what `prepare` wrote."""
    rows = json.loads((work / "sounds.json").read_text())
    flat = np.load(work / "sounds.npy").astype(np.float32) / 32767
    clips = np.split(flat, np.cumsum([row[2] for row in rows])[:-1])
    scores = np.load(work / "sounds.scores.npy")
    return SoundSet(clips, [row[0] for row in rows], [row[1] for row in rows], scores)


def read_wave(content: bytes) -> Floats:
    """Decode a file to mono at the tower's rate, at most ten seconds."""
    with soundfile.SoundFile(io.BytesIO(content)) as file:
        rate = int(file.samplerate)
        wave = file.read(SECONDS * rate, dtype="float32", always_2d=True).mean(axis=1)
    if rate != SAMPLE_RATE:
        wave = librosa.resample(wave, orig_sr=rate, target_sr=SAMPLE_RATE, res_type="soxr_hq")
    return np.asarray(wave, np.float32)


def _decode(data: Path, wanted: list[Clip]) -> tuple[list[Floats], list[Clip]]:
    """Read the clips that can be decoded."""
    waves: list[Floats] = []
    kept: list[Clip] = []
    for source in dict.fromkeys(clip.source for clip in wanted):
        places = {clip.path: clip for clip in wanted if clip.source == source}
        for blob in sources.read(data, source, list(places)):
            try:
                wave = read_wave(blob.content)
            except soundfile.LibsndfileError:
                continue
            if len(wave) > SAMPLE_RATE // 20:
                waves.append(wave)
                kept.append(places[blob.path])
    return waves, kept


def _clips(data: Path) -> Iterator[Clip]:
    """List every clip that may be used."""
    for path in sources.paths(data, ESC10, (".ogg",)):
        name = PurePosixPath(path).name
        if not name.startswith(HELD_FOLD):
            label = ESC10_NAMES[path.split("/")[0].split(" - ")[1]]
            yield Clip(ESC10, path, label, _is_held("-".join(name.split("-")[:2])))
    for path in sources.paths(data, ANIMALS, (".wav",)):
        label = ANIMAL_NAMES.get(path.split("/")[0].split("-")[0], "")
        if label:
            yield Clip(ANIMALS, path, label, _is_held(path))
    for path in sources.paths(data, INSTRUMENTS, (".wav",)):
        if not path.startswith("wavfiles/"):
            continue
        label = path.split("/")[-2].replace("_or_fiddle", "").replace("_", " ").lower()
        yield Clip(INSTRUMENTS, path, f"{label} playing", _is_held(path))
    yield from _unsorted_clips(data)


def _unsorted_clips(data: Path) -> Iterator[Clip]:
    """List the clips of sources that have few labels or none."""
    for path in sources.paths(data, DIRT, (".wav", ".aif", ".aiff")):
        yield Clip(DIRT, path, "", False)
    for path in sources.paths(data, BABY, (".wav", ".ogg")):
        pieces = path.split("/")
        if pieces[0] == "data" and not pieces[-1].startswith(HELD_FOLD):
            group = "-".join(pieces[-1].split("-")[:2])
            yield Clip(BABY, path, BABY_NAMES[pieces[1][:3]], _is_held(group))
    for path in sources.paths(data, DIGITS, (".wav",))[::DIGITS_STEP]:
        yield Clip(DIGITS, path, "a person speaking", HELD_SPEAKER in path)


def _is_held(recording: str) -> bool:
    """Hold back every sixth recording, by the hash of its name."""
    return xxhash.xxh64_intdigest(recording.encode()) % HELD_SHARE == 0
