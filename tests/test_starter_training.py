"""The starter's training: what is drawn, the loss, the loop and the small files, on tiny data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional

from training import sound_glosses
from training.align import NOT_NAMED, Alignment, Captioned, Material, Named, Sayings, Weights
from training.glosses import glosses
from training.heads import DIM, Classes, PictureHead, Size, SoundHead, Space, TextMap
from training.labels import Label
from training.loop import Run, Schedule, rate_at
from training.texts import Texts, class_points

FEATURES, CLASSES, THINGS = 24, 6, 40
SMALL = Weights(photos=16, pictures=12, windows=8)


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    """Sums in one order, so that equal runs are equal to the bit."""
    torch.set_num_threads(1)


def _unit(random: torch.Generator, *shape: int) -> Tensor:
    return functional.normalize(torch.randn(*shape, generator=random), dim=-1)


def _classes(random: torch.Generator) -> Classes:
    points = _unit(random, CLASSES, DIM).numpy()
    matrix = torch.randn(CLASSES, FEATURES, generator=random).numpy()
    return Classes(matrix, np.zeros(CLASSES, np.float32), points)


def _head(random: torch.Generator, weight: float = 1.0) -> PictureHead:
    return PictureHead(_classes(random), Size(hidden=8, dropout=0.2, weight=weight))


def _sound_head(random: torch.Generator) -> SoundHead:
    return SoundHead(_classes(random), Size(hidden=8, dropout=0.2, weight=1.0))


def _sayings(random: torch.Generator, things: int) -> Sayings:
    rows = [[thing * 2, thing * 2 + 1][: 1 + thing % 2] for thing in range(things)]
    return Sayings.of(_unit(random, things * 2, DIM), rows)


def _alignment(seed: int) -> Alignment:
    """The real loss on generated media, with small heads."""
    random = torch.Generator().manual_seed(7)
    captions = _sayings(random, THINGS)
    # What is seen follows what is said, so that there is something to learn.
    mixing = torch.randn(DIM, FEATURES, generator=random)
    seen = (captions.vectors[captions.rows[:, 0]] @ mixing).relu()
    named = Named(seen, torch.arange(THINGS) % 5, _sayings(random, 5), torch.ones(THINGS))
    heard = torch.cat([seen.flip(0), torch.rand(THINGS, CLASSES, generator=random)], 1)
    labels = torch.where(torch.arange(THINGS) % 3 == 0, NOT_NAMED, 1)
    sounds = Named(heard, labels, named.names, named.odds)
    known = _sayings(random, CLASSES)
    torch.manual_seed(seed)
    space = Space(_head(random), _sound_head(random), TextMap(np.zeros(DIM, np.float32)))
    material = Material(Captioned(seen[None], captions), named, sounds, known, known)
    return Alignment(space, material, SMALL, seed)


def _trained(path: Path, plan: Schedule, *stops: int) -> dict[str, Tensor]:
    """Train to each stop in turn, beginning anew from the checkpoint every time."""
    weights: dict[str, Tensor] = {}
    for stop in stops:
        loss = _alignment(plan.seed)
        weights = Run(loss.space, plan, path).train(loss, stop)
    return weights


def _assert_same(left: dict[str, Tensor], right: dict[str, Tensor]) -> None:
    """Compare two sets of weights to the bit."""
    assert left.keys() == right.keys()
    for name, value in left.items():
        assert torch.equal(value, right[name]), name


def test_a_resumed_run_ends_with_the_same_weights(tmp_path: Path) -> None:
    """Stopping after any step and going on changes nothing."""
    plan = Schedule(steps=6, rate=1e-2, save_every=2, seed=3)
    whole = _trained(tmp_path / "whole.pt", plan, 6)
    pieces = _trained(tmp_path / "pieces.pt", plan, 3, 6)
    _assert_same(whole, pieces)


def test_the_seed_decides_the_weights(tmp_path: Path) -> None:
    """The same seed gives the same weights, another seed others."""
    runs = [
        _trained(tmp_path / f"{place}.pt", Schedule(steps=3, rate=1e-2, seed=seed), 3)
        for place, seed in enumerate((1, 1, 2))
    ]
    _assert_same(runs[0], runs[1])
    assert not torch.equal(runs[0]["pictures.inner.weight"], runs[2]["pictures.inner.weight"])


def test_training_lowers_the_loss(tmp_path: Path) -> None:
    """A few dozen steps fit generated media better than none."""
    plan = Schedule(steps=40, rate=1e-2, average=0.8, save_every=50, seed=1)
    loss = _alignment(plan.seed)
    loss.space.eval()
    with torch.no_grad():
        before = float(torch.stack([loss(step) for step in range(5)]).mean())
    loss.space.load_state_dict(Run(loss.space, plan, tmp_path / "run.pt").train(loss))
    loss.space.eval()
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


def test_only_a_things_own_sentences_are_drawn() -> None:
    """Rows that fill the table up are never taken for a sentence."""
    vectors = torch.arange(6.0)[:, None]
    sayings = Sayings.of(vectors, [[5], [1, 2, 3], [4, 0]])
    drawn = torch.cat([sayings.all(torch.Generator().manual_seed(seed)) for seed in range(50)], 1)
    assert [set(row.tolist()) for row in drawn] == [{5.0}, {1.0, 2.0, 3.0}, {4.0, 0.0}]


def test_nameless_things_ask_for_no_name() -> None:
    """Names are as hard to find among sounds of which some have none as among the others alone."""
    loss = _alignment(1)
    loss.space.eval()
    sounds, known = loss.material.sounds, loss.material.sound_classes
    names = Sayings.of(_unit(torch.Generator().manual_seed(5), 5, DIM), [[row] for row in range(5)])
    is_named = sounds.labels != NOT_NAMED
    features, labels, odds = sounds.features, sounds.labels, sounds.odds
    hard = [
        loss._named(loss.space.sounds, named, known, THINGS, torch.Generator())[0]
        for named in (
            Named(features, labels, names, odds),
            Named(features[is_named], labels[is_named], names, odds[is_named]),
        )
    ]
    assert torch.isclose(*hard)


def test_a_head_begins_as_regression_and_gives_unit_rows() -> None:
    """Before any step, what is learnt points where the targets of the fit do."""
    random = torch.Generator().manual_seed(1)
    head = _head(random, weight=0.0).eval()
    features = torch.rand(200, FEATURES, generator=random)
    mixing = torch.randn(FEATURES, DIM, generator=random)
    targets = functional.normalize((features.sqrt() - features.sqrt().mean(0)) @ mixing, dim=1)
    head.fit(features, targets, strength=1.0)
    with torch.no_grad():
        found = head(features)
    assert torch.allclose(found.norm(dim=1), torch.ones(200), atol=1e-5)
    assert float((found * targets).sum(1).mean()) > 0.95


def test_the_point_is_where_the_class_is_named() -> None:
    """Features that one class claims lie at that class's place."""
    random = torch.Generator().manual_seed(2)
    head = _head(random)
    strong = 40 * functional.normalize(head.matrix, dim=1).relu()
    found = head.point(strong)[0] @ head.points.T
    assert int(found.argmax()) == int(head.scores(strong)[0].argmax())


def test_what_is_heard_in_everything_counts_little() -> None:
    """A class that every sound has does not hide the one that only this sound has."""
    random = torch.Generator().manual_seed(4)
    head = _sound_head(random)
    scores = torch.zeros(THINGS, CLASSES)
    scores[:, 0] = 0.9
    scores[0, 3] = 0.5
    heard = torch.cat([torch.rand(THINGS, FEATURES, generator=random), scores], 1)
    head.fit(heard, _unit(random, THINGS, DIM), strength=1.0)
    found = head.point(heard) @ head.points.T
    assert found.argmax(1).tolist() == [3] + [0] * (THINGS - 1)


def test_an_untrained_map_of_texts_only_centres() -> None:
    """Until it is trained it keeps all angles of the centred vectors."""
    random = torch.Generator().manual_seed(3)
    vectors, centre = _unit(random, 9, DIM), 0.1 * torch.randn(DIM, generator=random)
    found = TextMap(centre.numpy())(vectors)
    assert torch.allclose(found, functional.normalize(vectors - centre, dim=1), atol=1e-6)


def test_classes_lie_between_their_names_and_descriptions() -> None:
    """A class is nearer to its own sentences than to another's."""
    vectors = np.random.default_rng(0).standard_normal((6, DIM)).astype(np.float32)
    labels = [Label("a", ("x",), ("p",), ("{}",)), Label("b", ("y",), ("q",), ("{}",))]
    texts = Texts([""] * 6, vectors, {"a": [0, 1], "b": [2, 3], "photo:c": [4, 5]})
    points = class_points(texts, labels, texts.mean())
    alike = points @ (vectors - texts.mean())[[0, 1, 2, 3]].T
    assert alike[0, :2].min() > alike[0, 2:].max()
    assert alike[1, 2:].min() > alike[1, :2].max()


def test_glosses_name_real_classes() -> None:
    """Everyday descriptions stay within the thousand classes."""
    found = glosses()
    assert set(found) <= set(range(1000))
    assert all(text for texts in found.values() for text in texts)


def test_sounds_are_described_by_names_that_exist() -> None:
    """Every everyday description says something."""
    found = sound_glosses.glosses()
    assert found["Bark"] == ("a dog barking",)
    assert all(text for texts in found.values() for text in texts)


def test_recall_and_precision_are_what_they_say() -> None:
    """Queries that find their own item score full, and reversed ones nothing."""
    from training import measure

    rows = np.eye(12, 16, dtype=np.float32)
    assert measure.recall("x", rows, rows)["x R@1"] == 100.0
    assert measure.recall("x", rows, rows[::-1])["x R@1"] == 0.0
    four = np.repeat(rows[:3], 4, axis=0)
    found = measure.by_name("x", rows[:3], four, np.repeat(np.arange(3), 4).tolist())
    assert found == {"x, any right in ten": 100.0, "x, P@4": 1.0}
