"""What a check tells of groups, of how far kinds lie apart, and of the text side."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from planted_space import PlantedEncoder, PlantedLibrary

from engine.errors import Cancelled, UserError
from engine.evaluation.cluster_check import check_groups
from engine.evaluation.divergence import divergence, divergences_of
from engine.evaluation.duplicate_check import DuplicateFigures, check_duplicates, read_sets
from engine.evaluation.text_tests import NO_TESTS, TextTests, check_texts, read_text_tests
from engine.types import Item, Modality
from engine.types.duplicates import DuplicateGroup, DuplicateItem, DuplicateKind

KINDS = (Modality.IMAGE, Modality.AUDIO, Modality.TEXT)
CONCEPTS = ("harbour", "violin", "glacier", "tractor")


@pytest.fixture
def planted(tmp_path: Path) -> PlantedLibrary:
    """Twelve files of each kind for each of four concepts."""
    made = PlantedLibrary(tmp_path / "library")
    for concept in CONCEPTS:
        made.add(
            {f"{concept}/{kind}{n}.x": (kind, [[concept]]) for kind in KINDS for n in range(12)}
        )
    made.finish()
    return made


def test_groups_are_compared_with_labels(planted: PlantedLibrary) -> None:
    """Where groups are the labels they have all of every figure; labels by chance have none."""
    items = planted.catalogue.items.get(list(range(1, 145)))
    table = planted.index.refresh(planted.catalogue).table
    right = {item.id: item.path.split("/")[2] for item in items}
    found = check_groups(table, right, lambda: False)
    assert found["hdbscan"].v_measure == pytest.approx(1)
    assert found["hdbscan"].ari == pytest.approx(1)
    assert found["hdbscan"].grouped > 0.9
    assert found.keys() == {"hdbscan", "kmeans", "plain kmeans"}
    by_chance = {item: str(item % 5) for item in right}
    assert check_groups(table, by_chance, lambda: False)["hdbscan"].ari < 0.1
    assert check_groups(table, dict.fromkeys(right, "one"), lambda: False) == {}
    with pytest.raises(Cancelled):
        check_groups(table, right, lambda: True)


def test_kinds_lie_less_apart_the_more_is_done(planted: PlantedLibrary) -> None:
    """Centring takes the gap between kinds away, and what groups are made in takes more."""
    found = divergences_of(planted.catalogue, planted.index.refresh(planted.catalogue))
    assert len(found) == 3
    for stages in found.values():
        assert stages["raw"].js > stages["centred"].js >= 0
        assert stages["raw"].kl > stages["centred"].kl >= 0
        assert stages["grouped"].kl < stages["raw"].kl


def test_divergence_is_nothing_for_the_same_and_all_for_what_has_nothing_in_common() -> None:
    """Of too few nothing is told."""
    lots = np.random.default_rng(0)
    one = lots.normal(size=(400, 16)).astype(np.float32)
    same, far = divergence(one, one), divergence(one, one + 100)
    assert same is not None
    assert far is not None
    assert (same.kl, same.js) == (0, 0)
    assert far.js == pytest.approx(1 / 16, rel=0.3) or far.js > same.js
    assert far.kl > 1
    assert divergence(one[:5], one) is None


def test_a_text_side_is_asked_for_likeness_and_analogies() -> None:
    """One in which words add up knows both; one pair is no rank, and nothing asked is no answer."""
    pairs = (("red boat", "red boat", 5.0), ("red boat", "red house", 3.0), ("red", "wind", 1.0))
    analogies = (("man", "man royal", "woman", "woman royal"), ("a", "a b", "c", "c b"))
    found = check_texts(TextTests(pairs, analogies), PlantedEncoder())
    assert found is not None
    assert found.similarity == pytest.approx(1)
    assert found.analogies == 1
    assert (found.pairs, found.asked) == (3, 2)
    alone = check_texts(TextTests(pairs[:1]), PlantedEncoder())
    assert alone is not None
    assert (alone.similarity, alone.analogies) == (None, None)
    assert check_texts(NO_TESTS, PlantedEncoder()) is None


def test_tests_of_texts_are_read_from_lines(tmp_path: Path) -> None:
    """A line that is neither names its place."""
    file = tmp_path / "texts.jsonl"
    lines = '{"texts": ["a", "b"], "score": 2}\n{"analogy": ["a", "b", "c", "d"]}\n'
    file.write_text(lines, "utf-8")
    assert read_text_tests(file) == TextTests((("a", "b", 2.0),), (("a", "b", "c", "d"),))
    file.write_text(lines + '{"texts": ["a"], "score": 2}', "utf-8")
    with pytest.raises(UserError, match="line 3"):
        read_text_tests(file)


def test_duplicates_are_compared_with_those_that_were_named(tmp_path: Path) -> None:
    """A copy of what is near something is near it, too; what nobody named says nothing."""

    def group(kind: DuplicateKind, *names: str) -> DuplicateGroup:
        made = (Item(0, str(tmp_path / name), Modality.IMAGE, 1, 1) for name in names)
        return DuplicateGroup(kind, Modality.IMAGE, tuple(map(DuplicateItem, made)))

    file = tmp_path / "same.jsonl"
    sets = (["a", "a copy", "a small"], ["b", "b small"], ["c"])
    file.write_text("\n".join(json.dumps({"same": names}) for names in sets))
    groups = (
        group(DuplicateKind.EXACT, "a", "a copy"),
        group(DuplicateKind.NEAR, "a", "a small", "c", "elsewhere"),
        group(DuplicateKind.SIMILAR, "b", "b small"),
    )
    # Three of a, and c with each of these; of b nothing.
    assert check_duplicates(read_sets(file), groups) == DuplicateFigures(3 / 6, 3 / 4, 6, 4)
    assert check_duplicates([], ()) == DuplicateFigures(None, None, 0, 0)
    file.write_text('{"same": "a"}')
    with pytest.raises(UserError, match="line 1: write"):
        read_sets(file)
