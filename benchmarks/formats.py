"""Files that other programs make, forty of each format, and whether they are read alike.

python benchmarks/formats.py [--each 40] [--folder FOLDER]

FFmpeg, sox, ImageMagick, exiftool, pandoc and LibreOffice write the same sounds, films, pictures
and texts in many formats. A file is right where its length and pitch, its colours, the way up and
the day, or its words are those that went in, and where nothing is said to be missing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.media.limits import Limits
from engine.media.pool import DecoderPool
from engine.types.decoded import Batch, FileDone, Part
from engine.types.vectors import InputSpec

PROGRAMS = ("ffmpeg", "sox", "convert", "exiftool", "pandoc", "soffice")
RATE = InputSpec().sample_rate
SOUNDS = {
    "wav": "-c:a pcm_s24le",
    "flac": "",
    "mp3": "",
    "ogg": "-c:a libvorbis",
    "opus": "-c:a libopus",
    "m4a": "-c:a aac",
    "wma": "-c:a wmav2",
    "aiff": "-write_id3v2 1",
    "caf": "-c:a alac",
    "mka": "-c:a flac",
    "webm": "-c:a libopus",
    "3gp": "-c:a aac",
    "wv": "-c:a wavpack",
    "ac3": "",
    "mlp": "-c:a mlp -strict -2",
    "w64": "",
}
WITHOUT_TITLE = ("ac3", "mlp", "w64", "caf", "3gp", "wv")
FILMS = {
    "mp4": "",
    "mov": "-c:v mpeg4",
    "mkv": "-c:v libx265 -x265-params log-level=none",
    "avi": "-c:v mjpeg -pix_fmt yuvj420p",
    "ts": "-c:v mpeg2video",
    "mpg": "-c:v mpeg2video",
    "flv": "-c:v flv",
    "ogv": "-c:v libtheora -q:v 8",
}
PICTURES = {
    "jpg": "-quality 92",
    "png": "",
    "tif": "-compress lzw",
    "webp": "-quality 92",
    "heic": "-quality 90",
    "gif": "",
    "bmp": "",
    "jp2": "-quality 60",
    "psd": "",
}
# Those to which exiftool writes which way is up, and the day.
TURNED = ("jpg", "png", "tif", "webp")
BY_PANDOC = ("docx", "odt", "epub", "rtf", "html", "tex", "ipynb", "pptx")
BY_OFFICE = ("docx", "odt", "fodt", "rtf", "pdf", "epub", "html")
WORDS = (
    *("kingfisher", "marmalade", "platypus", "gooseberry", "bandicoot", "quokka", "wombat"),
    "tamarind",
)
COLOURS = ((200, 40, 40), (40, 160, 60), (50, 60, 190), (220, 190, 40), (130, 60, 150))


@dataclass
class Wanted:
    """What a file must give, and what it gave.

    Attributes:
        colours: of its left and of its right half.
    """

    format: str
    seconds: float = 0.0
    hertz: float = 0.0
    colours: tuple[Sequence[int], Sequence[int]] | None = None
    day: str = ""
    title: str = ""
    words: tuple[str, ...] = ()
    wrong: list[str] = field(default_factory=list)
    is_read: bool = False


def run(command: str, *words: Path | str) -> None:
    """Run a program quietly; words that may hold blanks are given one by one."""
    words = (*command.split(), *words)
    subprocess.run(words, check=True, capture_output=True, text=True)


def sounds(folder: Path, number: int) -> Iterator[tuple[Path, Wanted]]:
    """One tone in every format of sounds."""
    seconds, hertz = 1.0 + number / 10, 300 + 40 * number
    tone, title = folder / f"{number}.tone.wav", f"Tone {number}"
    run(f"sox -n -r 48000 -c 2 -b 16 {tone} synth {seconds} sine {hertz}")
    for ending, options in SOUNDS.items():
        path = folder / f"{number}.{ending}"
        run(f"ffmpeg -v error -y -i {tone} {options}", "-metadata", f"title={title}", path)
        known = "" if ending in WITHOUT_TITLE else title
        yield path, Wanted(f"{ending} by FFmpeg", seconds, hertz, title=known)
    tone.unlink()


def films(folder: Path, number: int) -> Iterator[tuple[Path, Wanted]]:
    """One film of two halves in every format of films."""
    seconds, colours = 1.0 + number / 20, halves(number)
    inputs = " ".join(
        f"-f lavfi -i color=0x{bytes(colour).hex()}:s=96x96:d={seconds}:r=25" for colour in colours
    )
    for ending, options in FILMS.items():
        path = folder / f"{number}.film.{ending}"
        # Some encoders leave out what does not change, the end included.
        moving = "-filter_complex hstack,noise=alls=4:allf=t"
        run(f"ffmpeg -v error -y {inputs} {moving} -q:v 2 {options}", path)
        yield path, Wanted(f"{ending} by FFmpeg", seconds, colours=colours)


def pictures(folder: Path, number: int) -> Iterator[tuple[Path, Wanted]]:
    """One picture of two halves in every format of pictures."""
    left, right = colours = halves(number)
    sides = [f"xc:rgb({','.join(map(str, colour))})" for colour in (left, right)]
    turn, day = number % 4, f"2015-08-{number % 28 + 1:02}"
    orientation, degrees = ((1, 0), (6, 270), (3, 180), (8, 90))[turn]
    for ending, options in PICTURES.items():
        path, is_turned = folder / f"{number}.{ending}", ending in TURNED
        turning = f"-rotate {degrees}" if is_turned else ""
        run(f"convert -size 300x400 {sides[0]} {sides[1]} +append {turning} {options}", path)
        if is_turned:
            taken = f"-DateTimeOriginal={day.replace('-', ':')} 24:08:19"
            run(f"exiftool -q -overwrite_original -n -Orientation={orientation}", taken, path)
        program = "ImageMagick and exiftool" if is_turned else "ImageMagick"
        wanted = Wanted(f"{ending} by {program}", colours=colours, day=day if is_turned else "")
        yield path, wanted


def documents(folder: Path, number: int) -> Iterator[tuple[Path, Wanted]]:
    """One text in every format of documents that pandoc writes."""
    source, words = folder / f"{number}.md", (*WORDS, f"word{number}")
    source.write_text(
        f"---\ntitle: Report {number}\n---\n\n# The {words[0]}\n\nA *{words[1]}* here[^1].\n\n"
        f"| one | two |\n|---|---|\n| {words[3]} | {words[4]} |\n\n- {words[5]}\n- {words[6]}\n\n"
        f"> {words[7]} {words[8]} \u00fcn\u00efc\u00f6de \u4e2d\u6587\n\n[^1]: The {words[2]}.\n",
        encoding="utf-8",
    )
    for ending in BY_PANDOC:
        path = folder / f"{number}.{ending}"
        run(f"pandoc -s {source} -o", path)
        yield path, Wanted(f"{ending} by pandoc", words=words)
    source.unlink()


def by_office(folder: Path, made: dict[Path, Wanted]) -> dict[Path, Wanted]:
    """What LibreOffice makes of the documents of pandoc."""
    sources = {path: wanted for path, wanted in made.items() if wanted.format == "docx by pandoc"}
    found = {}
    for ending in BY_OFFICE:
        target = folder / f"office-{ending}"
        run(f"soffice --headless --convert-to {ending} --outdir {target}", *sources)
        for path, wanted in sources.items():
            new = Wanted(f"{ending} by LibreOffice", words=wanted.words)
            found[target / f"{path.stem}.{ending}"] = new
    return found


def halves(number: int) -> tuple[Sequence[int], Sequence[int]]:
    """Two colours, of which no two numbers in a row have the same."""
    return COLOURS[number % 5], COLOURS[(number // 5 + number + 1 + number // 20) % 5]


def check(wanted: Wanted, arrays: list[NDArray[np.generic]], part: Part) -> None:
    """Note what of a file is wrong."""
    if not isinstance(part, FileDone):
        wanted.wrong.append(getattr(part, "reason", "nothing"))
        return
    wanted.is_read = True
    told, expected = part.metadata, wanted
    tests: dict[str, bool] = {
        f"note: {told.note}": not told.note,
        "length": not expected.seconds or abs(told.duration - expected.seconds) < 0.12,
        "title": not expected.title or told.title == expected.title,
        "day": told.taken.startswith(expected.day),
        "words": all(word in part.text for word in expected.words),
        "pitch": not expected.hertz or abs(pitch(arrays[0]) / expected.hertz - 1) < 0.02,
        "colours": expected.colours is None or are_near(arrays[0], expected.colours),
    }
    wanted.wrong += [name for name, is_right in tests.items() if not is_right]


def pitch(samples: NDArray[np.generic]) -> float:
    """The strongest frequency."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax()) * RATE / len(samples)


def are_near(picture: NDArray[np.generic], colours: Sequence[Sequence[int]]) -> bool:
    """Whether the middles of both halves have their colours."""
    height, width = picture.shape[:2]
    places = (picture[height // 2, width // 4], picture[height // 2, 3 * width // 4])
    pairs = zip(places, colours, strict=True)
    return all(np.abs(place.astype(int) - colour).max() < 24 for place, colour in pairs)


def read(made: dict[Path, Wanted]) -> None:
    """Decode all files as the product does, and check them."""
    arrays: dict[str, list[NDArray[np.generic]]] = {}
    with DecoderPool(InputSpec(), limits=Limits()) as pool:
        for path, part in pool.stream(iter(map(str, made))):
            if isinstance(part, Batch):
                arrays.setdefault(path, []).extend(part.arrays)
            else:
                check(made[Path(path)], arrays.pop(path, []), part)


def make(folder: Path, each: int) -> dict[Path, Wanted]:
    """All files, by what they must give."""
    makers: tuple[Callable[[Path, int], Iterator[tuple[Path, Wanted]]], ...]
    makers = sounds, films, pictures, documents
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [(maker, number) for maker in makers for number in range(each)]
        found = pool.map(lambda job: list(job[0](folder, job[1])), jobs)
        made = {path: wanted for some in found for path, wanted in some}
    return made | by_office(folder, made)


def main() -> None:
    """Make the files, read them, and print a table by format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        parser.error(f"these programs are needed: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = make(folder, options.each)
        read(made)
    print("| format | files | read | right | what was wrong |\n| --- | --- | --- | --- | --- |")
    for name in dict.fromkeys(wanted.format for wanted in made.values()):
        files = [wanted for wanted in made.values() if wanted.format == name]
        wrong = Counter(what for wanted in files for what in wanted.wrong)
        told = ", ".join(f"{what} ({count})" for what, count in wrong.items())
        right = sum(not wanted.wrong for wanted in files)
        print(f"| {name} | {len(files)} | {sum(f.is_read for f in files)} | {right} | {told} |")


if __name__ == "__main__":
    main()
