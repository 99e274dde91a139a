"""Test queries, each with the items that answer it: made of labels and captions, or given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

import numpy as np
from msgspec import Struct

from ..errors import UserError
from ..language import tr
from ..media.sniff import sniff
from ..types import Item, Modality, Term
from .dataset import WantedQuery
from .judged import ItemIds, JudgedItems

T = TypeVar("T")


class QueryKind(StrEnum):
    """What is asked with: typed words, or a file of one modality."""

    TEXT = "text"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"

    @property
    def modality(self) -> Modality:
        """The modality of the query itself; typed words are text."""
        return Modality.TEXT if self is QueryKind.DOCUMENT else Modality(self.value)


KIND_OF_FILE = {
    Modality.IMAGE: QueryKind.IMAGE,
    Modality.AUDIO: QueryKind.AUDIO,
    Modality.VIDEO: QueryKind.VIDEO,
    Modality.TEXT: QueryKind.DOCUMENT,
}


class JudgedQuery(Struct, frozen=True):
    """One query and what answers it.

    Attributes:
        relevant: ids of the items that should be found; none of them in `own`.
        own: ids that count neither as hits nor as misses: the query's file and its copies.
        unsure: ids of items that may answer it; they count as little, but are shown.
        wrong: ids of the items that are known not to answer it; empty where that is not known,
            as of captions, which other files may fit as well as their own.
    """

    kind: QueryKind
    term: Term
    relevant: ItemIds
    own: ItemIds = frozenset()
    unsure: ItemIds = frozenset()
    wrong: ItemIds = frozenset()


def queries_of(judged: JudgedItems, most: int) -> list[JudgedQuery]:
    """Queries that follow from labels and captions; the same items always give the same ones.

    Every label and every caption is typed, and a file asks for those that share a label with
    it. A query that nothing answers, or everything, tells nothing and is left out.

    Args:
        most: how many labels, captions and files of each modality, evenly spread over all.
    """
    made = (
        *_captions(judged, most),
        *_labels(judged, most),
        *_files(judged, most),
    )
    every = len(judged.items)
    return [query for query in made if 0 < len(query.relevant) < every - len(query.own)]


def _captions(judged: JudgedItems, most: int) -> Iterator[JudgedQuery]:
    for text in spread(sorted(judged.by_caption), most):
        yield JudgedQuery(QueryKind.TEXT, _typed(text), judged.by_caption[text])


def _labels(judged: JudgedItems, most: int) -> Iterator[JudgedQuery]:
    for label in spread(sorted(judged.by_label), most):
        yield _by_labels(judged, _typed(label), [label])


def _files(judged: JudgedItems, most: int) -> Iterator[JudgedQuery]:
    for modality in Modality:
        labelled = [
            item for item in judged.items if item.modality is modality and item.id in judged.labels
        ]
        for item in spread(labelled, most):
            term = Term(item.modality, item.path, is_file=True)
            unsure = judged.unsure.get(item.id, ())
            own = judged.copies[item.id]
            yield _by_labels(judged, term, judged.labels[item.id], unsure, own=own)


def _by_labels(
    judged: JudgedItems,
    term: Term,
    labels: Sequence[str],
    unsure: Sequence[str] = (),
    *,
    named: ItemIds = frozenset(),
    own: ItemIds = frozenset(),
) -> JudgedQuery:
    """A query that every item with one of its labels answers.

    Args:
        unsure: labels that the query may have besides.
        named: items that answer it whatever their labels are.
    """
    relevant = (named | judged.with_labels(labels)) - own
    open_ones = judged.may_have([*labels, *unsure]) | judged.with_labels(unsure)
    unsure_ids = open_ones - relevant - own
    wrong = judged.labelled - relevant - own - unsure_ids if labels else frozenset()
    kind = KIND_OF_FILE[term.modality] if term.is_file else QueryKind.TEXT
    return JudgedQuery(kind, term, relevant, own, unsure_ids, wrong)


def _typed(text: str) -> Term:
    return Term(Modality.TEXT, text)


def judge_queries(
    judged: JudgedItems, wanted: Sequence[WantedQuery], most: int
) -> list[JudgedQuery]:
    """The queries of a file, with the ids of what answers them.

    Args:
        most: how many of each kind, evenly spread over all of them.

    Raises:
        UserError: no item answers a query, or its file is of no known kind.
    """
    by_path = {item.path: item for item in judged.items}
    every = [_judge(judged, by_path, query) for query in wanted]
    kinds = ([query for query in every if query.kind is kind] for kind in QueryKind)
    return [query for of_kind in kinds for query in spread(of_kind, most)]


def _judge(judged: JudgedItems, by_path: Mapping[str, Item], wanted: WantedQuery) -> JudgedQuery:
    named = frozenset(by_path[path].id for path in wanted.paths if path in by_path)
    known = by_path.get(wanted.file)
    own = judged.copies[known.id] if known else frozenset()
    term = _typed(wanted.text) if wanted.text else _dropped(wanted.file, known)
    query = _by_labels(judged, term, wanted.labels, wanted.unsure, named=named, own=own)
    if not query.relevant:
        raise UserError(
            tr("{place}: no file of the set has these labels or paths.", place=wanted.place)
        )
    return query


def _dropped(file: str, known: Item | None) -> Term:
    return Term(known.modality if known else sniff(file), file, is_file=True)


def spread(things: Sequence[T], most: int) -> list[T]:
    """At most that many, evenly spread over all, so that the same set gives the same sample."""
    places = np.linspace(0, len(things) - 1, min(len(things), most)).astype(int)
    return [things[place] for place in places.tolist()]
