"""The library as a whole: its lock, forgetting for good, changing the model, and its status."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture, write_text
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from library_state import library_state

from engine.encoders.base import Encoder
from engine.errors import LibraryBusyError, UserError
from engine.indexing.context import IndexOptions
from engine.library.facade import Library
from engine.library.lock import write_lock
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths, default_library
from engine.types import Filters, Modality, Query, Term
from engine.types.vectors import TextKind

PROJECT = Path(__file__).parent.parent
HOLD_LOCK = """
import sys
from pathlib import Path
from engine.library.lock import write_lock
from engine.paths import LibraryPaths
with write_lock(LibraryPaths(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""
SECRET = "red zanzibar quicksilver"


def names(library: Library, text: str) -> list[str]:
    """File names of the hits of some words."""
    hits = library.search(Query((Term(Modality.TEXT, text),))).hits
    return [Path(hit.item.path).name for hit in hits]


def bytes_on_disk(directory: Path) -> bytes:
    """All bytes of all files of a library."""
    return b"".join(path.read_bytes() for path in sorted(directory.iterdir()))


def test_only_one_process_writes(make_library: MakeLibrary, media_folder: Path) -> None:
    """While another process holds the lock, indexing says so in one line, and searching works;
    when that process is killed, the lock is free.
    """
    library = make_library()
    library.index((str(media_folder),))
    directory = library.status().directory
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_LOCK, directory],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=PROJECT,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        for write in (library.index, lambda: library.forget(str(media_folder))):
            with pytest.raises(LibraryBusyError, match="Another Triptych is writing") as caught:
                write()
            assert "\n" not in str(caught.value)
        assert "rose.png" in names(library, "red")
        holder.kill()
        holder.wait()
    assert library.index().unchanged == 8


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    """A block that fails gives the lock back."""
    paths = LibraryPaths(tmp_path)
    with pytest.raises(RuntimeError), write_lock(paths):
        raise RuntimeError
    with write_lock(paths):
        assert paths.lock.exists()


def test_forgetting_leaves_no_trace(make_library: MakeLibrary, media_folder: Path) -> None:
    """After `forget` none of the library's files holds the text, the name, the vectors or the
    preview of the file, and the rest is found as before.
    """
    secret = write_text(media_folder / "diary-of-mine.txt", SECRET)
    photo = write_picture(media_folder / "secret-photo.png", "red", 99)
    library = make_library()
    library.index((str(media_folder),))
    directory = Path(library.status().directory)
    (directory / "index-1.tmp").write_bytes(b"what a killed run left: quicksilver")
    vector = ColourEncoder().encode_texts([SECRET], TextKind.DOCUMENT)[0]
    preview = library_preview(directory, str(photo))
    traces = {
        "text": b"quicksilver",
        "packed text": zlib.compress(SECRET.encode(), 6),
        "name": b"diary-of-mine",
        "vector": vector.astype("<f2").tobytes(),
        "preview": preview,
    }
    before = bytes_on_disk(directory)
    assert [name for name, trace in traces.items() if trace not in before] == []
    assert library.forget(str(secret)).files == 1
    assert library.forget(str(photo)).files == 1
    after = bytes_on_disk(directory)
    # The name is kept in the list of what is to be left out.
    assert [name for name, trace in traces.items() if trace in after] == ["name"]
    assert set(names(library, "red")[:2]) == {"rose.png", "ruby.txt"}


def library_preview(directory: Path, path: str) -> bytes:
    """The bytes of a file's preview."""
    reader = LibraryReader(directory)
    ids = reader.item_ids(Filters(folders=(path,)))
    data = reader.preview(int(ids[0])).data
    reader.close()
    assert len(data) > 100
    return data


def test_what_is_forgotten_stays_out(make_library: MakeLibrary, media_folder: Path) -> None:
    """Later runs, also of a subfolder or with new globs, leave a forgotten file alone, and its
    namesake in another folder in; naming it brings it back.
    """
    secret = write_text(media_folder / "trees" / "ruby.txt", SECRET)
    library = make_library()
    library.index((str(media_folder),))
    library.forget(str(secret))
    for folder in (media_folder, media_folder / "trees"):
        library.index((str(folder),), IndexOptions(ignore=("*.log",)))
        assert names(library, "red").count("ruby.txt") == 1
    library.index((str(secret),))
    assert names(library, "red").count("ruby.txt") == 2
    library.index()
    assert names(library, "red").count("ruby.txt") == 2


def test_what_is_forgotten_stays_out_of_a_root_above(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """Adding the folder above does not bring a forgotten file back."""
    library = make_library()
    library.index((str(media_folder / "trees"),))
    library.forget(str(media_folder / "trees" / "leaf.png"))
    assert library.index((str(media_folder),)).indexed == 5
    assert "leaf.png" not in names(library, "green")


def test_a_folder_is_forgotten_with_all_below(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """Forgetting a root removes it, a subfolder is left out from then on, and a folder above
    roots takes them with it.
    """
    library = make_library()
    library.index((str(media_folder),))
    assert library.forget(str(media_folder / "trees")).files == 3
    assert library.index().indexed == 0
    assert library.forget(str(media_folder.parent)).files == 5
    assert library.status().roots == ()
    assert names(library, "red") == []


def test_forgetting_a_stranger_is_an_error(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A path that the library does not know is told in one line."""
    with pytest.raises(UserError, match="knows nothing of"):
        make_library().forget(str(tmp_path / "strange.png"))


def test_a_new_model_has_a_space_of_its_own(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """Indexing with other weights under the same name encodes everything again, serves it, and
    mixes nothing; who still has the former ones is told.
    """
    first = make_library(ColourEncoder("fake:1"))
    first.index((str(media_folder),))
    before = library_state(library_dir, media_folder)
    second = make_library(Turned("fake:2"))
    with pytest.raises(UserError, match="was renewed"):
        names(second, "red")
    assert second.index((), cancelled=lambda: True).cancelled
    # Naming one folder is enough: a library changes its model as a whole.
    assert second.index((str(media_folder / "trees"),)).indexed == 8
    assert set(names(second, "red")[:2]) == {"rose.png", "ruby.txt"}
    after = library_state(library_dir, media_folder)
    assert after.keys() == before.keys()
    for name, content in after.items():
        old, new = (np.frombuffer(c[2], np.float32) for c in (before[name], content))
        assert not np.allclose(old, new)
    assert sum(second.status().segments.values()) == sum(len(c[1]) for c in after.values())
    with pytest.raises(UserError, match="was renewed"):
        names(first, "red")


class Turned(ColourEncoder):
    """The same meanings along other axes: vectors of both together would be nonsense."""

    def _rows(self, rows: list[np.ndarray]) -> np.ndarray:
        return np.asarray(super()._rows(rows)[:, ::-1].copy())


def test_the_status_counts_what_is_there(make_library: MakeLibrary, media_folder: Path) -> None:
    """Items and segments per modality, failures, folders and bytes."""
    library = make_library()
    empty = library.status()
    assert (empty.items, empty.roots) == (dict.fromkeys(Modality, 0), ())
    (media_folder / "broken.wav").touch()
    library.index((str(media_folder),))
    status = library.status()
    assert list(status.items.values()) == [3, 2, 3, 0]
    assert status.segments[Modality.IMAGE] == 3
    assert status.failures == 1
    assert [(root.path, root.items, root.failures) for root in status.roots] == [
        (str(media_folder), 8, 1)
    ]
    files = [path.stat().st_size for path in Path(status.directory).iterdir()]
    assert status.bytes == sum(files) > 10_000


def test_a_missing_path_changes_nothing(make_library: MakeLibrary, media_folder: Path) -> None:
    """One wrong path among several is an error before anything is added."""
    library = make_library()
    with pytest.raises(UserError, match="There is no folder .*nowhere"):
        library.index((str(media_folder), str(media_folder / "nowhere")))
    assert library.status().roots == ()


def test_the_directory_is_the_owners_alone(make_library: MakeLibrary, library_dir: Path) -> None:
    """A new library can be entered by its owner only."""
    make_library()
    assert library_dir.stat().st_mode & 0o777 == 0o700


def test_a_directory_that_cannot_be_made_is_told(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A file in the library's place is told in one line that names a way out."""
    (tmp_path / "file").write_text("in the way")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UserError, match="--library") as caught:
            make_library(directory=place)
        assert "\n" not in str(caught.value)


def test_the_default_library_follows_the_environment(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TRIPTYCH_LIBRARY wins over the folder for data of this person."""
    monkeypatch.setenv("TRIPTYCH_LIBRARY", "~/mine")
    assert default_library() == home / "mine"
    monkeypatch.delenv("TRIPTYCH_LIBRARY")
    assert os.fspath(default_library()).startswith(os.fspath(home))


def test_a_library_can_be_looked_at_without_its_model(library_dir: Path) -> None:
    """Only what needs the model fails when it is missing, in one line; all else works."""

    def missing(preset: str, cache: Path) -> Encoder:
        raise UserError(f"no {preset}")

    library = Library(library_dir, "starter", encoder_of=missing)
    assert library.status().failures == 0
    with pytest.raises(UserError, match="no starter"):
        library.search(Query((Term(Modality.TEXT, "dog"),)))
    with pytest.raises(UserError, match="no starter"):
        library.index()
    library.close()
