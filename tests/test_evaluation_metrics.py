"""The metrics of `triptych evaluate`, the labels it reads, and the queries it makes of them."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from colour_media import write_picture, write_text
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import UserError
from engine.evaluation.dataset import (
    Annotation,
    annotations_of,
    label_by_folder,
    plain_label,
    read_captions,
    read_queries,
)
from engine.evaluation.judged import JudgedItems, judge_items
from engine.evaluation.metrics import agreement, inversion, ndcg_at, recall_at, share_divergence
from engine.evaluation.queries import JudgedQuery, QueryKind, judge_queries, queries_of, spread
from engine.evaluation.rankings import Tile
from engine.evaluation.tally import Tally
from engine.types import Item, Modality, Term

IMAGE, AUDIO, TEXT, VIDEO = Modality
LISTS = st.lists(st.integers(0, 30), unique=True)
SETS = st.frozensets(st.integers(0, 40), max_size=20)
COUNTS = st.dictionaries(st.sampled_from(Modality), st.integers(0, 50))


def test_recall_asks_whether_any_relevant_item_is_near_the_top() -> None:
    """R@k is 1 or 0 for one query, and does not count how many were found."""
    ranked, relevant = [7, 3, 9, 4], {9, 4}
    assert [recall_at(ranked, relevant, k) for k in (1, 2, 3, 10)] == [0, 0, 1, 1]


def test_ndcg_by_hand() -> None:
    """Relevant items at ranks 1 and 3 of three relevant ones."""
    gained = 1 + 1 / math.log2(4)
    best = 1 + 1 / math.log2(3) + 1 / math.log2(4)
    assert ndcg_at([1, 9, 2], {1, 2, 3}) == pytest.approx(gained / best)
    assert ndcg_at([3, 1, 2], {1, 2, 3}) == 1
    assert ndcg_at([9, 8, 1], {1}, 2) == 0
    assert ndcg_at([1, 2], set()) == 0


def test_inversion_by_hand() -> None:
    """Rivals 1 and 2, wanted 5 and 6: of four pairs, two are the wrong way round."""
    assert inversion([1, 5, 2, 6], {1, 2}, {5, 6}) == 0.75
    assert inversion([5, 1, 6, 2], {1, 2}, {5, 6}) == 0.25
    assert inversion([5, 6], {1, 2}, {5, 6}) == 0
    assert inversion([], {1, 2}, {5, 6}) == 0.5
    assert inversion([1], {1, 2}, {5, 6}) == 0.75
    assert inversion([1], {1}, set()) is None


def test_share_divergence_by_hand() -> None:
    """Equal mixes are 0 apart, mixes with nothing in common 1, and a half in between."""
    assert share_divergence({IMAGE: 2, TEXT: 2}, {IMAGE: 5, TEXT: 5}) == pytest.approx(0)
    assert share_divergence({IMAGE: 10}, {TEXT: 3}) == pytest.approx(1)
    assert share_divergence({}, {TEXT: 3}) == 1
    mixed = (math.log2(1 / 0.75) + 0.5 * math.log2(0.5 / 0.75) + 0.5 * math.log2(2)) / 2
    assert share_divergence({IMAGE: 4}, {IMAGE: 1, TEXT: 1}) == pytest.approx(mixed)


def test_agreement_by_hand() -> None:
    """What two lists share, of the longer one."""
    assert agreement([1, 2, 3, 4], [4, 3]) == 0.5
    assert agreement([], []) == 1


@given(ranked=LISTS, relevant=SETS, others=SETS)
def test_metrics_stay_in_bounds(
    ranked: list[int], relevant: frozenset[int], others: frozenset[int]
) -> None:
    """No list leads out of 0 to 1, the best list gets 1, and what is no inversion is one turned."""
    rivals = others - relevant
    assert 0 <= ndcg_at(ranked, relevant) <= 1 + 1e-9
    best = [*relevant, *(item for item in ranked if item not in relevant)]
    assert ndcg_at(best, relevant) == pytest.approx(1 if relevant else 0)
    rate, turned = inversion(ranked, rivals, relevant), inversion(ranked, relevant, rivals)
    if rate is None or turned is None:
        assert not relevant or not rivals
    else:
        assert 0 <= rate <= 1
        assert rate + turned == pytest.approx(1)
        assert inversion(best, rivals, relevant) == 0


@given(found=COUNTS, relevant=COUNTS)
def test_divergence_stays_in_bounds(
    found: dict[Modality, int], relevant: dict[Modality, int]
) -> None:
    """It is between 0 and 1, the same from both sides, and blind to the totals."""
    one = share_divergence(found, relevant)
    assert 0 <= one <= 1
    assert share_divergence(relevant, found) == pytest.approx(one)
    doubled = {modality: 2 * count for modality, count in found.items()}
    assert share_divergence(doubled, relevant) == pytest.approx(one)


def test_folders_are_labels(tmp_path: Path) -> None:
    """The first folder below the set is the label, plainly written; a year is none."""
    names = ("Big_Dog/deep/a.png", "big dog/b.wav", "2024/c.png", "d.png")
    paths = [str(tmp_path / name) for name in names]
    labels = {path: one.labels for path, one in label_by_folder(str(tmp_path), paths).items()}
    assert labels == {paths[0]: ("big dog",), paths[1]: ("big dog",)}
    assert plain_label("  Sea_Waves ") == "sea waves"


def test_a_captions_file_comes_before_folder_names(tmp_path: Path) -> None:
    """Its paths are relative to it, blank lines are nothing, and lines of one path add up."""
    rows = (
        {"path": "dog/a.png", "captions": ["A brown dog"], "labels": ["Animal"]},
        {"path": str(tmp_path / "dog" / "a.png"), "labels": ["dog"]},
    )
    text = "\n\n".join(json.dumps(row) for row in rows)
    (tmp_path / "captions.jsonl").write_text("\ufeff" + text + "\n")
    path = str(tmp_path / "dog" / "a.png")
    expected = {path: Annotation(("A brown dog",), ("animal", "dog"), is_labelled=True)}
    assert annotations_of(str(tmp_path), [path]) == expected


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "one JSON object"),
        ("[" * 100_000, "one JSON object"),
        ("[1]", "one JSON object"),
        ("{}", '"path"'),
        ('{"path": " "}', '"path"'),
        ('{"path": "a.png", "captions": "dog"}', '"captions"'),
        ('{"path": "a.png", "labels": [1]}', '"labels"'),
    ],
    ids=range(7),
)
def test_a_bad_line_of_captions_is_named(tmp_path: Path, line: str, told: str) -> None:
    """One line says which line of which file, and what is wrong with it."""
    file = tmp_path / "captions.jsonl"
    file.write_text(json.dumps({"path": "a.png"}) + "\n" + line)
    with pytest.raises(UserError) as caught:
        read_captions(file)
    assert str(caught.value).startswith(f"{file}, line 2: ")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"labels": ["dog"]}', '"text" or "file"'),
        ('{"text": "a", "file": "b", "labels": ["dog"]}', '"text" or "file"'),
        ('{"text": "a dog"}', "what should be found"),
        ('{"text": "", "labels": ["dog"]}', '"text"'),
        ('{"file": "nowhere.png", "labels": ["dog"]}', "there is no file"),
    ],
    ids=range(5),
)
def test_a_bad_query_is_named(tmp_path: Path, line: str, told: str) -> None:
    """A query needs words or a file, and something that answers it."""
    file = tmp_path / "queries.jsonl"
    file.write_text(line)
    with pytest.raises(UserError) as caught:
        read_queries(file)
    assert str(caught.value).startswith(f"{file}, line 1: ")
    assert told in str(caught.value)


def test_files_that_are_no_queries(tmp_path: Path) -> None:
    """A file that is missing, empty or no text is told in one line."""
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    for name, told in (("no", "cannot be read"), ("empty", "no queries"), ("binary", "UTF-8")):
        with pytest.raises(UserError, match=told):
            read_queries(tmp_path / f"{name}.jsonl")


def judged(*rows: tuple[str, Modality, Annotation], contents: str = "") -> JudgedItems:
    """Items numbered from 1; equal letters of `contents` are copies."""
    items = [Item(n, path, modality, 1, 1) for n, (path, modality, _) in enumerate(rows, 1)]
    letters = contents or "abcdefgh"
    hashes = {item.id: letter.encode() for item, letter in zip(items, letters, strict=False)}
    return judge_items(items, {path: said for path, _, said in rows}, hashes)


def test_queries_follow_from_labels_and_captions() -> None:
    """Labels and captions are typed, files ask for their label; a copy is no answer and no miss."""
    dog, sea = Annotation(labels=("dog",)), Annotation(("waves at night",), ("sea",))
    rows = (("1", IMAGE, dog), ("2", AUDIO, dog), ("3", IMAGE, dog), ("4", TEXT, sea))
    made = queries_of(judged(*rows, contents="abac"), 10)
    typed = {query.term.value: query.relevant for query in made if query.kind is QueryKind.TEXT}
    assert typed == {"waves at night": {4}, "dog": {1, 2, 3}, "sea": {4}}
    files = {query.term.value: query for query in made if query.term.is_file}
    assert files.keys() == {"1", "2", "3"}
    assert (files["1"].kind, files["1"].relevant, files["1"].own) == (QueryKind.IMAGE, {2}, {1, 3})
    assert (files["2"].kind, files["2"].relevant, files["2"].own) == (QueryKind.AUDIO, {1, 3}, {2})


def test_a_query_that_everything_answers_is_left_out() -> None:
    """One label on every file tells nothing of a search."""
    dog = Annotation(labels=("dog",))
    assert queries_of(judged(("1", IMAGE, dog), ("2", AUDIO, dog)), 10) == []


def test_large_sets_are_sampled_evenly() -> None:
    """The same set gives the same sample, from its first to its last."""
    assert spread(range(100), 4) == [0, 33, 66, 99]
    assert spread("abc", 3) == ["a", "b", "c"]


def test_given_queries_are_judged(tmp_path: Path) -> None:
    """Words, files of the set and strange files; one that nothing answers is named."""
    known, strange = write_picture(tmp_path / "a.png", "red"), write_text(tmp_path / "b.txt", "dog")
    items = judged(
        (str(known), IMAGE, Annotation(labels=("dog",))),
        (str(tmp_path / "c.wav"), AUDIO, Annotation(labels=("dog",))),
    )
    file = tmp_path / "queries.jsonl"
    lines = (
        {"text": "a dog barks", "paths": ["c.wav"]},
        {"file": "a.png", "labels": ["Dog"]},
        {"file": strange.name, "labels": ["dog"]},
    )
    file.write_text("\n".join(json.dumps(line) for line in lines))
    found = judge_queries(items, read_queries(file), 10)
    assert [query.relevant for query in found] == [{2}, {2}, {1, 2}]
    assert [query.own for query in found] == [set(), {1}, set()]
    assert [query.kind for query in found] == [QueryKind.TEXT, QueryKind.IMAGE, QueryKind.DOCUMENT]
    file.write_text(json.dumps({"text": "a cat", "labels": ["cat"]}))
    with pytest.raises(UserError, match=r"line 1: no file of the set"):
        judge_queries(items, read_queries(file), 10)


def tiles(*items: int) -> list[Tile]:
    """Tiles of one item each, that are no guesses."""
    return [Tile((item,)) for item in items]


def test_a_tally_by_hand() -> None:
    """Two queries: means over pages, pairs by what is asked with and found, and inversions."""
    members = {IMAGE: frozenset({1, 2}), AUDIO: frozenset({3}), TEXT: frozenset({4})}
    tally = Tally(members)
    first = JudgedQuery(QueryKind.TEXT, Term(TEXT, "dog"), frozenset({1, 3}))
    second = JudgedQuery(
        QueryKind.IMAGE, Term(IMAGE, "2", is_file=True), frozenset({3}), frozenset({2})
    )
    tally.add(first, tiles(4, 1, 3, 2), {IMAGE: tiles(2, 1), AUDIO: tiles(3), TEXT: tiles(4)})
    tally.add(second, tiles(3, 1, 4), {IMAGE: tiles(1), AUDIO: tiles(3), TEXT: tiles(4)})
    figures = tally.figures()
    page = figures.every.page
    assert (page.queries, page.recall_10, page.coverage_12, page.possible_12) == (2, 1, 1, 1)
    assert page.inversion == 0.5
    ndcg = ndcg_at([4, 1, 3, 2], {1, 3})
    assert page.ndcg_10 == pytest.approx((ndcg + 1) / 2)
    assert [one.page.ndcg_10 for one in figures.kinds.values()] == pytest.approx([1, ndcg])
    assert list(figures.kinds) == [QueryKind.IMAGE, QueryKind.TEXT]
    pair = figures.pairs[QueryKind.TEXT, IMAGE]
    assert (pair.recall_1, pair.recall_5, pair.queries) == (0, 1, 1)
    assert figures.pairs[QueryKind.TEXT, AUDIO].ndcg_10 == 1
    assert (QueryKind.TEXT, TEXT) not in figures.pairs


def test_blank_pages_are_counted() -> None:
    """A page of guesses alone is blank, and one without hits is blank and empty."""
    tally = Tally({IMAGE: frozenset({1, 2})})
    asked = JudgedQuery(QueryKind.TEXT, Term(TEXT, "dog"), frozenset({1}))
    weak = [Tile((item,), 10, is_weak=True) for item in (1, 2)]
    for page in (tiles(1, 2), weak, [*tiles(2), *weak[:1]], []):
        tally.add(asked, page, {IMAGE: page})
    page_figures = tally.figures().every.page
    assert (page_figures.blank, page_figures.empty) == (0.5, 0.25)


def test_what_may_be_right_takes_no_place() -> None:
    """An unsure item before a right one costs nothing in the metrics, but takes its tile."""
    members = {IMAGE: frozenset(range(20))}
    asked = JudgedQuery(
        QueryKind.TEXT, Term(TEXT, "dog"), frozenset({0}), unsure=frozenset(range(1, 13))
    )
    tally = Tally(members)
    tally.add(asked, tiles(*range(1, 13), 0), {IMAGE: tiles(*range(1, 13), 0)})
    page = tally.figures().every.page
    assert (page.ndcg_10, page.coverage_12, page.possible_12) == (1, 0, 0)
