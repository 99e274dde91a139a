"""The starter's training loop, losses and export, on small generated data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.encoders.starter_nets import Tower
from engine.encoders.starter_sound import level, log_mel
from engine.encoders.starter_text import PIECES, Lexicon, word_key
from engine.encoders.starter_weights import SCALE_ENDING, pack, unpack
from training import augment, export, images, sentences, views
from training.glosses import glosses
from training.labels import Bank, Label
from training.loop import Run, Schedule, generator, rate_at
from training.pictures import PictureSet
from training.views import ScoredViews

DIM = 8
CLASSES = 12


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    """Sums in one order, so that equal runs are equal to the bit."""
    torch.set_num_threads(1)


def _alignment(plan: Schedule) -> images.PictureAlignment:
    """The real picture loss on generated views, with a tiny tower."""
    rng = np.random.default_rng(0)
    count = 40
    scored = ScoredViews(
        rng.integers(0, 256, (count, 64, 64, 3), dtype=np.uint8),
        rng.standard_normal((count, CLASSES - 2)).astype(np.float16),
        rng.integers(-1, CLASSES, count),
    )
    vectors = rng.standard_normal((CLASSES, DIM)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    names = [Label(f"n{row}", (f"name {row}",), ()) for row in range(CLASSES)]
    torch.manual_seed(plan.seed)
    pupil = images.Pupil(Tower(3, (8, 12), (1, 1), DIM, folded=False), CLASSES - 2)
    bank = Bank(names, vectors, vectors)
    return images.PictureAlignment(pupil, scored, bank, torch.arange(5), plan)


def _trained(path: Path, plan: Schedule, *stops: int) -> dict[str, Tensor]:
    """Train to each stop in turn, beginning anew from the checkpoint every time."""
    weights: dict[str, Tensor] = {}
    for stop in stops:
        loss = _alignment(plan)
        weights = Run(loss.pupil, plan, path).train(loss, stop)
    return weights


def _assert_same(left: dict[str, Tensor], right: dict[str, Tensor]) -> None:
    """Compare two sets of weights to the bit."""
    assert left.keys() == right.keys()
    for name, value in left.items():
        assert torch.equal(value, right[name]), name


def test_a_resumed_run_ends_with_the_same_weights(tmp_path: Path) -> None:
    """Stopping after any step and going on changes nothing."""
    plan = Schedule(steps=4, rate=1e-2, save_every=2, seed=3)
    whole = _trained(tmp_path / "whole.pt", plan, 4)
    pieces = _trained(tmp_path / "pieces.pt", plan, 3, 4)
    _assert_same(whole, pieces)


def test_the_seed_decides_the_weights(tmp_path: Path) -> None:
    """The same seed gives the same weights, another seed others."""
    runs = [
        _trained(tmp_path / f"{place}.pt", Schedule(steps=2, rate=1e-2, seed=seed), 2)
        for place, seed in enumerate((1, 1, 2))
    ]
    _assert_same(runs[0], runs[1])
    assert not torch.equal(runs[0]["tower.project.weight"], runs[2]["tower.project.weight"])


@pytest.mark.parametrize(
    ("steps", "seed"),
    [(8, 1), *(pytest.param(40, seed, marks=pytest.mark.slow) for seed in (2, 3, 4))],
)
def test_training_lowers_the_loss(tmp_path: Path, steps: int, seed: int) -> None:
    """A few steps fit generated pictures better than none."""
    plan = Schedule(steps=steps, rate=1e-2, average=0.8, save_every=50, seed=seed)
    loss = _alignment(plan)
    with torch.no_grad():
        before = float(torch.stack([loss(step) for step in range(5)]).mean())
    Run(loss.pupil, plan, tmp_path / "run.pt").train(loss)
    with torch.no_grad():
        after = float(torch.stack([loss(step) for step in range(5)]).mean())
    assert after < before


def test_the_rate_rises_once_and_falls_to_nothing() -> None:
    """The schedule has one cycle within its bounds."""
    plan = Schedule(steps=200, rate=1.0)
    rates = [rate_at(plan, step) for step in range(200)]
    top = int(np.argmax(rates))
    assert max(rates) == pytest.approx(1.0)
    assert rates[:top] == sorted(rates[:top])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert rates[-1] < 1e-3


def test_folding_keeps_the_vectors() -> None:
    """The run-time form without normalisation gives what the trained one gives."""
    torch.manual_seed(0)
    tower = Tower(3, (8, 12), (1, 2), DIM, folded=False)
    inputs = torch.randn(16, 3, 24, 24)
    tower.train()
    tower(inputs)
    folded = Tower(3, (8, 12), (1, 2), DIM, folded=True)
    folded.load_state_dict(export.fold(tower))
    folded.eval()
    with torch.no_grad():
        torch.testing.assert_close(tower(inputs), folded(inputs), atol=1e-4, rtol=1e-4)


def test_packed_tensors_come_back_nearly_equal() -> None:
    """Integers with a scale per row lose at most half a step; small tensors lose nothing."""
    rng = np.random.default_rng(0)
    arrays = {"big": rng.standard_normal((5, 7)).astype(np.float32), "bias": np.ones(3, np.float32)}
    packed = pack(arrays)
    assert packed["big"].dtype == np.int8
    back = unpack(packed)
    step = packed["big" + SCALE_ENDING][:, None]
    assert (np.abs(back["big"] - arrays["big"]) <= step / 2 + 1e-7).all()
    np.testing.assert_array_equal(back["bias"], arrays["bias"])


@pytest.mark.parametrize("way", [augment.blend, augment.paste, augment.mosaic])
def test_mixing_shows_several_pictures(way: Callable[[Tensor, torch.Generator], Tensor]) -> None:
    """However pictures of one grey are mixed, sizes stay and other greys appear in each batch."""
    greys = torch.arange(6.0).view(6, 1, 1, 1) * 40
    views = greys.expand(6, 3, 16, 16)
    mixed = way(views, generator(0, 4))
    assert mixed.shape == views.shape
    assert not torch.equal(mixed, views)
    assert float(mixed.min()) >= 0
    assert float(mixed.max()) <= 200


def test_crops_have_the_asked_side_and_stay_in_range() -> None:
    """A crop is a square of the asked side with values of the picture."""
    planes = torch.randint(0, 256, (4, 3, 20, 20)).float()
    cut = augment.crop(planes, 12, generator(0, 1), smallest=0.3)
    views = augment.colour(cut, generator(0, 2))
    assert views.shape == (4, 3, 12, 12)
    assert float(views.min()) >= 0
    assert float(views.max()) <= 255


def test_drawn_views_follow_the_seed_and_mixtures_have_no_label() -> None:
    """A quarter of the views is mixed and unlabelled; the same seed draws the same views."""
    rng = np.random.default_rng(0)
    pictures = PictureSet(rng.integers(0, 256, (30, 32, 32, 3), dtype=np.uint8), [""] * 30)
    parts = [views.Part(share, pictures, np.arange(30)) for share in views.SHARES]
    drawn, again, other = (views.draw(parts, 200, generator(seed, 0)) for seed in (1, 1, 2))
    assert drawn[0].shape == (200, views.SIDE, views.SIDE, 3)
    assert int((drawn[1] < 0).sum()) == 50
    np.testing.assert_array_equal(drawn[0], again[0])
    assert not np.array_equal(drawn[0], other[0])


def test_targets_join_label_and_teacher() -> None:
    """Each target sums to 1; a label pulls it to its own row, none leaves it to the teacher."""
    logits = np.zeros((2, CLASSES - 2), np.float16)
    scored = ScoredViews(np.zeros((2, 1, 1, 3), np.uint8), logits, np.array([3, -1]))
    known, teacher, target = images.targets(scored, np.arange(2), CLASSES)
    torch.testing.assert_close(target.sum(1), torch.ones(2))
    assert int(target[0].argmax()) == 3
    assert float(known[1].sum()) == 0
    torch.testing.assert_close(target[1, : CLASSES - 2], teacher[1])


def test_sentences_follow_the_seed() -> None:
    """The grammar writes different sentences, the same ones for the same seed."""
    grammar = sentences.Grammar(("zebra",), ("rain",), ("word", "other"))
    first, again = sentences.write(grammar, 200, 4), sentences.write(grammar, 200, 4)
    assert first == again
    assert len(set(first)) == 200
    assert not any("{" in sentence for sentence in first)


def test_glosses_name_real_classes() -> None:
    """Every description belongs to one of the teacher's 1,000 classes."""
    found = glosses()
    assert all(0 <= number < 1000 and texts for number, texts in found.items())
    assert "a dog" in found[207]


def test_a_word_is_found_by_itself_its_stem_or_its_letters() -> None:
    """Known words use their row, inflected ones their stem's, unknown ones letter groups."""
    keys = np.array(sorted(word_key(word) for word in ("dog", "play")), np.uint64)
    lexicon = Lexicon(keys)
    dog, dogs, played = (lexicon.bags([word]).rows for word in ("dog", "Dogs", "played"))
    assert dog.tolist() == dogs.tolist()
    assert len(played) == 1
    unknown = lexicon.bags(["zxqv"])
    assert ((unknown.rows >= 2) & (unknown.rows < 2 + PIECES)).all()
    assert float(unknown.weights.sum()) == pytest.approx(1.0)


def test_a_tone_lights_its_own_band() -> None:
    """Higher tones light higher bands, at any loudness."""
    places = []
    for hertz in (200, 1_000, 4_000):
        tone = np.sin(2 * np.pi * hertz * np.arange(16_000) / 16_000).astype(np.float32)
        loud, soft = (log_mel(torch.from_numpy(level(tone * g, 16_000))[None]) for g in (1, 0.05))
        torch.testing.assert_close(loud, soft, atol=1e-3, rtol=1e-3)
        places.append(int(loud[0, 0].mean(1).argmax()))
    assert places == sorted(set(places))
