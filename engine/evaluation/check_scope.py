"""What a check looks at: the items of the folders, with their labels."""

from __future__ import annotations

import os
from collections.abc import Mapping

from msgspec import Struct

from ..catalogue import Catalogue
from ..errors import UserError
from ..language import tr
from .dataset import CAPTIONS_NAME, Annotation, annotations_of
from .judged import ItemIds, JudgedItems, judge_items


class CheckScope(Struct, frozen=True):
    """What is searched, and what is known of it.

    Attributes:
        known: the ids of all items that have vectors, by path.
        folders: what searches are kept to; empty where that is the whole library.
        hidden: items that are never hits: the files that hold the answers.
        absent: how many annotated files are not among the items.
    """

    judged: JudgedItems
    known: Mapping[str, int]
    folders: tuple[str, ...]
    hidden: ItemIds
    absent: int


def scope_of(catalogue: Catalogue, space_id: int, folder: str | None) -> CheckScope:
    """The items of one folder, or of the whole library.

    Raises:
        UserError: there are none, or a captions.jsonl cannot be used.
    """
    folders = (folder,) if folder else tuple(catalogue.roots.paths())
    contents = catalogue.segments.contents_in(space_id)
    known: dict[str, int] = {}
    annotations: dict[str, Annotation] = {}
    for place in folders:
        found = catalogue.items.stats_under(place)
        inside = {path: entry[0] for path, entry in found.items() if entry[0] in contents}
        known.update(inside)
        annotations.update(annotations_of(place, inside))
    if not known:
        raise UserError(tr("There is nothing to check yet: no file here has been indexed."))
    answers = (os.path.join(place, CAPTIONS_NAME) for place in folders)
    hidden = frozenset(known[path] for path in answers if path in known)
    items = catalogue.items.get([item for item in known.values() if item not in hidden])
    return CheckScope(
        judge_items(items, annotations, contents),
        known,
        folders if len(known) < len(contents) else (),
        hidden,
        len(annotations.keys() - known.keys()),
    )
