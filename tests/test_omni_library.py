"""Omni in a library: indexed, asked, changed to and from, and with lent ears."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from audio_models import install_sound_model, write_sound
from checkpoints import write_clip
from colour_media import write_picture, write_text
from msgspec.structs import replace
from newer_models import install_omni

from engine.alignment.clip_with_sound import ClipWithSound
from engine.alignment.registry import build
from engine.catalogue import Catalogue
from engine.encoders.omni import OmniEncoder
from engine.encoders.runtimes import Runtime
from engine.library.facade import Library
from engine.models.upkeep import measure_speed, remove
from engine.paths import LibraryPaths, model_cache
from engine.sentences.models import cost
from engine.types import Filters, Modality, Query, Term

WORDS = Term(Modality.TEXT, "a siren in the rain")


@pytest.fixture(scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Omni as a download leaves it, and a small CLIP to change to, once for all tests."""
    folder = tmp_path_factory.mktemp("models")
    install_omni(folder)
    write_clip(folder / "clip")
    return folder


@pytest.fixture(autouse=True)
def models(_written: Path, home: Path) -> Path:
    """Where this test's models lie."""
    return Path(shutil.copytree(_written, model_cache()))


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """Two pictures, two sounds and a document."""
    folder = tmp_path / "media"
    write_picture(folder / "rose.png", "red")
    write_picture(folder / "sea.png", "blue")
    write_sound(folder / "low.wav", 120)
    write_sound(folder / "high.wav", 3_000)
    write_text(folder / "moss.txt", "Moss grows on old walls, and nobody minds.")
    return folder


def found(library: Library, term: Term, modality: Modality) -> list[str]:
    """File names of the hits of one modality, best first."""
    hits = library.search(Query((term,), Filters(frozenset({modality})))).hits
    return [Path(hit.item.path).name for hit in hits]


def count(library: Library, modality: Modality) -> int:
    """How many files of a modality a search finds, with those that are folded under others."""
    hits = library.search(Query((WORDS,), Filters(frozenset({modality})))).hits
    return sum(1 + len(hit.copies) for hit in hits)


def identity(library: Path) -> str:
    """Of the space that searches use."""
    with closing(Catalogue(LibraryPaths(library).catalogue, readonly=True)) as catalogue:
        active = catalogue.spaces.active()
    assert active is not None
    return active.identity


def test_a_library_is_changed_from_one_to_the_other_and_back(tmp_path: Path, media: Path) -> None:
    """Each finds all that it can take in, and a file finds itself; the way back loses nothing.

    Hours are told before a change to omni.
    """
    with closing(Library(tmp_path / "library", "omni")) as library:
        assert library.index((str(media),)).indexed == 5
        _everything_is_found(library, media, sounds=2)
        clip = f"local-dir:{model_cache() / 'clip'}"
        report = library.use(clip)
        assert (report.indexed, report.failed, report.unsupported) == (3, 0, 2)
        _everything_is_found(library, media, sounds=0)
        _hours_are_told(library)
        assert library.use("omni").indexed == 5
        _everything_is_found(library, media, sounds=2)


def _everything_is_found(library: Library, media: Path, sounds: int) -> None:
    assert set(found(library, WORDS, Modality.IMAGE)) == {"rose.png", "sea.png"}
    assert found(library, WORDS, Modality.TEXT) == ["moss.txt"]
    assert count(library, Modality.AUDIO) == sounds
    own = [("sea.png", Modality.IMAGE)] + [("low.wav", Modality.AUDIO)] * bool(sounds)
    for file, modality in own:
        asked = Term(modality, str(media / file), is_file=True)
        assert found(library, asked, modality)[0] == file


def _hours_are_told(library: Library) -> None:
    """Where nobody has measured omni, its cost is that of a computer without an accelerator."""
    estimate = library.estimate("omni")
    assert (estimate.files, estimate.assumed) == (5, True)
    assert estimate.seconds is not None
    assert estimate.seconds > 2 / 0.38
    [sentence] = cost(replace(estimate, seconds=36_000.0), library.preset)
    assert "a computer without an accelerator needs at least 10.0 h" in sentence


def test_its_speed_is_noted_with_what_it_runs_on() -> None:
    """A measurement covers all three media, and says which runtime made it."""
    speed = measure_speed("omni", model_cache(), lambda: False)
    assert min(speed.image, speed.audio, speed.text) > 0
    assert speed.runtime in {Runtime.FP32, Runtime.BF16, Runtime.CUDA_BF16, Runtime.MPS_FP32}


@pytest.mark.parametrize("fits", [True, False])
def test_omni_hears_with_its_own_ears_or_with_those_of_clap(fits: bool) -> None:
    """Where CLAP is downloaded and fits, its sounds are carried over; else omni's own are used."""
    own = build("omni", model_cache())
    assert isinstance(own, OmniEncoder)
    install_sound_model(fits, own.without_sound.identity)
    found = build("omni", model_cache())
    assert isinstance(found, ClipWithSound) is fits
    assert found.spec.sample_rate == (48_000 if fits else 16_000)
    lent = f"{own.without_sound.identity}+clap:"
    assert found.identity.startswith(lent if fits else own.identity)


@pytest.mark.slow
def test_ears_are_never_mixed(tmp_path: Path, media: Path) -> None:
    """What omni heard by itself is searched by it alone until the library is read anew with CLAP;
    when CLAP is away, new sounds wait for it.
    """
    library = tmp_path / "library"
    with closing(Library(library, "omni")) as first:
        first.index((str(media),))
        own = identity(library)
    assert own.endswith(":ears")
    install_sound_model(True, own.removesuffix(":ears"))
    with closing(Library(library)) as second:
        assert count(second, Modality.AUDIO) == 2
        assert identity(library) == own
        assert not second.renew()
        second.index()
        lent = identity(library)
        assert "+clap:" in lent
        assert count(second, Modality.AUDIO) == 2
    remove("clap", model_cache())
    write_sound(media / "new.wav", 800)
    write_picture(media / "leaf.png", "green")
    with closing(Library(library)) as third:
        report = third.index()
        assert (report.indexed, identity(library)) == (1, lent)
        assert count(third, Modality.AUDIO) == 2
        assert count(third, Modality.IMAGE) == 3
    install_sound_model(True, own.removesuffix(":ears"))
    with closing(Library(library)) as fourth:
        assert fourth.index().indexed == 1
        assert count(fourth, Modality.AUDIO) == 3
