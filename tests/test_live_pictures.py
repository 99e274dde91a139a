"""Live and motion pictures are one item each: a picture, whatever film goes with it."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from colour_media import RGB
from conftest import MakeLibrary
from film_media import write_film
from media_files import decoded
from PIL import Image
from runs import best, counts, run
from test_following import follow
from test_indexing_links import listed

from engine.types import Modality

IDENTIFIER = "6B2F0C51-7D1C-4B7E-9A43-0D8F7A3E2C11"
NAME = "com.apple.quicktime.content.identifier"
MAKER_NOTE = 0x927C


def write_live_picture(path: Path, identifier: str = IDENTIFIER, colour: str = "red") -> Path:
    """A picture with the notes that Apple's cameras write, the identifier among them."""
    value = identifier.encode() + b"\0"
    entry = struct.pack(">HHHIII", 1, 0x11, 2, len(value), 32, 0)
    exif = Image.Exif()
    exif.get_ifd(0x8769)[MAKER_NOTE] = b"Apple iOS\0\0\1MM" + entry + value
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (64, 48), RGB[colour]).save(path, exif=exif)
    return path


def write_its_film(path: Path, identifier: str = IDENTIFIER) -> Path:
    """The film of seconds that goes with it."""
    return write_film(path, "red", "blue", pitches=("low",), tags={NAME: identifier})


@pytest.mark.parametrize("picture", ["IMG_1.JPG", "IMG_1.heic", "IMG_1.jpeg"])
@pytest.mark.parametrize("film", ["IMG_1.MOV", "IMG_1.mp4"])
def test_a_live_picture_is_one_item(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path, picture: str, film: str
) -> None:
    """The film is no hit of its own, and another run has nothing to do."""
    library, folder = make_library(), tmp_path / "media"
    write_live_picture(folder / picture)
    write_its_film(folder / film.lower()).rename(folder / film)
    assert counts(run(library, folder)) == {"indexed": 1}
    assert counts(run(library)) == {"unchanged": 1}
    assert listed(library_dir, folder) == [picture]
    assert best(library, "red") == picture


@pytest.mark.parametrize("identifier", ["", "00000000-7D1C-4B7E-9A43-0D8F7A3E2C11"])
def test_a_film_of_the_same_name_is_another_item(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path, identifier: str
) -> None:
    """A camera may give a film and a picture one number: only the identifier makes a pair."""
    library, folder = make_library(), tmp_path / "media"
    write_live_picture(folder / "IMG_1.JPG")
    write_film(folder / "IMG_1.mov", "blue", tags={NAME: identifier} if identifier else None)
    run(library, folder)
    assert listed(library_dir, folder) == ["IMG_1.JPG", "IMG_1.mov"]


def test_a_film_goes_with_its_picture_and_comes_back_without_it(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """What was indexed before the picture came leaves; where the picture goes, it is read again."""
    library, folder = make_library(), tmp_path / "media"
    write_its_film(folder / "IMG_1.mov")
    run(library, folder)
    picture = write_live_picture(folder / "IMG_1.JPG")
    assert counts(run(library)) == {"indexed": 1, "removed": 1}
    assert listed(library_dir, folder) == ["IMG_1.JPG"]
    picture.unlink()
    assert counts(run(library)) == {"indexed": 1, "removed": 1}
    assert listed(library_dir, folder) == ["IMG_1.mov"]


def test_a_film_follows_its_picture_while_folders_are_watched(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """Only the picture is named as what changed; its film comes and goes with it all the same."""
    library, folder = make_library(), tmp_path / "media"
    write_its_film(folder / "img.mov").rename(folder / "IMG_1.MOV")
    run(library, folder)
    picture = write_live_picture(folder / "IMG_1.HEIC")
    follow(library, picture)
    assert listed(library_dir, folder) == ["IMG_1.HEIC"]
    picture.unlink()
    follow(library, picture)
    assert listed(library_dir, folder) == ["IMG_1.MOV"]


def test_a_film_whose_picture_cannot_be_read_is_an_item_until_it_can(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """Its picture is in the list of failures; the film would be in none."""
    library, folder = make_library(), tmp_path / "media"
    picture = write_live_picture(folder / "IMG_1.JPG")
    write_its_film(folder / "IMG_1.mov")
    whole = picture.read_bytes()
    picture.write_bytes(whole[: whole.index(IDENTIFIER.encode()) + len(IDENTIFIER) + 1])
    assert counts(run(library, folder)) == {"failed": 1}
    assert counts(run(library)) == {"indexed": 1, "still_failing": 1}
    assert listed(library_dir, folder) == ["IMG_1.mov"]
    picture.write_bytes(whole)
    assert counts(run(library)) == {"indexed": 1, "unchanged": 1}
    assert counts(run(library)) == {"unchanged": 1, "removed": 1}
    assert listed(library_dir, folder) == ["IMG_1.JPG"]


def test_where_pictures_are_left_out_the_film_stays(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """A glob that leaves the picture out does not take its film along."""
    library, folder = make_library(), tmp_path / "media"
    write_live_picture(folder / "IMG_1.JPG")
    write_its_film(folder / "IMG_1.mov")
    run(library, folder, ignore=("*.JPG",))
    assert listed(library_dir, folder) == ["IMG_1.mov"]


@pytest.mark.parametrize("ending", ["jpg", "heic", "webp", "png"])
def test_a_motion_picture_is_a_picture(tmp_path: Path, ending: str) -> None:
    """A film that a telephone appends to a picture costs it nothing."""
    path = write_live_picture(tmp_path / f"PXL.MP.{ending}", colour="green")
    film = write_film(tmp_path / "a.mp4", "red").read_bytes()
    if ending == "heic":
        film = struct.pack(">I4s", 8 + len(film), b"mpvd") + film
    path.write_bytes(path.read_bytes() + film)
    batches, end = decoded(path)
    assert (end.modality, end.metadata.note) == (Modality.IMAGE, "")
    assert len(batches) == 1
    red, green, blue = batches[0].arrays[0][100, 100]
    assert green > max(red, blue)
