"""Whatever goes wrong with one file costs that file alone; what befalls the run ends it cleanly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture, write_text, write_tone
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from runs import MEDIA_FILES, best, counts, run

from engine.catalogue.fulltext import FullText
from engine.catalogue.thumbnails import ThumbnailStore
from engine.encoders import probes
from engine.errors import BugError, DiskFullError
from engine.indexing import changes
from engine.media.pool import DecoderPool, PathAndPart
from engine.types import FileStat, Modality, Preview
from engine.types.decoded import FileDone, FileFailed
from engine.types.vectors import Pixels, Samples, TextKind, Vectors

ODD_ERRORS = [OverflowError("too large"), UnicodeError("odd"), BugError("broken"), MemoryError()]


# What every encoder is tried with before it is given files.
PROBES = {window.tobytes() for window in probes.sounds(ColourEncoder().spec)}


class FailingEncoder(ColourEncoder):
    """Cannot take what is red, low, or says so again and again."""

    error: Exception = RuntimeError("an odd shape")
    is_broken = False

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        self._refuse(any(image[..., 0].mean() > 200 for image in images))
        return super().encode_images(images)

    def encode_texts(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        self._refuse(kind is TextKind.DOCUMENT and any("red red" in text for text in texts))
        return super().encode_texts(texts, kind)

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        vectors = super().encode_audio(windows)
        is_loud = [bool(window.any()) and window.tobytes() not in PROBES for window in windows]
        self._refuse(bool((vectors[is_loud, 3] > 0.9).any()))
        return vectors

    def _refuse(self, is_odd: bool) -> None:
        if is_odd or self.is_broken:
            raise self.error


def test_what_a_model_cannot_take_costs_that_file(
    make_library: MakeLibrary, media_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A picture, a sound and a document that the model fails on are listed with a reason, and
    logged with their tracebacks; those that were to be encoded together with them are in.
    """
    library = make_library(FailingEncoder())
    assert counts(run(library, media_folder)) == {"indexed": MEDIA_FILES - 3, "failed": 3}
    failures = {Path(failure.path).name: failure.reason for failure in library.failures()}
    assert failures == dict.fromkeys(
        ["rose.png", "drum.wav", "ruby.txt"],
        "something went wrong inside Triptych (RuntimeError); the log has the details",
    )
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [
        RuntimeError
    ] * 3
    assert best(library, "green", Modality.IMAGE) == "leaf.png"
    assert counts(run(library)) == {"unchanged": MEDIA_FILES - 3, "still_failing": 3}


def test_a_long_sound_that_a_model_cannot_take_is_one_failure(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """What the decoders still hand over of a file that has failed is left aside."""
    write_tone(tmp_path / "media" / "long.wav", "low", "high", seconds=100.0)
    write_picture(tmp_path / "media" / "sea.png", "blue")
    library = make_library(FailingEncoder())
    assert counts(run(library, tmp_path / "media")) == {"indexed": 1, "failed": 1}
    assert [Path(failure.path).name for failure in library.failures()] == ["long.wav"]


@pytest.mark.parametrize("is_number", [True, False], ids=["raises", "no number"])
def test_a_file_that_decoder_and_model_fail_on_is_one_failure(
    make_library: MakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_number: bool
) -> None:
    """A sound that breaks off, and whose begin the model cannot take either, costs itself alone."""

    class Failing(FailingEncoder):
        def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
            if is_number:
                return super().encode_audio(windows)
            return np.full_like(ColourEncoder.encode_audio(self, windows), np.nan)

    write_tone(tmp_path / "media" / "cut.wav", "low", seconds=4.0)
    write_picture(tmp_path / "media" / "sea.png", "blue")
    monkeypatch.setattr(DecoderPool, "stream", _breaking_off(DecoderPool.stream))
    library = make_library(Failing())
    assert counts(run(library, tmp_path / "media")) == {"indexed": 1, "failed": 1}
    assert [(Path(f.path).name, f.reason) for f in library.failures()] == [("cut.wav", "cut off")]


def _breaking_off(stream: Callable[..., Iterator[PathAndPart]]) -> Callable[..., object]:
    """Let every sound end in a failure, after what was read of it."""

    def broken(*arguments: object) -> Iterator[PathAndPart]:
        for path, part in stream(*arguments):
            is_end = isinstance(part, FileDone) and part.modality is Modality.AUDIO
            yield path, FileFailed("cut off", Modality.AUDIO) if is_end else part

    return broken


def test_a_vector_that_is_no_number_is_never_stored(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A file that the model makes nothing of fails by itself, and poisons no mean or scale."""

    class Dividing(ColourEncoder):
        def encode_images(self, images: Sequence[Pixels]) -> Vectors:
            vectors = super().encode_images(images)
            vectors[[image[..., 0].mean() > 200 for image in images]] = np.nan
            return vectors

    library = make_library(Dividing())
    assert counts(run(library, media_folder)) == {"indexed": MEDIA_FILES - 1, "failed": 1}
    assert [(Path(f.path).name, f.reason) for f in library.failures()] == [
        ("rose.png", "the model makes nothing of it")
    ]
    assert best(library, "blue", Modality.IMAGE) == "sea.png"


def test_a_model_that_is_broken_blames_no_file(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """Where the model cannot even take a plain picture, the run ends, and no file has failed."""
    encoder = FailingEncoder()
    encoder.is_broken = True
    library = make_library(encoder)
    with pytest.raises(RuntimeError, match="an odd shape"):
        run(library, media_folder)
    assert library.failures() == []
    encoder.is_broken = False
    assert run(library).indexed == MEDIA_FILES - 3


def _fail_for(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, error: Exception, *odd: object
) -> None:
    """Let a function raise wherever one of its arguments is odd."""
    original: Callable[..., object] = getattr(owner, name)

    def failing(*arguments: object, **named: object) -> object:
        if any(argument in odd for argument in arguments if isinstance(argument, (str, FileStat))):
            raise error
        return original(*arguments, **named)

    monkeypatch.setattr(owner, name, failing)


@pytest.mark.parametrize("error", ODD_ERRORS, ids=lambda error: type(error).__name__)
def test_an_odd_file_costs_itself_when_it_is_hashed(
    make_library: MakeLibrary,
    media_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    """What is unforeseen while a file is looked at ends neither the run nor the decoders."""
    odd = str(media_folder / "rose.png")
    _fail_for(monkeypatch, changes, "content_hash", error, odd)
    library = make_library()
    assert counts(run(library, media_folder)) == {"indexed": MEDIA_FILES - 1, "failed": 1}
    assert [failure.path for failure in library.failures()] == [odd]


@pytest.mark.parametrize("error", ODD_ERRORS, ids=lambda error: type(error).__name__)
def test_an_odd_file_costs_itself_when_it_is_stored(
    make_library: MakeLibrary,
    media_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    """Of a batch that is stored together, the others are in, and nothing is left of the odd one:
    not even what had been written of it when it failed.
    """
    odd = str(media_folder / "rose.png")
    _fail_for(monkeypatch, FullText, "put", error, odd)
    library = make_library()
    assert counts(run(library, media_folder)) == {"indexed": MEDIA_FILES - 1, "failed": 1}
    assert [failure.path for failure in library.failures()] == [odd]
    assert library._catalogue.items.find(odd) is None
    monkeypatch.undo()
    assert counts(run(library, retry=True)) == {"unchanged": MEDIA_FILES - 1, "indexed": 1}
    assert library.failures() == []


def test_an_odd_copy_costs_itself(
    make_library: MakeLibrary, media_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of a known document that cannot be stored fails; its original stays."""
    library = make_library()
    run(library, media_folder)
    copy = media_folder / "a copy.txt"
    copy.write_bytes((media_folder / "ruby.txt").read_bytes())
    write_text(media_folder / "new.txt", "blue blue")
    _fail_for(monkeypatch, FullText, "put", OverflowError(), str(copy))
    report = run(library)
    assert counts(report) == {"unchanged": MEDIA_FILES, "indexed": 1, "failed": 1}
    assert [failure.path for failure in library.failures()] == [str(copy)]


def test_an_odd_preview_costs_its_file(
    make_library: MakeLibrary, media_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview that cannot be stored takes no other file's preview with it."""
    put = ThumbnailStore.put
    odd = changes.content_hash(str(media_folder / "rose.png"))

    def failing(store: ThumbnailStore, previews: dict[bytes, Preview]) -> None:
        put(store, previews)
        if odd in previews:
            raise OverflowError

    monkeypatch.setattr(ThumbnailStore, "put", failing)
    library = make_library()
    assert counts(run(library, media_folder)) == {"indexed": MEDIA_FILES - 1, "failed": 1}
    assert [Path(failure.path).name for failure in library.failures()] == ["rose.png"]


def test_a_full_disk_is_no_file_s_fault(
    make_library: MakeLibrary, media_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What befalls the library ends the run with its own line, and no file is listed for it."""
    odd = str(media_folder / "rose.png")
    library = make_library()
    # On a busy machine some files would be stored before.
    monkeypatch.setattr("engine.indexing.store.BATCH_SECONDS", float("inf"))
    _fail_for(monkeypatch, FullText, "put", DiskFullError(tmp_path), odd)
    with pytest.raises(DiskFullError):
        run(library, media_folder)
    monkeypatch.undo()
    assert library.failures() == []
    assert counts(run(library)) == {"indexed": MEDIA_FILES}
