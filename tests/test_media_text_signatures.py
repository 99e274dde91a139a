"""What is text and what is not: holes, byte orders, and binary data that look like words."""

from __future__ import annotations

import io
import os
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
from media_files import decoded, failure
from pdf_files import write_pdf

from engine.errors import UnreadableFileError
from engine.media.sniff import sniff
from engine.types import Modality

LINES = b"The backup of the otter has finished.\n" * 40
JUNK = np.random.default_rng(5).integers(0, 256, 20_000, np.uint8).tobytes()


@pytest.mark.parametrize(
    "content",
    [
        LINES + bytes(5000) + b"kestrel\n",
        bytes(5000) + LINES + b"kestrel\n",
        LINES + b"kestrel\n" + bytes(30_000),
        LINES * 20 + bytes(100_000) + b"kestrel\n" + LINES * 20,
        bytes(200_000) + b"kestrel\n" + LINES,
        b"otter kestrel\n" + bytes(9),
        b"\0\0\0otter kestrel",
    ],
    ids=[
        *("inside", "before", "after", "in the middle", "long before"),
        *("short after", "short before"),
    ],
)
def test_a_log_with_a_hole_is_a_text(tmp_path: Path, content: bytes) -> None:
    """What stands before and after the zeros that a crash left is read, and not glued."""
    path = tmp_path / "a.log"
    path.write_bytes(content)
    words = decoded(path)[1].text.split()
    assert "otter" in words
    assert "kestrel" in words


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_wide_characters_of_any_length(tmp_path: Path, codec: str) -> None:
    """The mark at the beginning counts for the middle, the end, and what is around a hole."""
    path = tmp_path / "a.log"
    written = (LINES * 20).decode().encode(codec)
    for hole in (b"", bytes(6000)):
        path.write_bytes(written + hole + "kestrel\n".encode(codec))
        assert {"otter", "kestrel"} <= set(decoded(path)[1].text.split())


def test_a_log_that_was_emptied_while_it_was_written(tmp_path: Path) -> None:
    """Gigabytes of nothing before the first line are passed over."""
    path = tmp_path / "a.log"
    with path.open("wb") as file:
        file.truncate(4_000_000_000)
        file.seek(0, os.SEEK_END)
        file.write(LINES)
    assert decoded(path)[1].text.split()[:3] == ["The", "backup", "of"]


def test_a_hole_without_a_text_is_refused(tmp_path: Path) -> None:
    """A sparse file with the name of a program's source is no text."""
    path = tmp_path / "recording.ts"
    with path.open("wb") as file:
        file.truncate(8_000_000_000)
    assert "not a picture, sound, video or document" in failure(path).reason


def stored_archive() -> bytes:
    """A zip archive of one text that is not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", LINES * 20)
    return made.getvalue()


def tar_archive() -> bytes:
    """A tar archive of one text."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = len(LINES * 20)
        archive.addfile(info, io.BytesIO(LINES * 20))
    return made.getvalue()


def database(folder: Path) -> bytes:
    """A SQLite database of texts."""
    path = folder / "made.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (words)")
        connection.executemany("INSERT INTO t VALUES (?)", [(LINES.decode(),)] * 20)
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize("name", ["a.txt", "a.log", "a.ts", "a"])
def test_binary_data_are_never_text(tmp_path: Path, name: str) -> None:
    """Not even where words stand in them, or before them."""
    for content in (
        JUNK,
        b"#!/bin/sh\n" + LINES * 20 + JUNK * 10,
        b"solid model\n" + LINES * 10 + JUNK * 4,
        b"\xef\xbb\xbf" + JUNK,
        b"\xff\xfe" + JUNK,
        stored_archive(),
        tar_archive(),
        database(tmp_path),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UnreadableFileError, match="not a picture, sound, video or document"):
            sniff(str(path))


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Plain words.\n",
        "Рыбаки возвращаются в гавань.\n",
        "渔船在黎明时分返回港口。古老的城镇坐落在海边的山丘上。\n",
        "漁船は夜明けに港へ戻ってくる。\n",
        "어선은 새벽에 항구로 돌아온다.\n",
    ],
)
def test_utf16_without_a_mark(tmp_path: Path, codec: str, text: str) -> None:
    """Scripts of a few and of thousands of signs are told by themselves."""
    path = tmp_path / "a.txt"
    path.write_bytes((text * 10).encode(codec))
    assert decoded(path)[1].text == text * 10


def test_what_is_not_surely_utf16(tmp_path: Path) -> None:
    """Pairs of letters that would also be Chinese signs stay letters, a zero among them or none."""
    path = tmp_path / "a.txt"
    for content in (b"this app can break", b"this app\0 can break", b"a\0app can break\n"):
        path.write_bytes(content)
        assert decoded(path)[1].text.strip().endswith("app can break")


@pytest.mark.parametrize(
    "before", [b" ", b"\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n", bytes(9), JUNK[:900]]
)
@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a"])
def test_a_pdf_need_not_begin_at_once(tmp_path: Path, before: bytes, name: str) -> None:
    """Its signature stands somewhere in the first 1,024 bytes, as readers of PDF take it."""
    path = write_pdf(tmp_path / name, "Boats at dawn.")
    path.write_bytes(before + path.read_bytes())
    assert decoded(path)[1].text.split() == ["Boats", "at", "dawn."]


def test_a_text_about_pdf_is_a_text(tmp_path: Path) -> None:
    """The signature alone makes no PDF."""
    path = tmp_path / "a.py"
    path.write_text('MAGIC = b"%PDF-1.4"\n' + "# more of it\n" * 200)
    assert sniff(str(path)) is Modality.TEXT
    assert decoded(path)[1].text.startswith("MAGIC")
