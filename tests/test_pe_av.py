"""PE-AV as the ears of other models, with a small real one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import torch
from audio_models import QUICK, write_sound
from checkpoints import DIM, open_encoder, sounds, write_clip
from newer_models import PE_AV_DIM, install_sounds, write_pe_av
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from engine.alignment.clip_with_sound import ClipWithSound
from engine.alignment.registry import build
from engine.encoders.audio_text import AudioTextModel
from engine.encoders.clap import ClapAudioEncoder
from engine.encoders.pe_audio import WEIGHTS_FILE, PeAudioEncoder
from engine.encoders.transformers_runtime import import_transformers
from engine.errors import UserError
from engine.library.facade import Library
from engine.paths import model_cache
from engine.types import Filters, Modality, Query, Term

CAPTIONS = ["a dog barking in a park", "rain"]


@pytest.fixture(scope="module")
def pe_av_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small PE-AV on disk; not to be changed."""
    return write_pe_av(tmp_path_factory.mktemp("pe-av"))


def open_pe_av(directory: Path) -> PeAudioEncoder:
    """The model of that directory, with its notes inside the directory."""
    return PeAudioEncoder(directory, directory / "notes")


@torch.inference_mode()
def test_it_agrees_with_the_whole_model(pe_av_dir: Path) -> None:
    """Sounds and captions get the vectors of the model with all its towers: of the head for sounds
    and texts, not of those for videos.
    """
    whole = import_transformers().PeAudioVideoModel.from_pretrained(pe_av_dir).eval().audio_model
    sound: AudioTextModel = open_pe_av(pe_av_dir)
    window = sounds(1, 2.0)[0]
    heard = whole.get_audio_embeds(torch.from_numpy(window)[None, None])
    tokens = Tokenizer.from_file(str(pe_av_dir / "tokenizer.json")).encode(CAPTIONS[0]).ids
    text = whole.text_model(torch.tensor([tokens]), output_hidden_states=True)
    read = whole.text_audio_head(text.hidden_states[-1][:, 0])
    for expected, found in (
        (heard, sound.encode_audio([window])),
        (read, sound.encode_captions(CAPTIONS)[:1]),
    ):
        unit = torch.nn.functional.normalize(expected, dim=-1).numpy()
        np.testing.assert_allclose(found, unit, atol=1e-4)


def test_answers_keep_the_promises_of_the_protocol(
    pe_av_dir: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Unit float32 rows, one per input, none for none, and nothing of it on the terminal."""
    sound = open_pe_av(pe_av_dir)
    assert (sound.dim, sound.sample_rate, sound.window_seconds) == (PE_AV_DIM, 48_000, 10.0)
    assert sound.encode_audio([]).shape == sound.encode_captions([]).shape == (0, PE_AV_DIM)
    for vectors in (sound.encode_audio(sounds(2, 1.0)), sound.encode_captions(CAPTIONS)):
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    sound.release_text_tower()
    assert sound.encode_captions(CAPTIONS).shape == (2, PE_AV_DIM)
    assert capfd.readouterr() == ("", "")


@pytest.mark.slow
def test_it_is_joined_to_clip_in_a_library(pe_av_dir: Path, tmp_path: Path) -> None:
    """The bridge is fitted with its captions, and sounds are found by words and by a sound."""
    media = tmp_path / "media"
    for name, pitch in (("low.wav", 120), ("high.wav", 5_000)):
        write_sound(media / name, pitch)
    clip = open_encoder(write_clip(tmp_path / "clip"))
    joined = ClipWithSound(clip, open_pe_av(pe_av_dir), tmp_path, QUICK)
    with closing(Library(tmp_path / "library", encoder_of=lambda preset, cache: joined)) as library:
        assert library.index((str(media),)).indexed == 2
        for term in (
            Term(Modality.TEXT, "a siren"),
            Term(Modality.AUDIO, str(media / "low.wav"), is_file=True),
        ):
            hits = library.search(Query((term,), Filters(frozenset({Modality.AUDIO})))).hits
            assert sum(1 + len(hit.copies) for hit in hits) == 2
    assert joined.dim == DIM


@pytest.mark.parametrize("lacking", ["audio_model.audio_head.proj.weight", "text_model"])
def test_weights_that_lack_anything_are_refused(
    pe_av_dir: Path, tmp_path: Path, lacking: str
) -> None:
    """Nothing random is ever taken for what was learnt."""
    for name in ("config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((pe_av_dir / name).read_bytes())
    weights = load_file(pe_av_dir / WEIGHTS_FILE)
    kept = {name: value for name, value in weights.items() if not name.startswith(lacking)}
    save_file(kept, tmp_path / WEIGHTS_FILE, metadata={"format": "pt"})
    with pytest.raises(UserError, match="does not fit its configuration; download"):
        open_pe_av(tmp_path).encode_audio(sounds(1, 1.0))


def test_it_goes_before_clap_where_both_are_here(
    hearing_models: Path, pe_av_dir: Path, home: Path
) -> None:
    """The better ears are used; CLAP's where these are not downloaded or do not fit."""
    preset = f"local-dir:{hearing_models / 'clip'}"
    for name, made, kind in (
        ("clap", hearing_models / "clap", ClapAudioEncoder),
        ("pe-av", pe_av_dir, PeAudioEncoder),
    ):
        install_sounds(name, made)
        found = build(preset, model_cache())
        assert isinstance(found, ClipWithSound)
        assert isinstance(found.sound, kind)
