"""Makes the sample that the window's welcome offers to search in, all of it our own work.

python benchmarks/demo_sample.py resources/sample

A few of the paintings, sounds and texts of `demo_media.py`, small enough to be part of Triptych.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import demo_landscapes as landscapes
import demo_sounds as sounds
import demo_things as things
import soundfile
from demo_texts import TEXTS

PAINTINGS = (
    landscapes.beach,
    things.sailing_boat,
    landscapes.snowy_mountains,
    landscapes.forest_path,
    things.red_flower,
    things.city_at_night,
    things.cat_on_the_wall,
    things.rainy_window,
)
RECORDINGS = (sounds.sea_waves, sounds.rain, sounds.birdsong, sounds.guitar)
PAPERS = ("Week by the sea.md", "Garden notes.md", "Onion soup.txt", "After the storm (poem).txt")
_WIDTH = 720
_SECONDS = 6


def main() -> None:
    """Fill the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    make_sample(parser.parse_args().folder)


def make_sample(folder: Path) -> None:
    """Write pictures, sounds and texts into a folder, which is made where it lacks."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, paint in enumerate(PAINTINGS, 1):
        picture = paint().image()
        picture.thumbnail((_WIDTH, _WIDTH))
        picture.save(folder / f"Picture {number}.jpg", quality=80, optimize=True)
    for number, synthesise in enumerate(RECORDINGS, 1):
        samples = synthesise()[: _SECONDS * sounds.RATE]
        soundfile.write(folder / f"Sound {number}.ogg", samples, sounds.RATE)
    for name in PAPERS:
        (folder / name).write_text(TEXTS[name], encoding="utf-8")


if __name__ == "__main__":
    main()
