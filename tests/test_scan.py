"""The scan: what is found, what is left out, and what could not be looked into."""

from __future__ import annotations

import os
import sys
from fnmatch import fnmatch
from glob import escape as glob_escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from permissions import forbidden

from engine.indexing.globs import Globs
from engine.indexing.scan import SKIPPED_FOLDERS, Scan


def write(path: Path) -> Path:
    """Write a small file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def found(folder: Path, *ignore: str, base: Path | None = None) -> list[str]:
    """The paths that a scan finds, below the folder; every place can be looked into."""
    scan = Scan(str(folder), str(base or folder), ignore)
    names = [os.path.relpath(stat.path, folder) for stat in scan.files()]
    assert scan.unreadable == {}
    return names


def test_media_and_documents_are_found_in_order(tmp_path: Path) -> None:
    """Files come with their size and time, those of a folder before those of its subfolders."""
    for name in ("b.png", "a/z.txt", "c.wav", "a/deep/er.pdf", "program.exe"):
        write(tmp_path / name)
    assert found(tmp_path) == ["b.png", "c.wav", "a/z.txt", "a/deep/er.pdf"]
    stat = next(Scan(str(tmp_path), str(tmp_path)).files())
    real = (tmp_path / "b.png").stat()
    assert (stat.size, stat.mtime_ns) == (real.st_size, real.st_mtime_ns)


@pytest.mark.parametrize("folder", sorted({*SKIPPED_FOLDERS, ".git", ".hidden"}))
def test_folders_of_programs_are_skipped(tmp_path: Path, folder: str) -> None:
    """Nothing below a folder of some program, or a hidden one, is found."""
    write(tmp_path / folder / "a.png")
    write(tmp_path / "sub" / folder / "deep" / "a.png")
    write(tmp_path / "mine.png")
    assert found(tmp_path) == ["mine.png"]


@pytest.mark.parametrize("name", [".hidden.png", "._photo.jpg"])
def test_hidden_files_are_skipped(tmp_path: Path, name: str) -> None:
    """Hidden files, and those that macOS leaves on foreign drives, are not found."""
    write(tmp_path / name)
    assert found(tmp_path) == []


def test_links_do_no_harm(tmp_path: Path) -> None:
    """Loops and links to folders are not followed, a link to a file is that file, a broken
    link is nothing.
    """
    outside = write(tmp_path / "outside" / "far.png")
    root = tmp_path / "root"
    write(root / "sub" / "a.png")
    (root / "sub" / "loop").symlink_to(root)
    (root / "folder.png").symlink_to(outside.parent)
    (root / "linked.png").symlink_to(outside)
    (root / "broken.png").symlink_to(tmp_path / "nowhere")
    (root / "itself.png").symlink_to(root / "itself.png")
    assert found(root) == ["linked.png", "sub/a.png"]


def test_a_file_with_several_names_is_listed_once(tmp_path: Path) -> None:
    """Of hard links the first is taken; a link to what is listed anyway is not."""
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    for name in ("b.txt", "near.txt", "a/link.txt"):
        (root / name).symlink_to(write(root / "z" / "real.txt"))
    (root / "c.txt").symlink_to(root / "b.txt")
    os.link(write(root / "hard.txt"), root / "z" / "other.txt")
    scan = Scan(str(root), str(root))
    names = [os.path.relpath(one.path, root) for one in scan.files()]
    assert names == ["hard.txt", "z/real.txt"]
    others = {os.path.relpath(path, root) for path in scan.other_names}
    assert others == {"b.txt", "near.txt", "a/link.txt", "c.txt", "z/other.txt"}


def test_links_to_what_is_not_listed_are_read(tmp_path: Path) -> None:
    """A link to a file that lies outside, is hidden or left out is that file, once."""
    outside, hidden = write(tmp_path / "far.png"), write(tmp_path / "root" / ".hidden.png")
    left_out, unnamed = write(tmp_path / "root" / "no" / "x.png"), write(tmp_path / "root" / "data")
    root = tmp_path / "root"
    for name, target in (("a", outside), ("b", outside), ("c", hidden), ("d", left_out)):
        (root / f"{name}.png").symlink_to(target)
    (root / "e.png").symlink_to(unnamed)
    assert found(root, "no") == ["a.png", "c.png", "d.png", "e.png"]


def test_a_folder_below_a_link_knows_its_own_files(tmp_path: Path) -> None:
    """Names are compared where they lead, also where the root itself is reached by a link."""
    write(tmp_path / "real" / "sub" / "a.png")
    (tmp_path / "real" / "b.png").symlink_to(tmp_path / "real" / "sub" / "a.png")
    (tmp_path / "root").symlink_to(tmp_path / "real")
    assert found(tmp_path / "root") == ["sub/a.png"]
    assert found(tmp_path / "root" / "sub", base=tmp_path / "root") == ["a.png"]


def test_what_no_reader_takes_is_counted(tmp_path: Path) -> None:
    """By endings as they are usual, whatever their case; what is left out is not counted."""
    for name in ("a.xyz", "b.XYZ", "sub/c.xyz", "d", "e.2024", "f.backup of mine", "h.png"):
        write(tmp_path / name)
    for name in (".hidden", "left.xyz", "node_modules/x.xyz"):
        write(tmp_path / name)
    (tmp_path / "link.xyz").symlink_to(tmp_path / "a.xyz")
    (tmp_path / "folder.xyz").mkdir()
    scan = Scan(str(tmp_path), str(tmp_path), ("left*",))
    assert len(list(scan.files())) == 1
    assert scan.passed_over == {".xyz": 3, "": 3}


def test_pipes_are_left_out(tmp_path: Path) -> None:
    """A FIFO with the name of a picture does not hold the scan up."""
    os.mkfifo(tmp_path / "pipe.png")
    write(tmp_path / "a.png")
    assert found(tmp_path) == ["a.png"]


@pytest.mark.parametrize(
    ("glob", "left"),
    [
        ("*.txt", ["a.png", "sub/a.png", "sub/x[1].png"]),
        ("sub", ["a.png", "a.txt"]),
        ("sub/*", ["a.png", "a.txt"]),
        ("a.png", ["a.txt", "sub/a.txt", "sub/x[1].png"]),
        ("/a.png", ["a.txt", "sub/a.png", "sub/a.txt", "sub/x[1].png"]),
        ("/sub/x[[]1].png", ["a.png", "a.txt", "sub/a.png", "sub/a.txt"]),
    ],
)
def test_globs_leave_out_names_and_paths(tmp_path: Path, glob: str, left: list[str]) -> None:
    """A glob is matched with names and paths; with a slash at its front, with paths alone."""
    for name in ("a.png", "a.txt", "sub/a.png", "sub/a.txt", "sub/x[1].png"):
        write(tmp_path / name)
    assert found(tmp_path, glob) == left


@given(
    name=st.text("ab.[]*?!-", min_size=1, max_size=6),
    globs=st.lists(st.text("ab.[]*?!-/", max_size=6), max_size=4),
)
def test_globs_mean_what_fnmatch_says(name: str, globs: list[str]) -> None:
    """Whatever is left out together, each glob has its usual meaning; an escaped name is itself."""
    names = (name, f"sub/{name}", f"/sub/{name}")
    wanted = any(fnmatch(one, glob) for one in names for glob in globs)
    assert Globs(globs).fit(names) == wanted
    assert Globs([*globs, "/sub/" + glob_escape(name)]).fit(names)


def test_what_is_left_out_costs_nothing_for_each_file(tmp_path: Path) -> None:
    """With a thousand forgotten files a scan takes about as many steps for a file as with one."""
    write(tmp_path / "a.png")

    def steps(count: int) -> int:
        taken = []
        scan = Scan(str(tmp_path), str(tmp_path), tuple(f"/gone/{n}.png" for n in range(count)))
        sys.setprofile(lambda *event: taken.append(event))
        try:
            assert len(list(scan.files())) == 1
        finally:
            sys.setprofile(None)
        return len(taken)

    assert steps(1000) < 2 * steps(1)


def test_globs_mean_the_same_in_a_subfolder(tmp_path: Path) -> None:
    """Scanning a folder of a root leaves out what scanning the root would."""
    write(tmp_path / "sub" / "a.png")
    write(tmp_path / "sub" / "b.png")
    assert found(tmp_path / "sub", "/sub/a.png", base=tmp_path) == ["b.png"]


def test_a_single_file_can_be_scanned(tmp_path: Path) -> None:
    """A root may be one file."""
    path = write(tmp_path / "a.png")
    assert [stat.path for stat in Scan(str(path), str(path)).files()] == [str(path)]


@pytest.mark.parametrize(
    "name", [b"\xff\xfe-odd.png", b"n" * 251 + b".png", "日本 [1].png".encode()]
)
def test_odd_names_are_found(tmp_path: Path, name: bytes) -> None:
    """Names that are not UTF-8, of full length, or full of marks are found as they are."""
    path = os.path.join(os.fsencode(tmp_path), name)
    with open(path, "wb") as file:
        file.write(b"x")
    assert [os.fsencode(s.path) for s in Scan(str(tmp_path), str(tmp_path)).files()] == [path]


@pytest.mark.parametrize("mode", [0o000, 0o444], ids=["closed", "listable"])
def test_what_cannot_be_looked_into_is_noted(tmp_path: Path, mode: int) -> None:
    """A folder that may not be listed, or whose files may not be reached, costs itself alone."""
    write(tmp_path / "a.png")
    inside = write(tmp_path / "private" / "b.png")
    scan = Scan(str(tmp_path), str(tmp_path))
    with forbidden(inside.parent, mode):
        assert [stat.path for stat in scan.files()] == [str(tmp_path / "a.png")]
    place, reason = next(iter(scan.unreadable.items()))
    assert place == str(inside.parent if mode == 0 else inside)
    assert "Permission denied" in reason
