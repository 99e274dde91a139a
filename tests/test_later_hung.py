"""A decoder that hangs at a file after it was indexed costs its time once, not in each pass."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import hostile_decoders
import pytest
from colour_media import write_picture, write_tone
from conftest import MakeLibrary
from hung_folder import HungFolder
from media_files import write_docx
from msgspec.structs import replace

from engine.catalogue import Catalogue, ThumbnailStore
from engine.disk import Disk
from engine.duplicates import sounds
from engine.indexing import later_measures, later_pass, later_previews
from engine.indexing import passes as all_passes
from engine.indexing.context import IndexOptions
from engine.library.facade import Library
from engine.media import worker
from engine.media.decoder_process import DecoderProcess
from engine.media.limits import Limits
from engine.media.pool import DecoderPool
from engine.media.readers import current_readers, reader_of
from engine.paths import LibraryPaths
from engine.types import Preview

Passes = tuple[Callable[[Library], object], ...]
PICTURES: Passes = (lambda library: library.readings.pictures(),)
LOOKS: Passes = (lambda library: library.readings.previews(),)
SOUNDS: Passes = (
    lambda library: library.readings.defects(),
    lambda library: library.duplicates.find(),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Word document, a sound and a picture."""
    write_picture(tmp_path / "shelf" / "rose.png", "red")
    write_tone(tmp_path / "shelf" / "bird.wav", "high")
    write_docx(tmp_path / "shelf" / "a.docx", "red blue")
    return tmp_path / "shelf"


@pytest.fixture
def library(make_library: MakeLibrary, library_dir: Path, folder: Path) -> Library:
    """A library of them, of which all later passes are due."""
    library = make_library()
    assert library.index((str(folder),)).indexed == 3
    with closing(ThumbnailStore(LibraryPaths(library_dir).thumbnails)) as thumbnails:
        thumbnails.put(dict.fromkeys(thumbnails.digests(), Preview()))
    return library


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were given to decoders."""
    paths: list[str] = []
    assign = DecoderProcess.assign

    def noted(one: DecoderProcess, path: str) -> None:
        paths.append(path)
        assign(one, path)

    monkeypatch.setattr(DecoderProcess, "assign", noted)
    return paths


def hang_in(library: Library, passes: Passes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run passes whose decoders hang at any file, and are ended soon."""
    short = partial(Limits, seconds=0.5)
    with monkeypatch.context() as hanging:
        hanging.setattr(worker, "run", hostile_decoders.run_and_hang)
        hanging.setattr(later_pass, "_SECONDS", 0.5)
        for module in (later_previews, later_measures):
            hanging.setattr(module, "Limits", short)
        hanging.setattr(sounds, "DecoderPool", partial(DecoderPool, limits=short()))
        for one in passes:
            one(library)


@pytest.mark.parametrize(
    ("passes", "name"),
    [
        (PICTURES, "rose.png"),
        (LOOKS, "a.docx"),
        (SOUNDS, "bird.wav"),
        (SOUNDS[::-1], "bird.wav"),
    ],
)
def test_no_pass_waits_for_a_file_again(
    library: Library,
    folder: Path,
    tried: list[str],
    monkeypatch: pytest.MonkeyPatch,
    passes: Passes,
    name: str,
) -> None:
    """Neither the same pass nor another one, nor after a run; who asks has all of them try it."""
    hang_in(library, passes * 2, monkeypatch)
    assert tried == [str(folder / name)]
    library.index()
    for one in passes:
        one(library)
    assert len(tried) == 1
    library.index((), IndexOptions(retry=True))
    for one in passes * 2:
        one(library)
    assert tried == [str(folder / name)] * (1 + len(passes))


def test_what_hangs_with_its_disk_stays_due(
    library: Library, folder: Path, tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decoder waits for a drive that went silent; it holds up no pass, and is told of no file."""
    drive = HungFolder(folder, monkeypatch)
    library.duplicates = replace(library.duplicates, disk=Disk(seconds=0.2))
    give = DecoderProcess.assign

    def give_and_hang(one: DecoderProcess, path: str) -> None:
        give(one, path)
        drive.hang()

    for module in (all_passes, sounds):
        monkeypatch.setattr(module, "SOON_SECONDS", 0.2)
    for one in SOUNDS:
        with monkeypatch.context() as going:
            going.setattr(DecoderProcess, "assign", give_and_hang)
            hang_in(library, (one,), monkeypatch)
        drive.come_back()
    with closing(Catalogue(library._paths.catalogue)) as catalogue:
        assert catalogue.hung.contents() == set()
    for one in SOUNDS:
        one(library)
    assert tried == [str(folder / "bird.wav")] * 4


def test_a_name_that_tells_no_reader_has_one() -> None:
    """What is noted of a file holds as well where its name says nothing of what is in it."""
    assert {reader_of("a"), reader_of("a.wav")} <= {*current_readers()}


def test_another_reader_and_another_content_are_tried(
    library: Library, folder: Path, tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is noted is of one version of the reader, and of one content of the file."""
    hang_in(library, LOOKS, monkeypatch)
    with closing(Catalogue(library._paths.catalogue)) as catalogue:
        (content,) = catalogue.hung.contents()
        catalogue.hung.put(content, "text 0, of an older version")
        library.index()
        assert library.readings.previews().read == 1
        hang_in(library, SOUNDS, monkeypatch)
        assert len(catalogue.hung.contents()) == 1
        write_tone(folder / "bird.wav", "low", "high")
        library.index()
        assert catalogue.hung.contents() == set()
    assert library.readings.defects().read == 1


def test_another_speech_model_tries_what_the_former_hung_at(
    library: Library, tmp_path: Path, tried: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be a smaller one, taken since the former was too slow for this machine."""
    hang_in(library, SOUNDS, monkeypatch)
    library.readings.use_speech_model(str(tmp_path / "smaller"))
    assert library.readings.defects().read == 1
    assert len(tried) == 2


def test_what_is_forgotten_is_noted_no_longer(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hash of a content goes with its last file."""
    hang_in(library, LOOKS, monkeypatch)
    library.forget(str(folder / "a.docx"))
    with closing(Catalogue(library._paths.catalogue)) as catalogue:
        assert catalogue.hung.contents() == set()
