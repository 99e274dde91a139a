"""The items of a library together with what people said of them, ready to make queries of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from ..types import Item, Modality
from .dataset import Annotation, Annotations

K = TypeVar("K", bound=Hashable)
ItemIds = frozenset[int]


class JudgedItems(Struct, frozen=True):
    """The items that are searched, with their labels and captions turned round.

    Attributes:
        items: every item that may be found, in the order of their paths.
        labels: of each item that has some, by its id.
        by_label, by_caption: the ids of the items that a label or a caption was given to.
        unsure: of each item that has some, the labels that it may have, by its id.
        by_unsure: the ids of the items that may have a label.
        labelled: the ids of the items that are known to have no other label than these.
        copies: per item id, the ids of all items with the same content, itself among them.
        members: the ids of all items, for every modality.
    """

    items: Sequence[Item]
    labels: Mapping[int, tuple[str, ...]]
    by_label: Mapping[str, ItemIds]
    by_caption: Mapping[str, ItemIds]
    unsure: Mapping[int, tuple[str, ...]]
    by_unsure: Mapping[str, ItemIds]
    labelled: ItemIds
    copies: Mapping[int, ItemIds]
    members: Mapping[Modality, ItemIds]

    @property
    def annotated(self) -> ItemIds:
        """The items that something was said of."""
        return self.labelled.union(*self.by_label.values(), *self.by_caption.values())

    def with_labels(self, labels: Iterable[str]) -> ItemIds:
        """The items that have one of the labels."""
        return frozenset().union(*(self.by_label.get(label, ()) for label in labels))

    def may_have(self, labels: Iterable[str]) -> ItemIds:
        """The items of which it is not known whether they have one of the labels."""
        return frozenset().union(*(self.by_unsure.get(label, ()) for label in labels))


def judge_items(
    items: Iterable[Item], annotations: Annotations, contents: Mapping[int, bytes]
) -> JudgedItems:
    """Bring items and annotations together.

    Args:
        contents: the content hash of every item, by its id.
    """
    items = sorted(items, key=lambda item: item.path)
    said = {item.id: annotations.get(item.path, Annotation()) for item in items}
    alike = _grouped((contents[item.id], item.id) for item in items)
    members = _grouped((item.modality, item.id) for item in items)
    return JudgedItems(
        items,
        {item_id: one.labels for item_id, one in said.items() if one.labels},
        _grouped((label, item_id) for item_id, one in said.items() for label in one.labels),
        _grouped((words, item_id) for item_id, one in said.items() for words in one.captions),
        {item_id: one.unsure for item_id, one in said.items() if one.unsure},
        _grouped((label, item_id) for item_id, one in said.items() for label in one.unsure),
        frozenset(item_id for item_id, one in said.items() if one.is_labelled),
        {item_id: ids for ids in alike.values() for item_id in ids},
        {modality: members.get(modality, frozenset()) for modality in Modality},
    )


def _grouped(pairs: Iterable[tuple[K, int]]) -> dict[K, ItemIds]:
    groups: dict[K, set[int]] = defaultdict(set)
    for key, item_id in pairs:
        groups[key].add(item_id)
    return {key: frozenset(ids) for key, ids in groups.items()}
