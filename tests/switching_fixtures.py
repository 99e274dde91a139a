"""Fixtures for changes of model: a library that the old one indexed, and both models."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_media_folder
from fake_encoder import ColourEncoder
from two_models import NEW, OLD, Encoders, OpenLibrary, Turned

from engine.library.facade import Library


@pytest.fixture
def encoders() -> Encoders:
    """Two models under the names of two presets; a test may replace one."""
    return {OLD: ColourEncoder("fake:old"), NEW: Turned("fake:new")}


@pytest.fixture
def open_library(indexed_dir: Path, encoders: Encoders) -> Iterator[OpenLibrary]:
    """Open the library with no preset of its own, as the window does."""
    opened: list[Library] = []

    def make() -> Library:
        library = Library(indexed_dir, encoder_of=lambda preset, cache: encoders[preset])
        opened.append(library)
        return library

    yield make
    for library in opened:
        library.close()


@pytest.fixture(scope="module")
def _switching(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `media` and the `library` that the old model made of it, once for all tests;
    `pristine` is a copy of both.
    """
    folder = tmp_path_factory.mktemp("switching")
    media = write_media_folder(folder / "now" / "media")
    encoder = ColourEncoder("fake:old")
    library = Library(folder / "now" / "library", encoder_of=lambda preset, cache: encoder)
    library.index((str(media),))
    library.close()
    (folder / "now").rename(folder / "pristine")
    return folder


@pytest.fixture
def here(_switching: Path) -> Path:
    """The folder in which this test finds media and library as they were made."""
    shutil.rmtree(_switching / "now", ignore_errors=True)
    return Path(shutil.copytree(_switching / "pristine", _switching / "now"))


@pytest.fixture
def indexed_dir(here: Path) -> Path:
    """The library's directory."""
    return here / "library"


@pytest.fixture
def indexed_media(here: Path) -> Path:
    """The media of the library."""
    return here / "media"


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    """A library that was indexed with the old model."""
    return open_library()
