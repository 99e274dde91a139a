"""Several runs over one folder, each with a part of its files."""

from __future__ import annotations

import unicodedata
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_text
from command_line import Capture, asked, complaint
from library_state import contents
from processes import start

from engine.cli.index import _opened, _Settings
from engine.cli.main import run
from engine.errors import LibraryBusyError
from engine.indexing.shard import ALL, Shard, parse_shard
from engine.library.facade import Library
from engine.library.lock import write_lock
from engine.paths import LibraryPaths


def index(capsys: Capture, folder: Path, library: Path, *options: str) -> dict[str, object]:
    """What a run says of itself."""
    return asked(capsys, "index", str(folder), "--library", str(library), *options)


def test_every_file_is_in_one_part_wherever_its_root_lies() -> None:
    """Parts are told by the path below the root alone, in whatever form a system writes accents."""
    parts = [Shard(number, 5) for number in range(1, 6)]
    names = [f"album {n // 10}/pictur\u00e9 {n}.jpg" for n in range(1000)]
    owners = [[part for part in parts if part.owns(f"/media/{name}", "/media")] for name in names]
    assert {len(owner) for owner in owners} == {1}
    assert all(150 < [owner[0] for owner in owners].count(part) < 250 for part in parts)
    for name, (owner,) in zip(names, owners, strict=True):
        assert owner.owns(f"/mnt/nas/{unicodedata.normalize('NFD', name)}", "/mnt/nas")
        assert ALL.owns(f"/media/{name}", "/media")


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/3/5", "1/\u0663"])
def test_what_is_no_part_is_told_in_a_line(
    capsys: Capture, media_folder: Path, tmp_path: Path, text: str
) -> None:
    """Nothing is made of a part that there is not."""
    told = complaint(
        capsys, "index", str(media_folder), "--library", str(tmp_path / "l"), "--shard", text
    )
    assert "such as 1/3" in told
    assert not (tmp_path / "l").exists()


def test_what_is_in_another_part_is_left_alone(capsys: Capture, tmp_path: Path) -> None:
    """A run neither removes what is gone from another's part, nor reads what is new there."""
    folder, library = tmp_path / "media", tmp_path / "library"
    mine, other = (parse_shard(f"{number}/2") for number in (1, 2))
    names = [f"note {number}.txt" for number in range(12)]
    own = [name for name in names if mine.owns(f"{folder}/{name}", str(folder))]
    others = [name for name in names if other.owns(f"{folder}/{name}", str(folder))]
    for name in (*own[:-1], *others[:-1]):
        write_text(folder / name, f"a text called {name}")
    index(capsys, folder, library)
    for gone in (own[0], others[0]):
        (folder / gone).unlink()
    for new in (own[-1], others[-1]):
        write_text(folder / new, f"a text called {new}")
    told = index(capsys, folder, library, "--shard", "1/2")
    assert (told["indexed"], told["removed"]) == (1, 1)
    assert set(contents(library, folder)) == {*own[1:], *others[:-1]}
    index(capsys, folder, library, "--shard", "2/2")
    assert set(contents(library, folder)) == {*own[1:], *others[1:]}


def test_a_library_that_is_in_use_is_not_left_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits tries each second, and would have it open as often."""
    closed, close = list[Library](), Library.close

    def noted(library: Library) -> None:
        closed.append(library)
        close(library)

    monkeypatch.setattr(Library, "close", noted)
    with closing(Library(tmp_path / "library")):
        pass
    busy = write_lock(LibraryPaths(tmp_path / "library"))
    with busy, ExitStack() as stack:
        with pytest.raises(LibraryBusyError):
            _opened(stack, tmp_path / "library", _Settings(picture_texts=True))
        assert len(closed) == 2


def test_parts_of_one_library_take_turns(tmp_path: Path) -> None:
    """A part that finds the library in use says so once, and is read when that has ended."""
    folder, library = write_media_folder(tmp_path / "media"), tmp_path / "library"
    assert run(["index", str(folder), "--library", str(library), "--shard", "1/2"]) == 0
    before = set(contents(library, folder))
    with write_lock(LibraryPaths(library)):
        waiting = start("index", str(folder), "--library", str(library), "--shard", "2/2")
        assert waiting.stderr
        assert "waiting until it has finished" in waiting.stderr.readline()
        assert set(contents(library, folder)) == before
    _, err = waiting.communicate()
    assert (waiting.returncode, err) == (0, "")
    assert len(contents(library, folder)) == 8
