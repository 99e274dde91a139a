"""A CLIP with ears in a library: indexing, searching, and sound models that come or are bad."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from audio_models import QUICK, install_sound_model, open_both, write_sound
from checkpoints import CLAP_WEIGHTS, DIM, open_clap, open_encoder, sounds
from colour_media import write_picture
from conftest import MakeLibrary

from engine.alignment.clip_with_sound import ClipWithSound
from engine.alignment.fitting import Recipe
from engine.alignment.registry import build, sound_refusal
from engine.alignment.validation import BridgeRefused
from engine.encoders.installed import note_damage
from engine.errors import UserError
from engine.library.facade import Library
from engine.models.upkeep import remove
from engine.paths import model_cache
from engine.types import Filters, Modality, Progress, Query, Stage, Term
from engine.types.tracks import CONTENTS
from engine.types.vectors import TextKind


def _removed() -> None:
    remove("clap", model_cache())


def _damaged() -> None:
    note_damage(model_cache() / "clap", [CLAP_WEIGHTS])


def test_random_weights_are_refused(hearing_models: Path, tmp_path: Path) -> None:
    """Models that understand nothing fail the examination that the product demands."""
    strict = Recipe(QUICK.captions)
    clip, sound = open_encoder(hearing_models / "clip"), open_clap(hearing_models / "clap")
    with pytest.raises(BridgeRefused, match="do not fit together"):
        ClipWithSound(clip, sound, tmp_path, strict).prepare(
            lambda done, total: None, lambda: False
        )


def found(library: Library, term: Term, modality: Modality) -> list[str]:
    """File names of the hits of one modality, best first."""
    hits = library.search(Query((term,), Filters(frozenset({modality})))).hits
    return [Path(hit.item.path).name for hit in hits]


def test_the_whole_path(hearing_models: Path, tmp_path: Path, make_library: MakeLibrary) -> None:
    """Words find sounds, a sound finds itself, and a long one is kept as windows with times."""
    media = tmp_path / "media"
    for name, pitch, seconds in (
        ("low.wav", 120, 3),
        ("high.flac", 5_000, 3),
        ("long.wav", 800, 27),
    ):
        write_sound(media / name, pitch, seconds)
    write_picture(media / "rose.png", "red")
    library = make_library(open_both(hearing_models))
    report = library.index((str(media),))
    assert (report.indexed, report.failed, report.unsupported) == (4, 0, 0)
    names = {"low.wav", "high.flac", "long.wav"}
    assert set(found(library, Term(Modality.TEXT, "a siren"), Modality.AUDIO)) == names
    for name in ("low.wav", "high.flac"):
        query = Term(Modality.AUDIO, str(media / name), is_file=True)
        assert found(library, query, Modality.AUDIO)[0] == name
    assert found(
        library, Term(Modality.AUDIO, str(media / "low.wav"), is_file=True), Modality.IMAGE
    )
    hits = library.search(Query((Term(Modality.TEXT, "a siren"),))).hits
    [long] = [hit for hit in hits if hit.item.path.endswith("long.wav")]
    assert 0 <= long.segment.start < long.segment.end <= 27


def test_the_bridge_is_fitted_while_indexing_and_can_be_stopped(
    hearing_models: Path, tmp_path: Path, make_library: MakeLibrary
) -> None:
    """Indexing sounds for the first time shows how far the bridge is; stopping is a normal end."""
    write_sound(tmp_path / "media" / "low.wav", 120)
    encoder = ClipWithSound(
        open_encoder(hearing_models / "clip"), open_clap(hearing_models / "clap"), tmp_path, QUICK
    )
    library = make_library(encoder)
    steps: list[tuple[int, int]] = []

    def note(progress: Progress) -> None:
        if progress.stage is Stage.FITTING:
            steps.append((progress.done, progress.total))

    report = library.index(
        (str(tmp_path / "media"),), on_progress=note, cancelled=lambda: len(steps) == 1
    )
    assert report.cancelled
    assert len(steps) == 1
    assert library.index(on_progress=note).indexed == 1
    assert steps[-1][0] == steps[-1][1]


def test_sound_that_arrives_later_is_taken_in(hearing_models: Path, tmp_path: Path) -> None:
    """A library without sound answers as before when a sound model arrives, and hears when it is
    indexed again.
    """
    write_sound(tmp_path / "media" / "low.wav", 120)
    write_picture(tmp_path / "media" / "rose.png", "red")
    preset = f"local-dir:{hearing_models / 'clip'}"
    words = Term(Modality.TEXT, "a siren")

    def open_library() -> Library:
        return Library(tmp_path / "library", preset)

    before = open_library()
    assert before.index((str(tmp_path / "media"),)).unsupported == 1
    before.close()
    install_sound_model(True, build(preset, model_cache()).identity)
    after = open_library()
    assert found(after, words, Modality.IMAGE) == ["rose.png"]
    assert found(after, words, Modality.AUDIO) == []
    assert not after.renew()
    after.index()
    assert found(after, words, Modality.AUDIO) == ["low.wav"]
    assert found(after, words, Modality.IMAGE) == ["rose.png"]
    after.close()


@pytest.mark.slow
@pytest.mark.parametrize("fate", [_removed, _damaged], ids=["removed", "damaged"])
def test_a_sound_model_that_is_away_takes_nothing_with_it(
    hearing_models: Path, tmp_path: Path, fate: Callable[[], None]
) -> None:
    """Searches and indexing go on with CLIP in the same space; new sounds wait until it is back."""
    media, preset = tmp_path / "media", f"local-dir:{hearing_models / 'clip'}"
    write_sound(media / "low.wav", 120)
    write_picture(media / "rose.png", "red")
    install_sound_model(True, build(preset, model_cache()).identity)
    words = Term(Modality.TEXT, "a siren")
    with closing(Library(tmp_path / "library", preset)) as library:
        library.index((str(media),))
    fate()
    write_picture(media / "sky.png", "blue")
    write_sound(media / "high.wav", 3000)
    with closing(Library(tmp_path / "library")) as library:
        assert found(library, words, Modality.AUDIO) == ["low.wav"]
        assert not library.renew()
        assert library.index().indexed == 1
        assert found(library, words, Modality.AUDIO) == ["low.wav"]
        assert len(found(library, words, Modality.IMAGE)) == 2
    install_sound_model(True, build(preset, model_cache()).identity)
    with closing(Library(tmp_path / "library")) as library:
        assert library.index().indexed == 1
        assert sorted(found(library, words, Modality.AUDIO)) == ["high.wav", "low.wav"]


def test_a_refused_sound_model_leaves_clip_as_it_is(hearing_models: Path) -> None:
    """Where the bridge was refused, the preset is the CLIP it was, with pictures and texts."""
    preset = f"local-dir:{hearing_models / 'clip'}"
    alone = build(preset, model_cache())
    install_sound_model(False, alone.identity)
    encoder = build(preset, model_cache())
    assert encoder.identity == alone.identity
    assert encoder.modalities == {Modality.IMAGE, Modality.TEXT}
    assert "do not fit together" in sound_refusal(preset, model_cache())


def test_a_damaged_sound_model_costs_only_sounds(hearing_models: Path) -> None:
    """Words and pictures are encoded though CLAP's weights are damaged; sounds say so."""
    preset = f"local-dir:{hearing_models / 'clip'}"
    install_sound_model(True, build(preset, model_cache()).identity)
    path = model_cache() / "clap" / CLAP_WEIGHTS
    content = bytearray(path.read_bytes())
    content[-1_000] ^= 1
    path.write_bytes(content)
    encoder = build(preset, model_cache())
    assert encoder.modalities == frozenset(CONTENTS)
    assert encoder.encode_texts(["a dog"], TextKind.QUERY).shape == (1, DIM)
    with pytest.raises(UserError, match="damaged; download the sound model again"):
        encoder.encode_audio(sounds(1))
