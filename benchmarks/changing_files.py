"""Texts and pictures that somebody works on: written, replaced and removed, so many a second."""

from __future__ import annotations

import io
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from PIL import Image

_WORDS = ("river", "meeting", "invoice", "garden", "recipe", "summer", "engine", "letter")
_FILES = 200
_SIZE = (320, 240)


@contextmanager
def changing(folder: Path, a_second: float) -> Iterator[None]:
    """Change the files of a folder for the block; their number stays about the same."""
    folder.mkdir(parents=True, exist_ok=True)
    over = threading.Event()
    thread = threading.Thread(target=_change, args=(folder, 1 / a_second, over))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _change(folder: Path, seconds: float, over: threading.Event) -> None:
    drawn = random.Random(1)  # noqa: S311 - no secret
    for number in count():
        if over.wait(seconds):
            return
        name = f"{drawn.randrange(_FILES):03}"
        if drawn.random() < 0.1:
            (folder / f"{name}.txt").unlink(missing_ok=True)
        elif name.endswith("0"):
            _save(folder / f"{name}.jpg", _picture(number))
        else:
            _save(
                folder / f"{name}.txt", f"{' '.join(drawn.choices(_WORDS, k=60))} {number}".encode()
            )


def _picture(number: int) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", _SIZE, (number % 256, number // 256 % 256, 90)).save(content, "JPEG")
    return content.getvalue()


def _save(path: Path, content: bytes) -> None:
    """As most programs do: another file takes the place."""
    draft = path.with_suffix(".tmp")
    draft.write_bytes(content)
    draft.replace(path)
