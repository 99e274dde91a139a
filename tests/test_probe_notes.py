"""An update that changes what a model makes of its input is noticed, and leads to a renewal."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import torch
from checkpoints import write_clip
from colour_media import write_picture

from engine.encoders import probe_notes, towers
from engine.encoders.checkpoint import read_checkpoint
from engine.encoders.clip import ClipEncoder
from engine.encoders.probe_notes import agree
from engine.encoders.towers import ClipTowers
from engine.errors import UserError
from engine.library.facade import Library
from engine.types import Modality, Query, Term


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


def opened(directory: Path, cache: Path) -> ClipEncoder:
    """The model of a directory, as another start of the program has it."""
    return ClipEncoder(read_checkpoint(directory), "test:test", cache)


def update(monkeypatch: pytest.MonkeyPatch, version: str = "99") -> None:
    """Install other versions of what vectors are made with."""
    monkeypatch.setattr(probe_notes, "version", lambda name: version)


def change_weight(clip: ClipTowers) -> None:
    """Lose one matrix of one block."""
    block = clip._torch.get().visual.transformer.resblocks[0]
    with torch.no_grad():
        block.mlp.c_fc.weight.zero_()


def change_text_weight(clip: ClipTowers) -> None:
    """Lose one matrix of the tower of texts."""
    with torch.no_grad():
        clip._torch.get().transformer.resblocks[1].mlp.c_fc.weight.zero_()


def swap_channels(clip: ClipTowers) -> None:
    """Take blue for red."""
    before = clip._preprocess
    clip._preprocess = lambda image: before(image).flip(0)


def skip_normalisation(clip: ClipTowers) -> None:
    """Hand over pixels as they are."""
    before = clip._preprocess
    clip._preprocess = lambda image: before(image) * 0.27 + 0.48


def squash(clip: ClipTowers) -> None:
    """Squash pictures instead of cropping them."""
    before = clip._preprocess
    clip._preprocess = lambda image: before(image.resize((32, 32)))


def shift_tokens(clip: ClipTowers) -> None:
    """Number the words otherwise."""
    before = clip._tokenize
    clip._tokenize = lambda texts: before(texts).sub(1).clamp(min=0)


@pytest.mark.parametrize(
    "mutate",
    [change_weight, change_text_weight, swap_channels, skip_normalisation, squash, shift_tokens],
)
def test_any_changed_step_is_seen_in_the_probes(
    clip_dir: Path, mutate: Callable[[ClipTowers], None]
) -> None:
    """A weight, a step of the preprocessing or the tokens: the probes' vectors disagree."""
    clip = ClipTowers(read_checkpoint(clip_dir))
    before = clip.encode_probes()
    assert agree(before, clip.encode_probes())
    mutate(clip)
    assert not agree(before, clip.encode_probes())


def test_an_update_that_changes_nothing_changes_no_name(
    clip_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vectors are compared once for each update, and the model stays what it is."""
    first = opened(clip_dir, tmp_path)
    first.load()
    update(monkeypatch)
    assert opened(clip_dir, tmp_path).identity == first.identity
    monkeypatch.delattr(towers, "ClipTowers")
    assert opened(clip_dir, tmp_path).identity == first.identity


def test_an_update_that_changes_vectors_makes_another_model(
    clip_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name is another one from then on, at every start; a second change makes a third."""
    first = opened(clip_dir, tmp_path)
    first.load()
    names = {first.identity}
    for version, turn in (("98", 0.2), ("99", 0.5)):
        disturb(monkeypatch, turn)
        update(monkeypatch, version)
        changed = opened(clip_dir, tmp_path)
        assert changed.identity.startswith(f"{first.identity}:")
        assert opened(clip_dir, tmp_path).identity == changed.identity
        names.add(changed.identity)
    assert len(names) == 3


def disturb(monkeypatch: pytest.MonkeyPatch, share: float) -> None:
    """Let every picture be mixed with its mirror image on its way to the model."""
    plain = ClipTowers._image_batch

    def mixed(self: ClipTowers, images: list[np.ndarray]) -> torch.Tensor:
        mirrored = [(i * (1 - share) + i[:, ::-1] * share).astype(np.uint8) for i in images]
        return plain(self, mirrored)

    monkeypatch.setattr(ClipTowers, "_image_batch", mixed)


def test_a_damaged_note_is_no_agreement(
    clip_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can tell what the vectors were, the model counts as another one."""
    first = opened(clip_dir, tmp_path)
    first.load()
    (path,) = (tmp_path / "probes").iterdir()
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "vectors": "?"}), "utf-8")
    update(monkeypatch)
    assert opened(clip_dir, tmp_path).identity != first.identity


def test_a_library_is_renewed_where_vectors_changed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Searches say so instead of mixing old vectors with new ones, and indexing reads anew."""
    name = f"local-dir:{write_clip(tmp_path / 'clip')}"
    folder = write_picture(tmp_path / "media" / "rose.png", "red").parent
    with closing(Library(tmp_path / "library", name)) as library:
        assert library.index((str(folder),)).indexed == 1
    disturb(monkeypatch, 0.5)
    update(monkeypatch)
    with closing(Library(tmp_path / "library")) as library:
        with pytest.raises(UserError, match="was renewed"):
            library.search(Query((Term(Modality.TEXT, "red"),)))
        assert library.index().indexed == 1
        assert library.search(Query((Term(Modality.TEXT, "red"),))).hits
