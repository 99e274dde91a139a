"""A labelled set of `mixed_sets.py` with films in it, each of pictures and a sound of one concept.

What is in a film is no longer there by itself. The films ask for what is like them, as files do.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from made_films import samples_of, write_film

from engine.evaluation.dataset import CAPTIONS_NAME

QUERIES_NAME = "queries.jsonl"
SHOTS, SHOT_SECONDS, RATE = 2, 2, 22_050
# A concept with so few has none to spare for a film.
FEWEST_SOUNDS = 2
MOST_FILMS, PICTURES_PER_FILM = 3, 4


@dataclass(frozen=True, slots=True)
class Labelled:
    """A file of a set, by its path in it, with its concepts and those that it may have besides."""

    path: str
    labels: Sequence[str]
    unsure: Sequence[str]

    def is_of(self, kind: str) -> bool:
        """Whether it lies in the folder of a kind."""
        return self.path.startswith(f"{kind}/")


Films = Mapping[str, Sequence[Labelled]]


def with_films(given: Path, folder: Path) -> None:
    """Lay out a set with films of some of its files, unless the folder is there already."""
    if folder.exists():
        return
    files = [Labelled(**row) for row in _rows(given / CAPTIONS_NAME)]
    films = dict(_films(files))
    filmed = {part.path for parts in films.values() for part in parts}
    kept = [one for one in files if one.path not in filmed]
    for one in kept:
        (folder / one.path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(given / one.path, folder / one.path)
    (folder / "video").mkdir(parents=True)
    for path, parts in films.items():
        _write(given, parts, folder / path)
    whole = [_as_film(path, parts) for path, parts in films.items()]
    told = [{"path": one.path, "labels": one.labels, "unsure": one.unsure} for one in kept + whole]
    asked = [row for row in _rows(given / QUERIES_NAME) if row.get("file") not in filmed]
    dropped = [{"file": one.path, "labels": one.labels, "unsure": one.unsure} for one in whole]
    _write_rows(folder / CAPTIONS_NAME, told)
    _write_rows(folder / QUERIES_NAME, [*asked, *dropped])


def _films(files: Sequence[Labelled]) -> Iterator[tuple[str, Sequence[Labelled]]]:
    """The pictures, and where there are enough a sound, of each film, by its path."""
    number = 0
    for concept in sorted({concept for one in files for concept in one.labels}):
        own = [one for one in files if one.labels == [concept]]
        pictures, sounds = ([one for one in own if one.is_of(kind)] for kind in ("image", "audio"))
        for turn in range(min(MOST_FILMS, len(pictures) // PICTURES_PER_FILM)):
            heard = sounds[turn : turn + 1] if len(sounds) >= FEWEST_SOUNDS * (turn + 1) else []
            # A number for its name: the name of a concept would be found by words.
            yield f"video/{number:04}.mp4", [*pictures[turn * SHOTS :][:SHOTS], *heard]
            number += 1


def _write(given: Path, parts: Sequence[Labelled], film: Path) -> None:
    pictures = [given / one.path for one in parts if one.is_of("image")]
    heard = [samples_of(given / one.path, RATE) for one in parts if one.is_of("audio")]
    write_film(film, pictures, SHOT_SECONDS, heard[0] if heard else None, RATE)


def _as_film(path: str, parts: Sequence[Labelled]) -> Labelled:
    return Labelled(path, parts[0].labels, sorted({one for part in parts for one in part.unsure}))


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _write_rows(file: Path, rows: Sequence[Mapping[str, object]]) -> None:
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
