"""Test queries, each with the items that answer it: made of labels and captions, or given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from ..errors import UserError
from ..media.sniff import sniff
from ..ranking.sampling import evenly
from ..types import Item, Modality, Term
from .dataset import WantedQuery
from .judged import ItemIds, JudgedItems

T = TypeVar("T")


class QueryKind(StrEnum):
    """What is asked with: typed words, or a file of one modality."""

    TEXT = "text"
    IMAGE = "image"
    AUDIO = "audio"
    DOCUMENT = "document"

    @property
    def modality(self) -> Modality:
        """The modality of the query itself; typed words are text."""
        return Modality.TEXT if self is QueryKind.DOCUMENT else Modality(self.value)


KIND_OF_FILE = {
    Modality.IMAGE: QueryKind.IMAGE,
    Modality.AUDIO: QueryKind.AUDIO,
    Modality.TEXT: QueryKind.DOCUMENT,
}


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """One query and what answers it.

    Attributes:
        relevant: ids of the items that should be found; none of them in `own`.
        own: ids that count neither as hits nor as misses: the query's file and its copies.
    """

    kind: QueryKind
    term: Term
    relevant: ItemIds
    own: ItemIds = frozenset()


def queries_of(judged: JudgedItems, most: int) -> list[JudgedQuery]:
    """Queries that follow from labels and captions; the same items always give the same ones.

    Every label and every caption is typed, and a file asks for those that share a label with
    it. A query that nothing answers, or everything, tells nothing and is left out.

    Args:
        most: how many labels, captions and files of each modality, evenly spread over all.
    """
    made = (
        *_typed(judged.by_caption, most),
        *_typed(judged.by_label, most),
        *_files(judged, most),
    )
    every = len(judged.items)
    return [query for query in made if 0 < len(query.relevant) < every - len(query.own)]


def _typed(groups: Mapping[str, ItemIds], most: int) -> Iterator[JudgedQuery]:
    for text in spread(sorted(groups), most):
        yield JudgedQuery(QueryKind.TEXT, Term(Modality.TEXT, text), groups[text])


def _files(judged: JudgedItems, most: int) -> Iterator[JudgedQuery]:
    for modality in Modality:
        labelled = [
            item for item in judged.items if item.modality is modality and item.id in judged.labels
        ]
        for item in spread(labelled, most):
            alike = (judged.by_label[label] for label in judged.labels[item.id])
            yield _by_file(judged, item, frozenset().union(*alike))


def _by_file(judged: JudgedItems, item: Item, wanted: ItemIds) -> JudgedQuery:
    own = judged.copies[item.id]
    term = Term(item.modality, item.path, is_file=True)
    return JudgedQuery(KIND_OF_FILE[item.modality], term, wanted - own, own)


def judge_queries(
    judged: JudgedItems, wanted: Sequence[WantedQuery], most: int
) -> list[JudgedQuery]:
    """The queries of a file, with the ids of what answers them.

    Args:
        most: how many, evenly spread over all of them.

    Raises:
        UserError: no item answers a query, or its file is of no known kind.
    """
    by_path = {item.path: item for item in judged.items}
    return [_judge(judged, by_path, query) for query in spread(wanted, most)]


def _judge(judged: JudgedItems, by_path: Mapping[str, Item], wanted: WantedQuery) -> JudgedQuery:
    named = frozenset(by_path[path].id for path in wanted.paths if path in by_path)
    labelled = (judged.by_label.get(label, frozenset()) for label in wanted.labels)
    relevant = named.union(*labelled)
    if wanted.text:
        query = JudgedQuery(QueryKind.TEXT, Term(Modality.TEXT, wanted.text), relevant)
    elif wanted.file in by_path:
        query = _by_file(judged, by_path[wanted.file], relevant)
    else:
        modality = sniff(wanted.file)
        term = Term(modality, wanted.file, is_file=True)
        query = JudgedQuery(KIND_OF_FILE[modality], term, relevant)
    if not query.relevant:
        raise UserError(f"{wanted.place}: no file of the set has these labels or paths.")
    return query


def spread(things: Sequence[T], most: int) -> list[T]:
    """At most that many, evenly spread over all, so that the same set gives the same sample."""
    return [things[place] for place in evenly(len(things), most)]
