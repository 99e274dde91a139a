"""Files by name alone, before any of them is read: a large folder can be browsed at once.

They are found by name, folder, kind, size, date, and the tags and stars of their sidecars, and have
no vectors yet, so that a run that is stopped leaves nothing that the next one would take for read.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from ..catalogue import Catalogue
from ..errors import Cancelled
from ..media.sniff import looks_interesting
from ..types import FileStat, Metadata
from ..types.tracks import can_be_read
from .context import RunContext
from .plan import Plan
from .sidecars import take_sidecars

# Fewer are read before anybody could look for them.
WORTH_NAMING = 50
_AT_ONCE = 1000


def name_first(context: RunContext, plans: Sequence[Plan], moved: Collection[str]) -> None:
    """Note the new files of plans and what sidecars say of them, unless they are few.

    Args:
        moved: paths of files that have an item elsewhere.

    Raises:
        Cancelled: the run was; what was noted stays.
    """
    if sum(len(plan.candidates) for plan in plans) < WORTH_NAMING:
        return
    found = ((plan.root_id, stat) for plan in plans for stat in plan.candidates)
    new = ((root_id, stat) for root_id, stat in found if stat.path not in moved)
    while batch := list(islice(new, _AT_ONCE)):
        if context.cancelled():
            raise Cancelled
        with context.catalogue.transaction():
            for root_id, stat in batch:
                _name(context, root_id, stat)
    for plan in plans:
        take_sidecars(context.catalogue, context.disk, plan, context.cancelled)


def name_of(catalogue: Catalogue, path: str) -> list[int]:
    """The item of a file that is known by its name alone, if there is one."""
    found = catalogue.items.find(path)
    return [found] if found is not None and catalogue.items.is_unread(found) else []


def _name(context: RunContext, root_id: int, stat: FileStat) -> None:
    catalogue, modality = context.catalogue, looks_interesting(stat.path)
    if modality is None or not can_be_read(modality, context.encoder.modalities):
        return
    if catalogue.items.find(stat.path) is None:
        item_id = catalogue.items.put_name(root_id, stat, modality)
        catalogue.fulltext.put(item_id, stat.path, Metadata(), "")
