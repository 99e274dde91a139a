"""What a file is comes from its content; what a scan takes comes from its name."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from media_files import decoded, failure, photo, tone, write_docx, write_odt, write_sound
from pdf_files import write_pdf

from engine.errors import UnreadableFileError
from engine.media.sniff import looks_interesting, sniff
from engine.types import Modality


@pytest.mark.parametrize("name", ["a.JPG", "b.heic", "c.tar.webp", "[x] y.avif", "caf\udce9.png"])
def test_scan_takes_pictures(name: str) -> None:
    """Names of pictures are taken whatever their case, spaces, brackets and bytes."""
    assert looks_interesting(name) is Modality.IMAGE


@pytest.mark.parametrize("name", ["a.wav", "a.M4A", "a.opus", "a.wma", "a.aiff"])
def test_scan_takes_sounds(name: str) -> None:
    """Names of sounds are taken."""
    assert looks_interesting(name) is Modality.AUDIO


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.rst", "a.odt", "a.py", "a.pdf", "a.json"])
def test_scan_takes_documents(name: str) -> None:
    """Names of documents and source code are taken."""
    assert looks_interesting(name) is Modality.TEXT


@pytest.mark.parametrize("name", ["a.exe", "a.so", "a.zip", "README", "txt", ".png", "a.", ""])
def test_scan_leaves_the_rest(name: str) -> None:
    """Programs, archives, unknown extensions and names without one are not taken."""
    assert looks_interesting(name) is None


@pytest.mark.parametrize("extension", ["jpg", "png", "gif", "webp", "bmp", "tiff", "heif", "avif"])
def test_pictures_by_content(tmp_path: Path, extension: str) -> None:
    """Every picture format is known by its content, under the name of a text."""
    written = tmp_path / f"a.{extension}"
    photo(64, 48).save(written)
    assert sniff(str(written.rename(tmp_path / "a.txt"))) is Modality.IMAGE


@pytest.mark.parametrize("extension", ["wav", "flac", "mp3", "ogg", "opus", "aiff"])
def test_sounds_by_content(tmp_path: Path, extension: str) -> None:
    """Every sound format is known by its content, under the name of a picture."""
    written = write_sound(tmp_path / f"a.{extension}", tone(1.0))
    assert sniff(str(written.rename(tmp_path / "a.jpg"))) is Modality.AUDIO


def test_documents_by_content(tmp_path: Path) -> None:
    """Office documents and PDF are known by their content, under a wrong name."""
    for written in (
        write_docx(tmp_path / "a.docx", "hello"),
        write_odt(tmp_path / "a.odt", "<text:p>hello</text:p>"),
        write_pdf(tmp_path / "a.pdf", "hello"),
    ):
        assert sniff(str(written.rename(tmp_path / "a.mp3"))) is Modality.TEXT


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "shift_jis"]
)
def test_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """Text is text in every encoding, even under the name of a picture."""
    path = tmp_path / "a.jpg"
    text = "こんにちは、世界。" if encoding == "shift_jis" else "Привет, мир! Hello, world.\n"
    path.write_bytes(text.encode(encoding) * 20)
    assert sniff(str(path)) is Modality.TEXT


def test_text_named_as_picture_is_decoded_as_text(tmp_path: Path) -> None:
    """A text file named .jpg is indexed as text, and a picture named .txt as a picture."""
    text, picture = tmp_path / "a.jpg", tmp_path / "b.txt"
    text.write_text("Plain words in a file with the wrong name.")
    photo().save(picture, "PNG")
    assert decoded(text)[1].modality is Modality.TEXT
    assert decoded(picture)[1].modality is Modality.IMAGE


@pytest.mark.parametrize("data", [os.urandom(4096), b"\0" * 64, b"\x7fELF\2\1\1" + b"\0\1\2" * 99])
def test_binary_data_is_refused(tmp_path: Path, data: bytes) -> None:
    """Binary data of no known kind is refused in plain words."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x01\x02" + data)
    with pytest.raises(UnreadableFileError, match="not a picture, sound, video or document"):
        sniff(str(path))


def test_other_archives_are_refused(tmp_path: Path) -> None:
    """A zip archive that is no document is not taken for one."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "not a picture, sound, video or document" in failure(path).reason


def test_empty_and_missing_files(tmp_path: Path) -> None:
    """An empty file, a missing one and a folder are each told in plain words."""
    empty = tmp_path / "a.wav"
    empty.touch()
    assert failure(empty).reason == "empty file"
    assert failure(tmp_path / "none.jpg").reason == "the file is gone"
    assert failure(tmp_path).reason == "not a regular file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_pipe_does_not_block(tmp_path: Path) -> None:
    """A named pipe that nobody writes to is refused at once."""
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    assert failure(path).reason == "not a regular file"


@pytest.mark.parametrize(
    "stem", [b"caf\xe9 \xff", b"[a] b  c*?", "naïve-日本".encode(), b"x" * 240]
)
def test_any_file_name_opens(tmp_path: Path, stem: bytes) -> None:
    """Names that are not UTF-8, with brackets and spaces, or very long, all open."""
    folder = os.fsencode(tmp_path)
    for extension, write in (
        (b".png", photo().save),
        (b".wav", _write_tone),
        (b".pdf", _write_pdf),
    ):
        path = os.path.join(folder, stem + extension)
        write(Path(os.fsdecode(path)))
        decoded(Path(os.fsdecode(path)))


def _write_tone(path: Path) -> None:
    path.write_bytes(write_sound(path.with_name("t.wav"), tone(1.0)).read_bytes())


def _write_pdf(path: Path) -> None:
    write_pdf(path, "hello")


def test_a_text_about_id3(tmp_path: Path) -> None:
    """Letters that also begin a format of sounds do not make a text one."""
    for start in ("ID3 is a way to build trees.", "MAC addresses", "OggS", "RIFF and WAVE", "fLaC"):
        path = tmp_path / "a.txt"
        path.write_text(f"{start} Words that follow, for a reader.\n" * 9)
        assert sniff(str(path)) is Modality.TEXT


@pytest.mark.parametrize("text", ["Milch, Brot", "Каждый охотник", "日本語", "a;b\n1;2\n" * 30])
def test_a_short_text_with_a_mark_is_no_sound(tmp_path: Path, text: str) -> None:
    """The mark of UTF-16 is no frame of MPEG audio, though all of a note lies within one."""
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("utf-16"))
    assert sniff(str(path)) is Modality.TEXT


@pytest.mark.parametrize("word", ["MMORPG", "IIRS"])
def test_a_text_that_begins_like_a_camera_file(tmp_path: Path, word: str) -> None:
    """Words that raw files of cameras begin with do not make a text one."""
    path = tmp_path / "a.md"
    path.write_text(f"{word} and what else came to mind.")
    assert sniff(str(path)) is Modality.TEXT


def test_a_box_that_has_no_end(tmp_path: Path) -> None:
    """A size that no file has is not believed."""
    path = tmp_path / "a.m4a"
    path.write_bytes(
        b"\0\0\0\x10ftypM4A \0\0\0\0" + b"\0\0\0\1free" + b"\xfd" + b"\xff" * 7 + bytes(400)
    )
    assert sniff(str(path)) is Modality.AUDIO
