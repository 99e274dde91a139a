"""What labels say of hits: which are right, which are wrong, and which nobody can tell."""

from __future__ import annotations

import json
from pathlib import Path

from colour_media import write_picture

from engine.evaluation.dataset import Annotation, label_by_folder, read_captions, read_queries
from engine.evaluation.judged import JudgedItems, judge_items
from engine.evaluation.queries import JudgedQuery, judge_queries, queries_of
from engine.types import Item, Modality

IMAGE, AUDIO, TEXT, VIDEO = Modality


def known(*labels: str, unsure: tuple[str, ...] = ()) -> Annotation:
    """What is said of a file whose labels are known."""
    return Annotation(labels=labels, unsure=unsure, is_labelled=True)


def judged(folder: Path) -> JudgedItems:
    """Two dogs, a sea with perhaps a dog, dog and cat, cat and sea, nothing, and one unjudged."""
    said = (
        known("dog"),
        known("dog"),
        known("sea", unsure=("dog",)),
        known("dog", "cat"),
        known("cat", "sea"),
        known(),
        Annotation(("a day out",)),
    )
    paths = [str(folder / f"{number}.png") for number in range(1, 8)]
    items = [Item(n, path, IMAGE, 1, 1) for n, path in enumerate(paths, 1)]
    hashes = {item.id: bytes([item.id]) for item in items}
    return judge_items(items, dict(zip(paths, said, strict=True)), hashes)


def asked(items: JudgedItems, value: str) -> JudgedQuery:
    """The query that follows from a label, a caption or a file."""
    (query,) = (one for one in queries_of(items, 10) if one.term.value == value)
    return query


def test_a_label_tells_right_from_wrong(tmp_path: Path) -> None:
    """What may have the label is neither, as is a file whose labels nobody gave."""
    query = asked(judged(tmp_path), "dog")
    assert (query.relevant, query.unsure, query.wrong) == ({1, 2, 4}, {3}, {5, 6})


def test_a_file_asks_for_what_it_may_show(tmp_path: Path) -> None:
    """What has a label that the query itself may have is neither right nor wrong."""
    query = asked(judged(tmp_path), str(tmp_path / "3.png"))
    assert (query.own, query.relevant) == ({3}, {5})
    assert (query.unsure, query.wrong) == ({1, 2, 4}, {6})


def test_a_caption_says_of_no_file_that_it_is_wrong(tmp_path: Path) -> None:
    """Other files may fit a caption as well as the one that it was written for."""
    query = asked(judged(tmp_path), "a day out")
    assert (query.relevant, query.wrong) == ({7}, frozenset())


def test_a_written_query_may_be_unsure(tmp_path: Path) -> None:
    """Labels that may answer a query take their files out of what is judged."""
    file = tmp_path / "queries.jsonl"
    lines = (
        {"text": "a pet", "labels": ["cat"], "unsure": ["Dog"]},
        {"text": "my day", "paths": ["7.png"]},
    )
    file.write_text("\n".join(map(json.dumps, lines)))
    pet, day = judge_queries(judged(tmp_path), read_queries(file), 10)
    assert (pet.relevant, pet.unsure, pet.wrong) == ({4, 5}, {1, 2, 3}, {6})
    assert (day.relevant, day.wrong) == ({7}, frozenset())


def test_no_labels_is_not_the_same_as_none_known(tmp_path: Path) -> None:
    """An empty list says that there is no label; without one, nothing is said."""
    file = tmp_path / "captions.jsonl"
    rows = ({"path": "a", "labels": [], "unsure": ["Big_Dog"]}, {"path": "b", "captions": ["x"]})
    file.write_text("\n".join(map(json.dumps, rows)))
    assert read_captions(file) == {
        str(tmp_path / "a"): Annotation((), (), ("big dog",), is_labelled=True),
        str(tmp_path / "b"): Annotation(("x",)),
    }
    path = str(write_picture(tmp_path / "dog" / "1.png", "red"))
    assert label_by_folder(str(tmp_path), [path])[path].is_labelled
