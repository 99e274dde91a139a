"""How often the right shot of a film is found, what a film finds, and what indexing films costs.

    python benchmarks/videos.py [--set FOLDER] [--films 30] [--shots 6] [--long 60]

Films are made of the paintings of `demo_media.py`, or of the photographs of a labelled set
(`mixed_sets.py`): each shot moves slowly over one of them, with a recording below. They are asked
for by what a shot shows, in words, and by another part of the picture itself, with the starter.
Then the pictures are indexed, too, and each film asks for those that it shows, and for the other
films that show one of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from itertools import cycle
from pathlib import Path

import av
import numpy as np
from demo_media import PAINTINGS, RECORDINGS
from demo_sounds import RATE
from made_films import write_film
from PIL import Image

from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types import Filters, Hit, Modality, Query, Term

SHOT_SECONDS = 5
FIRST = 3
VIDEO = Filters(frozenset({Modality.VIDEO}))
PICTURE = Filters(frozenset({Modality.IMAGE}))


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture that shots are made of, and what it shows."""

    path: Path
    labels: frozenset[str]


Films = Mapping[str, Sequence[Scene]]


def main() -> None:
    """Make films, index them, ask for their shots, and print figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path)
    parser.add_argument("--films", type=int, default=30)
    parser.add_argument("--shots", type=int, default=6)
    parser.add_argument("--long", type=int, default=60, help="minutes of one more film")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        scenes = _of_set(chosen.set) if chosen.set else _painted(directory / "paintings")
        films = dict(_films(directory / "films", scenes, chosen.films, chosen.shots))
        with closing(Library(directory / "library", "starter")) as library:
            minutes = len(films) * chosen.shots * SHOT_SECONDS / 60
            _index(library, directory / "films", f"{len(films)} films", minutes)
            _ask(library, films)
            _ask_with(library, films, scenes)
            if chosen.long:
                long = directory / "long"
                long.mkdir()
                _join([Path(path) for path in films], long / "long.mkv", chosen.long * 60)
                _index(library, long, "one film", chosen.long)
            previews = LibraryPaths(directory / "library").thumbnails.stat().st_size
            print(f"previews of all films: {previews / 1000:.0f} kB")
    own, decoders = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"most memory: {own:.0f} MB with the model, {decoders:.0f} MB in a decoder")


def _painted(folder: Path) -> list[Scene]:
    folder.mkdir()
    scenes = []
    for paint in PAINTINGS:
        path = folder / f"{len(scenes)}.png"
        paint().image().save(path)
        scenes.append(Scene(path, frozenset({paint.__name__.replace("_", " ")})))
    return scenes


def _of_set(folder: Path) -> list[Scene]:
    lines = (folder / "captions.jsonl").read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return [
        Scene(folder / entry["path"], frozenset(entry["labels"]))
        for entry in entries
        if entry["path"].startswith("image/") and entry["labels"]
    ]


def _films(
    folder: Path, scenes: Sequence[Scene], count: int, shots: int
) -> Iterator[tuple[str, list[Scene]]]:
    folder.mkdir()
    draw = np.random.default_rng(1)
    for number in range(count):
        chosen = [scenes[n] for n in draw.choice(len(scenes), shots, replace=False).tolist()]
        path = folder / f"film{number:02}.mp4"
        _write(path, chosen, number)
        yield str(path), chosen


def _write(path: Path, scenes: Sequence[Scene], number: int) -> None:
    samples = RECORDINGS[number % len(RECORDINGS)][0]().astype(np.float32)
    write_film(path, [scene.path for scene in scenes], SHOT_SECONDS, samples, RATE)


def _join(sources: Sequence[Path], target: Path, seconds: float) -> None:
    """Films one after the other and from the beginning again, as one that is so long."""
    shift = Fraction(0)
    with av.open(str(sources[0])) as first, av.open(str(target), "w") as container:
        outputs = [
            container.add_stream_from_template(one)
            for one in (first.streams.video[0], first.streams.audio[0])
        ]
        for source in cycle(sources):
            if shift >= seconds:
                return
            with av.open(str(source)) as film:
                inputs = (film.streams.video[0], film.streams.audio[0])
                for packet in film.demux(*inputs):
                    if packet.dts is None or packet.pts is None or packet.time_base is None:
                        continue
                    later = round(shift / packet.time_base)
                    packet.pts, packet.dts = packet.pts + later, packet.dts + later
                    packet.stream = outputs[packet.stream.type == "audio"]
                    container.mux(packet)
                shift += Fraction(film.duration or 0, av.time_base)


def _index(library: Library, folder: Path, what: str, minutes: float) -> None:
    started = time.perf_counter()
    report = library.index((str(folder),))
    taken = time.perf_counter() - started
    if report.failed:
        raise SystemExit("a film could not be read")
    print(
        f"{what}, {minutes:.1f} minutes in {taken:.1f} s: {60 * minutes / taken:.0f} minutes of "
        f"video a minute, {library.status().segments[Modality.VIDEO]} segments in all",
        flush=True,
    )


def _ask(library: Library, films: Films) -> None:
    every = [(path, scene) for path, scenes in films.items() for scene in scenes]
    words = sorted({label for _, scene in every for label in scene.labels})
    asked = [("words", Term(Modality.TEXT, label), frozenset({label})) for label in words]
    with tempfile.TemporaryDirectory() as folder:
        for number, scene in enumerate(dict.fromkeys(scene for _, scene in every)):
            part = Path(folder) / f"{number}.png"
            with Image.open(scene.path) as opened:
                width, height = opened.size
                opened.convert("RGB").crop((width // 5, 0, width, height)).save(part)
            asked.append(("a picture", Term(Modality.IMAGE, str(part), is_file=True), scene.labels))
        for kind in ("words", "a picture"):
            of_kind = [(term, labels) for name, term, labels in asked if name == kind]
            places = [_place(library, films, term, labels) for term, labels in of_kind]
            print(
                f"by {kind}: {len(places)} asked, the right shot first "
                f"{_share(places, 1)}, among the first three {_share(places, FIRST)}",
                flush=True,
            )


def _ask_with(library: Library, films: Films, scenes: Sequence[Scene]) -> None:
    """How much of what is right is among as many first hits as there are right ones."""
    library.index(tuple(sorted({str(scene.path.parent) for scene in scenes})))
    pictures, others = [], []
    for path, shown in films.items():
        wanted = {str(scene.path) for scene in shown}
        pictures.append(_recalled(library, path, PICTURE, wanted))
        alike = {other for other, of_it in films.items() if not set(of_it).isdisjoint(shown)}
        if alike := alike - {path}:
            others.append(_recalled(library, path, VIDEO, alike))
    print(f"a film asks: {np.mean(pictures):.2f} of its pictures come first", flush=True)
    if others:
        print(f"{np.mean(others):.2f} of the films that show one of them, of {len(others)} asked")


def _recalled(library: Library, film: str, kind: Filters, wanted: set[str]) -> float:
    term = Term(Modality.VIDEO, film, is_file=True)
    hits = library.search(Query((term,), kind, limit=len(wanted) + 1)).hits
    found = [hit.item.path for hit in hits if hit.item.path != film][: len(wanted)]
    return len(wanted.intersection(found)) / len(wanted)


def _place(library: Library, films: Films, term: Term, labels: frozenset[str]) -> int | None:
    hits = library.search(Query((term,), VIDEO, limit=FIRST)).hits
    return next((n for n, hit in enumerate(hits) if _shows(films, hit, labels)), None)


def _shows(films: Films, hit: Hit, labels: frozenset[str]) -> bool:
    """Whether the middle of the moment that is offered shows what was asked for."""
    middle = (hit.segment.start + hit.segment.end) / 2
    scenes = films[hit.item.path]
    return bool(scenes[min(int(middle / SHOT_SECONDS), len(scenes) - 1)].labels & labels)


def _share(places: Sequence[int | None], first: int) -> str:
    found = sum(place is not None and place < first for place in places)
    return f"{found / len(places):.2f}"


if __name__ == "__main__":
    main()
