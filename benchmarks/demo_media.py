"""Makes the small personal library that the README's screenshot shows, all of it our own work.

python benchmarks/demo_media.py FOLDER [--copies]

Pictures and sounds are named as cameras and recorders name them, so that a search can only find
them by what is in them. The same pixels, samples and texts come out every time.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import demo_landscapes as landscapes
import demo_sounds as sounds
import demo_things as things
import soundfile
from demo_film import write_film
from demo_paper import write_pdf
from demo_texts import TEXTS
from PIL import Image

PAINTINGS = (
    landscapes.sunset,
    things.sailing_boat,
    landscapes.beach,
    things.lighthouse,
    landscapes.snowy_mountains,
    landscapes.lake,
    landscapes.forest_path,
    things.autumn_leaves,
    things.fruit,
    things.red_flower,
    landscapes.meadow,
    things.hot_air_balloon,
    things.rainy_window,
    things.city_at_night,
    things.cat_on_the_wall,
    landscapes.moon_and_stars,
    landscapes.desert,
    things.snowy_house,
)
RECORDINGS = (
    (sounds.sea_waves, "flac"),
    (sounds.rain, "wav"),
    (sounds.birdsong, "flac"),
    (sounds.church_bell, "ogg"),
    (sounds.guitar, "ogg"),
    (sounds.wind, "wav"),
    (sounds.crickets, "flac"),
    (sounds.heartbeat, "wav"),
    (sounds.clock, "wav"),
    (sounds.fireplace, "ogg"),
)


def main() -> None:
    """Fill the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", action="store_true", help="and some of it in other forms")
    asked = parser.parse_args()
    make_library(asked.folder)
    make_film_and_pdf(asked.folder)
    if asked.copies:
        make_copies(asked.folder)


def make_library(folder: Path) -> None:
    """Write the pictures, sounds and documents below a folder, which is made where it lacks."""
    pictures, recordings, papers = (folder / name for name in ("Pictures", "Recordings", "Papers"))
    for place in (pictures, recordings, papers):
        place.mkdir(parents=True, exist_ok=True)
    for number, paint in enumerate(PAINTINGS):
        paint().image().save(pictures / f"IMG_{2041 + 7 * number}.jpg", quality=90)
    for number, (synthesise, ending) in enumerate(RECORDINGS, 1):
        soundfile.write(recordings / f"Recording {number:02}.{ending}", synthesise(), sounds.RATE)
    for name, text in TEXTS.items():
        (papers / name).write_text(text, encoding="utf-8")


def make_film_and_pdf(folder: Path) -> None:
    """Write a film of some of the paintings, and a document of several pages."""
    films = folder / "Videos"
    films.mkdir(exist_ok=True)
    painted = [paint().image() for paint in PAINTINGS[:3]]
    write_film(films / "VID_2130.mp4", painted, sounds.sea_waves(), sounds.RATE)
    write_pdf(folder / "Papers" / "Holiday.pdf", TEXTS["Week by the sea.md"])


def make_copies(folder: Path) -> None:
    """Write some pictures and a sound once more below a folder, as they pile up over the years."""
    place, pictures = folder / "Old phone", sorted((folder / "Pictures").iterdir())
    place.mkdir(exist_ok=True)
    shutil.copyfile(pictures[0], place / pictures[0].name)
    for number, picture in enumerate(map(Image.open, pictures[1:4])):
        width, height = picture.size
        small = picture.resize((width // 2, height // 2))
        small.save(place / f"Received {number + 1}.jpg", quality=70)
    Image.open(pictures[3]).transpose(Image.Transpose.ROTATE_90).save(place / "Turned.png")
    samples, rate = soundfile.read(folder / "Recordings" / "Recording 04.ogg")
    soundfile.write(place / "Ringtone.wav", samples * 0.6, rate)


if __name__ == "__main__":
    main()
