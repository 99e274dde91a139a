"""A library notices by itself, at open, that its model makes other vectors than it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import torch
from checkpoints import open_clap
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from runs import MEDIA_FILES, best, run

from engine.catalogue import Catalogue
from engine.encoders import (
    clap_towers,
    probes,
    starter,
    starter_sound,
    starter_text,
    starter_towers,
)
from engine.encoders.starter import StarterEncoder
from engine.errors import UserError
from engine.index import space_probes
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types import Modality
from engine.types.vectors import InputSpec, Pixels, Samples, TextKind, Vectors

CLAP_SPEC = InputSpec(sample_rate=48_000, window_seconds=10.0)


class Turned(ColourEncoder):
    """The same model by its name, after an update that takes blue for red."""

    def encode_images(self, images: Sequence[Pixels]) -> Vectors:
        """Encode the mirrored colours."""
        return super().encode_images([image[..., ::-1] for image in images])


class Retuned(ColourEncoder):
    """The same model, after an update that hears everything low."""

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        """Encode silence, whatever is there."""
        return super().encode_audio([np.zeros_like(window) for window in windows])


def update(monkeypatch: pytest.MonkeyPatch, version: str = "99") -> None:
    """Install other versions of what vectors are made with."""
    monkeypatch.setattr(space_probes, "made_with", lambda: version)


def kept(library_dir: Path) -> dict[Modality, str]:
    """What the probes of the active space were made with, by their kind."""
    with closing(Catalogue(LibraryPaths(library_dir).catalogue, readonly=True)) as catalogue:
        active = catalogue.spaces.active()
        assert active is not None
        found = catalogue.space_probes.of_space(active.id)
        return {modality: one.made_with for modality, one in found.items()}


def test_a_run_keeps_what_the_model_makes_of_probes(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """Each kind of media that is stored, and no other: the others may need another model."""
    (media_folder / "drum.wav").rename(media_folder.parent / "drum.wav")
    (media_folder / "trees" / "bird.wav").unlink()
    run(make_library(), media_folder)
    assert set(kept(library_dir)) == {Modality.IMAGE, Modality.TEXT}
    (media_folder.parent / "drum.wav").rename(media_folder / "drum.wav")
    run(make_library())
    assert set(kept(library_dir)) == {Modality.IMAGE, Modality.TEXT, Modality.AUDIO}


@pytest.mark.parametrize("content", [Modality.IMAGE, Modality.TEXT, Modality.AUDIO])
def test_a_model_is_given_the_probes_once(
    content: Modality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another library of the same model is spared them, until something is updated."""
    made = space_probes.probe_vectors(ColourEncoder(), content, tmp_path)
    np.testing.assert_array_equal(made, probes.encode(ColourEncoder(), content))
    spared = ColourEncoder()
    np.testing.assert_array_equal(space_probes.probe_vectors(spared, content, tmp_path), made)
    assert spared.encoded == 0
    update(monkeypatch)
    space_probes.probe_vectors(spared, content, tmp_path)
    assert spared.encoded == len(made)


def test_an_update_that_changes_nothing_is_noted_once(
    make_library: MakeLibrary,
    media_folder: Path,
    library_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The library stays what it is, and the next start has nothing to compare."""
    run(make_library(), media_folder)
    update(monkeypatch)
    library = make_library()
    assert best(library, "red", Modality.IMAGE) == "rose.png"
    assert library.renew() is None
    assert run(library).unchanged == MEDIA_FILES
    assert set(kept(library_dir).values()) == {"99"}
    silent = ColourEncoder()
    assert best(make_library(silent), "red", Modality.IMAGE) == "rose.png"
    assert silent.encoded < len(probes.TEXTS)


@pytest.mark.parametrize("changed", [Turned, Retuned])
def test_an_update_that_changes_vectors_renews_the_library(
    make_library: MakeLibrary,
    media_folder: Path,
    library_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    changed: type[ColourEncoder],
) -> None:
    """Searches say so instead of mixing, and the next run reads every file anew."""
    run(make_library(), media_folder)
    update(monkeypatch)
    library = make_library(changed())
    with pytest.raises(UserError, match="was renewed"):
        best(library, "red")
    assert library.renew() == "starter"
    assert run(library).indexed == MEDIA_FILES
    assert best(library, "red", Modality.TEXT) == "ruby.txt"
    with closing(Catalogue(LibraryPaths(library_dir).catalogue, readonly=True)) as catalogue:
        assert len(catalogue.spaces.entries()) == 1
    assert library.renew() is None


def test_a_run_alone_mixes_nothing_either(
    make_library: MakeLibrary, media_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who only indexes, and never searched in between, gets all files read anew."""
    run(make_library(), media_folder)
    update(monkeypatch)
    assert run(make_library(Turned())).indexed == MEDIA_FILES


def test_nothing_is_compared_without_an_update(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """An open costs nothing while the versions are those that the probes were made with."""
    run(make_library(), media_folder)
    encoder = ColourEncoder()
    library: Library = make_library(encoder)
    assert library.renew() is None
    library.load()
    assert encoder.encoded == 0


def test_sounds_are_the_same_everywhere() -> None:
    """Each time the same, within bounds, no two alike, and one shorter than a window."""
    once, again = probes.sounds(CLAP_SPEC), probes.sounds(CLAP_SPEC)
    for one, other in zip(once, again, strict=True):
        np.testing.assert_array_equal(one, other)
        assert one.dtype == np.float32
        assert np.abs(one).max() <= 1
    assert len({sound.tobytes() for sound in once}) == len(once)
    assert {len(sound) for sound in once} == {480_000, 160_000}


@pytest.fixture(scope="module")
def heard(hearing_models: Path) -> Vectors:
    """The probes of sound as an unchanged model hears them."""
    return open_clap(hearing_models / "clap").encode_audio(probes.sounds(CLAP_SPEC))


def lose_a_matrix(clap: clap_towers.ClapAudioTower) -> None:
    """Lose the projection's first matrix."""
    with torch.no_grad():
        next(iter(clap._model.audio_projection.parameters())).zero_()


def lose_a_block(clap: clap_towers.ClapAudioTower) -> None:
    """Lose one matrix of the first block."""
    with torch.no_grad():
        clap._model.audio_model.audio_encoder.layers[0].blocks[0].output.dense.weight.zero_()


def pad_with_silence(clap: clap_towers.ClapAudioTower) -> None:
    """Do not repeat what is short."""
    clap._log_mel._repeats = False


def turn_bands(clap: clap_towers.ClapAudioTower) -> None:
    """Take high for low."""
    clap._log_mel._filters = clap._log_mel._filters.flip(1)


def double_the_hop(clap: clap_towers.ClapAudioTower) -> None:
    """Look half as often, at twice the sound."""
    plain = clap._log_mel.fit
    clap._log_mel.fit = lambda window: np.repeat(plain(window), 2)[: clap._log_mel._length]  # type: ignore[method-assign]


@pytest.mark.parametrize(
    "mutate", [lose_a_matrix, lose_a_block, pad_with_silence, turn_bands, double_the_hop]
)
def test_any_changed_step_of_the_sound_model_is_seen(
    hearing_models: Path, heard: Vectors, mutate: Callable[[clap_towers.ClapAudioTower], None]
) -> None:
    """A weight, or a step on the way to the decibels: the probes' vectors disagree."""
    clap = open_clap(hearing_models / "clap")
    mutate(clap._loaded())
    assert not space_probes.agree(heard, clap.encode_audio(probes.sounds(CLAP_SPEC)))


def test_the_sound_model_opened_again_agrees(hearing_models: Path, heard: Vectors) -> None:
    """Nothing is left to chance between two that were opened."""
    clap = open_clap(hearing_models / "clap")
    assert space_probes.agree(heard, clap.encode_audio(probes.sounds(CLAP_SPEC)))


def swap_channels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take blue for red."""
    plain = starter_towers._square
    monkeypatch.setattr(
        starter_towers, "_square", lambda image, side: plain(image, side)[..., ::-1]
    )


def shift_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    """Number the words otherwise."""
    plain = starter_text.Words.ids
    monkeypatch.setattr(
        starter_text.Words, "ids", lambda words, texts: (ids + 1 for ids in plain(words, texts))
    )


def use_another_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weigh all samples of a frame alike."""
    plain = np.ones(starter_sound.FRAME, np.float32)
    monkeypatch.setattr(starter_sound, "_window", lambda: plain)


@pytest.mark.parametrize(
    ("mutate", "modality"),
    [
        (swap_channels, Modality.IMAGE),
        (shift_tokens, Modality.TEXT),
        (use_another_window, Modality.AUDIO),
    ],
)
def test_any_changed_step_of_the_starter_is_seen(
    mutate: Callable[[pytest.MonkeyPatch], None],
    modality: Modality,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A step before a network: the probes' vectors of that kind disagree."""
    before = probes.encode(starter.StarterEncoder(), modality)  # as all tests share it
    assert space_probes.agree(before, probes.encode(StarterEncoder(), modality))
    mutate(monkeypatch)
    assert not space_probes.agree(before, probes.encode(StarterEncoder(), modality))


def test_texts_are_probed_from_both_sides() -> None:
    """As a query and as a document: a model may ask the two differently."""
    found = probes.encode(starter.StarterEncoder(), Modality.TEXT)
    assert len(found) == len(probes.TEXTS) * len(TextKind)
