"""What reading the text in pictures finds, and what it costs a picture.

    python benchmarks/picture_text.py [--screenshots 100] [--scans 20] [--photographs FOLDER]

Pictures are drawn by the same code as in the tests, and read as the pass after indexing reads them,
but in this process. Photographs are the two that scikit-learn carries, whole and cut into parts;
--photographs names a folder of others without text.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from PIL.Image import Transpose
from sklearn.datasets import load_sample_images

from engine.media.decoder import decode, read_text
from engine.media.limits import Limits
from engine.media.text_likeness import looks_like_text
from engine.types.decoded import FileDone
from engine.types.vectors import InputSpec

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from text_pictures import draw_scan, draw_screenshot, sentences

_COLOURS = (("#222222", "#f4f4f4"), ("#e8e8e8", "#1e1e1e"), ("#ffffff", "#1a56a0"))
_POINTS = (9, 10, 11, 12, 13, 14)


def main() -> None:
    """Draw, read and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--screenshots", type=int, default=100)
    parser.add_argument("--scans", type=int, default=20)
    parser.add_argument("--photographs", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        measure("screenshots", screenshots(directory, chosen.screenshots))
        measure("noisy scans", scans(directory, chosen.scans))
        measure("turned scans", turned(directory, chosen.scans))
        measure("photographs", photographs(directory, chosen.photographs))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory: {most:.0f} MB")


def screenshots(directory: Path, count: int) -> Iterator[tuple[Path, list[str]]]:
    """Pictures in several sizes of text and three pairs of colours."""
    for seed in range(count):
        points = _POINTS[seed % len(_POINTS)]
        lines = sentences(seed, 8)
        yield (
            draw_screenshot(
                directory / f"shot{seed}.png",
                lines,
                points=points,
                size=(800, 450),
                colours=_COLOURS[seed % len(_COLOURS)],
            ),
            lines,
        )


def scans(directory: Path, count: int) -> Iterator[tuple[Path, list[str]]]:
    """Pages with blur and noise, askew."""
    for seed in range(count):
        lines = sentences(1000 + seed, 8)
        yield draw_scan(directory / f"scan{seed}.jpg", lines, seed), lines


def turned(directory: Path, count: int) -> Iterator[tuple[Path, list[str]]]:
    """The same pages on their left side, on their head, on their right side, and so on."""
    for number, (path, lines) in enumerate(scans(directory, count)):
        way = (Transpose.ROTATE_90, Transpose.ROTATE_180, Transpose.ROTATE_270)[number % 3]
        Image.open(path).transpose(way).save(path, quality=95)
        yield path, lines


def photographs(directory: Path, folder: Path | None) -> Iterator[tuple[Path, list[str]]]:
    """Those of a folder, or two photographs and parts of them."""
    if folder:
        yield from ((path, []) for path in sorted(folder.iterdir()))
        return
    for number, photo in enumerate(load_sample_images().images):
        path = directory / f"photo{number}.jpg"
        Image.fromarray(photo).save(path)
        yield path, []
        for part in range(6):
            left, top = 60 * part, 30 * part
            path = directory / f"photo{number}-{part}.jpg"
            Image.fromarray(photo[top : top + 240, left : left + 320]).save(path)
            yield path, []


def measure(name: str, pictures: Iterator[tuple[Path, list[str]]]) -> None:
    """Print the share of words found, and the seconds of a picture beside those of decoding it."""
    found = wanted = with_text = passed = 0
    reading, decoding = [], []
    for path, lines in pictures:
        started = time.process_time()
        list(decode(str(path), InputSpec(), Limits()))
        decoding.append(time.process_time() - started)
        started = time.process_time()
        *_, end = read_text(str(path), InputSpec(), Limits())
        reading.append(time.process_time() - started)
        if not isinstance(end, FileDone):
            raise SystemExit(f"{path.name}: {end}")
        with_text += bool(end.lines)
        passed += looks_like_text(np.asarray(Image.open(path).convert("RGB")))
        read = [word for line in end.lines for word in line.text.split()]
        for word in " ".join(lines).split():
            wanted += 1
            if word in read:
                read.remove(word)
                found += 1
    recall = f"{found / wanted:.3f}" if wanted else "-"
    print(
        f"{name}: {len(reading)} pictures, {passed} passed the cheap test, {with_text} with text, "
        f"word recall {recall}, processor seconds a picture: mean {np.mean(reading):.2f}, "
        f"decoding it for the index {np.mean(decoding):.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
