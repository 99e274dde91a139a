"""Seeds of every format that Triptych reads, and damage done to their bytes by a seeded hand."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from document_files import write_documents
from film_media import write_film
from media_files import (
    photo,
    tone,
    write_docx,
    write_odt,
    write_sound,
    write_with_ffmpeg,
)
from pdf_files import write_pdf
from processes import PROJECT
from test_media_pdf import with_attachment, with_form
from test_media_picture_formats import rare_pictures, write_sequence
from test_media_raw_pictures import write_dng

CASES = PROJECT.parent / "shared" / "cases"
_PICTURES = ("jpg", "png", "gif", "webp", "bmp", "tiff", "heic", "avif", "jp2", "ico")
_SOUNDS = ("wav", "flac", "mp3", "ogg", "opus", "aiff", "caf", "w64", "rf64", "au")
_ENCODED = {
    "m4a": ("aac", "ipod"),
    "aac": ("aac", "adts"),
    "wma": ("wmav2", "asf"),
    "mka": ("alac", "matroska"),
    "webm": ("libopus", "webm"),
    "3gp": ("aac", "3gp"),
    "mp2": ("mp2", "mp2"),
    "wv": ("wavpack", "wv"),
    "tta": ("tta", "tta"),
    "ac3": ("ac3", "ac3"),
    "ra": ("ac3", "rm"),
    "voc": ("pcm_s16le", "voc"),
}
_FILMS = ("mp4", "mkv", "avi", "ts", "mpg", "flv")
_TEXTS = {
    "txt": "Caf\u00e9, \u4e2d\u6587 and plain words.\n\nA second paragraph.",
    "html": "<html><head><title>T</title></head><body><p>one<table><tr><td>two</table>&eacute;",
    "csv": 'name,age\n"Ann, B",31\nCy,7\n',
    "json": '{"a": [1, {"b": "words"}], "c": "\\ud83d\\ude00"}',
    "md": "# Title\n\n- one\n- two\n\n```\ncode\n```\n",
}
_LENGTHS = (0, 1, 2, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF)

Damage = Callable[[bytearray, random.Random], None]


def write_seeds(folder: Path) -> list[Path]:
    """Write a healthy file of each format; copies of the shared cases come with them."""
    seeds = [folder / f"seed.{name}" for name in (*_PICTURES, *_TEXTS)]
    for path in seeds[: len(_PICTURES)]:
        photo(40, 30).save(path)
    for path in seeds[len(_PICTURES) :]:
        path.write_text(_TEXTS[path.suffix[1:]], encoding="utf-8")
    seeds += [write_sound(folder / f"seed.{name}", tone(0.3)) for name in _SOUNDS]
    seeds += [
        write_with_ffmpeg(folder / f"seed.{name}", tone(0.3, 48_000), codec, container, 48_000)
        for name, (codec, container) in _ENCODED.items()
    ]
    seeds += [
        write_pdf(folder / "seed.pdf", "Some words", "and more", title="A title"),
        with_form(folder / "form.pdf", "/FT /Tx /T (name) /V (words)"),
        with_attachment(folder / "attached.pdf", "inner.txt", "Some words"),
        write_docx(folder / "seed.docx", "Some words", title="A title"),
        write_odt(folder / "seed.odt", "<text:p>Some <text:s/>words</text:p>", "A title"),
        write_dng(folder / "seed.dng"),
        *rare_pictures(folder),
        write_sequence(folder / "seed.heics", "msf1", ("red", "blue")),
        _write_pages(folder / "pages.gif"),
        _write_pages(folder / "pages.tiff"),
    ]
    seeds += write_documents(folder)
    seeds += [
        write_film(folder / f"film.{ending}", "red", "blue", pitches=("low",), seconds=0.3)
        for ending in _FILMS
    ]
    cases = sorted(CASES.rglob("*.*")) if CASES.is_dir() else []
    return seeds + [_copied(case, folder) for case in cases if case.suffix != ".md"]


def _copied(case: Path, folder: Path) -> Path:
    """A case is never damaged itself."""
    return shutil.copyfile(case, folder / f"{case.parent.name}-{case.name}")


def _write_pages(path: Path) -> Path:
    pages = [photo(40, 30).rotate(90 * number) for number in range(3)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    return path


def mutants(seeds: list[Path], each: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Damaged copies, so many of each format, as names and contents.

    They are the same ones for the same `seed`; the files of a format take turns.
    """
    chance = random.Random(seed)
    contents = {path: path.read_bytes() for path in seeds}
    formats: dict[str, list[Path]] = {}
    for path in seeds:
        formats.setdefault(path.suffix, []).append(path)
    others = list(contents.values())
    for number in range(each):
        for files in formats.values():
            path = files[(seed + number) % len(files)]
            damaged = mutant(contents[path], chance.choice(others), chance)
            yield f"{number}-{path.name}", damaged


def mutant(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """One damaged copy; of an archive, half the time a member is damaged and packed again."""
    if content.startswith(b"PK") and chance.random() < 0.5:
        return _repacked(content, other, chance)
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if chance.random() < 0.15:
            _splice(data, other, chance)
        else:
            chance.choice(_DAMAGE)(data, chance)
    return bytes(data)


def _repacked(content: bytes, other: bytes, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        victim = chance.choice(old.namelist())
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info, mutant(data, other, chance) if info.filename == victim else data)
    return packed.getvalue()


def _place(data: bytearray, chance: random.Random) -> int:
    """Anywhere, but half the time near the start, where formats keep what the rest hangs on."""
    most = min(len(data), 512) if chance.random() < 0.5 else len(data)
    return chance.randrange(most) if most else 0


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 16)):
        if data:
            data[_place(data, chance)] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[_place(data, chance) :]


def _drop(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    del data[at : at + chance.randint(1, 64)]


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    data[at:at] = data[at : at + chance.randint(1, 256)] * chance.randint(1, 8)


def _fill(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    block = data[at : at + chance.randint(1, 256)]
    data[at : at + len(block)] = bytes([chance.choice((0, 255, chance.randrange(256)))]) * len(
        block
    )


def _set_length(data: bytearray, chance: random.Random) -> None:
    at, size = _place(data, chance), chance.choice((1, 2, 4, 8))
    value = chance.choice(_LENGTHS) + chance.choice((-1, 0, 0, 1))
    order = chance.choice(("little", "big"))
    data[at : at + size] = (value % 256**size).to_bytes(size, order)


def _splice(data: bytearray, other: bytes, chance: random.Random) -> None:
    start = chance.randrange(len(other)) if other else 0
    at = _place(data, chance)
    data[at : at + chance.randint(0, 256)] = other[start : start + chance.randint(1, 512)]


_DAMAGE: tuple[Damage, ...] = (_flip, _cut, _drop, _repeat, _fill, _set_length)
