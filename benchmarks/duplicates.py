"""How many duplicates are found, and how many of those found are none, on made sets.

    python benchmarks/duplicates.py [--photos DIR] [--sounds DIR] [--texts DIR] [--count N]
        [--only pictures|sounds|texts|films]

Of each kind of media N files are taken from a folder, and forms are made (`duplicate_sets`); of
films one for each six photos (`duplicate_films`). Without a folder the pictures, sounds and texts
of `demo_media.py` are taken. A form counts as found where it is in a near group with what it was
made of. Precision is that of all pairs in near groups. What is found of the same pictures by other
programs that are installed (`duplicate_peers`) is beside. Seconds are those of processors.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from pathlib import Path

import demo_media
import numpy as np
import soundfile
from duplicate_films import write_films
from duplicate_peers import PEERS
from duplicate_sets import (
    COPY,
    MOMENT,
    ORIGINAL,
    SOUND_RATES,
    write_pictures,
    write_sounds,
    write_texts,
)

from engine.indexing.context import IndexOptions
from engine.library.facade import Library
from engine.types.duplicates import DuplicateKind, DuplicateReport

LEAST_SECONDS, LEAST_CHARS = 4.0, 600
# In what form a file was first, by that of what was made of it; else it was a WAV file.
FIRST_ENDINGS = {
    "jpg": "jpg",
    **dict.fromkeys(("html", "md", "txt"), "txt"),
    **dict.fromkeys(("mkv", "mov", "mp4"), "mp4"),
}

Pairs = set[tuple[str, str]]


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("photos", "sounds", "texts"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--only", choices=WRITERS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        demo_media.make_library(Path(made, "demo"))
        for kind, (folder, write) in WRITERS.items():
            if options.only in (None, kind):
                Path(made, kind).mkdir()
                write(
                    getattr(options, folder) or Path(made, "demo"), options.count, Path(made, kind)
                )
                _measure(kind, Path(made, kind))


def _files(folder: Path, *endings: str) -> list[Path]:
    """The files of a folder with these endings, in an order as if drawn by lot."""
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in endings)
    return [found[place] for place in np.random.default_rng(1).permutation(len(found))]


def _pictures(source: Path, count: int, folder: Path) -> None:
    write_pictures(_files(source, ".jpg", ".jpeg", ".png")[:count], folder)


def _films(source: Path, count: int, folder: Path) -> None:
    write_films(_files(source, ".jpg", ".jpeg", ".png")[:count], folder)


def _sounds(source: Path, count: int, folder: Path) -> None:
    files = _files(source, ".wav", ".ogg", ".flac", ".mp3")
    write_sounds([file for file in files if _can_be_used(file)][:count], folder)


def _can_be_used(file: Path) -> bool:
    try:
        sound = soundfile.info(file)
    except soundfile.SoundFileError:
        return False
    return sound.duration >= LEAST_SECONDS and sound.samplerate in SOUND_RATES


def _texts(source: Path, count: int, folder: Path) -> None:
    texts = (file.read_text("utf-8", "replace") for file in _files(source, ".txt", ".md"))
    write_texts([text for text in texts if len(text) >= LEAST_CHARS][:count], folder)


WRITERS: Mapping[str, tuple[str, Callable[[Path, int, Path], None]]] = {
    "pictures": ("photos", _pictures),
    "texts": ("texts", _texts),
    "films": ("photos", _films),
    "sounds": ("sounds", _sounds),
}


def _measure(name: str, folder: Path) -> None:
    """Index a folder, look for duplicates twice, and print what was found of each form."""
    names = sorted(path.name for path in folder.iterdir())
    if not names:
        print(f"{name}: none that can be used")
        return
    library = Library(folder.with_name(f"library of {folder.name}"), "starter")
    library.index((str(folder),), IndexOptions())
    seconds, report = _timed(library.duplicates.find)
    again, _ = _timed(library.duplicates.find)
    library.close()
    print(f"\n{name}: {len(names)} files, {seconds:.1f} s, again {again:.2f} s\n")
    _print(names, report)
    if name == "pictures":
        _print_peers(folder, names)


def _timed(work: Callable[[], DuplicateReport]) -> tuple[float, DuplicateReport]:
    began = _spent()
    found = work()
    return _spent() - began, found


def _spent() -> float:
    """Seconds of processors, with those of decoders that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _print(names: Iterable[str], report: DuplicateReport) -> None:
    pairs = {kind: _pairs(report, kind) for kind in DuplicateKind}
    print("| form | files | exact | near | similar |\n| --- | --- | --- | --- | --- |")
    for form, files in sorted(_by_form(names).items()):
        counts = [sum(_with_original(name) in pairs[kind] for name in files) for kind in pairs]
        print(f"| {form} | {len(files)} | {' | '.join(map(str, counts))} |")
    print(_rates(names, pairs[DuplicateKind.NEAR]))


def _print_peers(folder: Path, names: list[str]) -> None:
    for peer, find in PEERS.items():
        if importlib.util.find_spec(peer):
            near = {pair for pair in find(folder) if not _are_copies(*pair)}
            print(f"{peer}: {_rates(names, near)}")


def _rates(names: Iterable[str], near: Pairs) -> str:
    """Precision of pairs, and recall of forms."""
    right = sum(_are_near(one, other) for one, other in near)
    forms = [name for name in names if _form(name) not in (ORIGINAL, COPY, MOMENT)]
    found = sum(_with_original(name) in near for name in forms)
    wrong = Counter(_told(*pair) for pair in near if not _are_near(*pair))
    most = ", ".join(f"{what} {count}" for what, count in wrong.most_common(4))
    precision = right / len(near) if near else 1.0
    return (
        f"near: precision {precision:.4f} of {len(near)} pairs, recall {found / len(forms):.4f} "
        f"of {len(forms)} forms{'; wrong: ' if most else ''}{most}"
    )


def _told(one: str, other: str) -> str:
    forms = sorted((_form(one), _form(other)))
    return " and ".join(forms) + ("" if _source(one) == _source(other) else " of two")


def _pairs(report: DuplicateReport, kind: DuplicateKind) -> Pairs:
    """The pairs of all groups of a kind; a copy stands for what it is a copy of."""
    return {
        _ordered(_as_original(one), _as_original(other))
        for group in report.groups
        if group.kind is kind
        for one, other in combinations([Path(each.item.path).name for each in group.items], 2)
    }


def _as_original(name: str) -> str:
    return name if _form(name) != COPY else name.replace(COPY, f"{ORIGINAL}", 1)


def _by_form(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if _form(name) != ORIGINAL:
            found[_form(name)].append(name)
    return found


def _with_original(name: str) -> tuple[str, str]:
    original = f"{_source(name)}-{ORIGINAL}.{FIRST_ENDINGS.get(name.rpartition('.')[2], 'wav')}"
    return (original, original) if _form(name) == COPY else _ordered(name, original)


def _are_near(one: str, other: str) -> bool:
    is_moment = MOMENT in (_form(one), _form(other))
    return _source(one) == _source(other) and not is_moment


def _are_copies(one: str, other: str) -> bool:
    return _source(one) == _source(other) and {_form(one), _form(other)} == {ORIGINAL, COPY}


def _source(name: str) -> str:
    return name.partition("-")[0]


def _form(name: str) -> str:
    form = name.partition("-")[2].rpartition(".")[0]
    return MOMENT if form.startswith(MOMENT) else form


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


if __name__ == "__main__":
    main()
