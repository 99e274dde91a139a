"""A library where concepts are known, to be put in groups."""

from __future__ import annotations

from pathlib import Path

from planted_space import PlantedLibrary

from engine.catalogue.item_groups import ItemGroupTable
from engine.clusters.leaves import GroupOptions
from engine.clusters.run import group_library
from engine.types import Modality
from engine.types.item_groups import ItemGroup

CONCEPTS = ("harbour", "violin", "glacier", "tractor")
KINDS = (Modality.IMAGE, Modality.AUDIO, Modality.TEXT)
EACH = 8


def planted_at(directory: Path) -> PlantedLibrary:
    """A library with so many files of each kind for each concept."""
    made = PlantedLibrary(directory)
    for concept in CONCEPTS:
        add(made, concept, range(EACH))
    made.finish()
    return made


def add(made: PlantedLibrary, concept: str, numbers: range) -> None:
    """Add a picture, a sound and a text of a concept for each number."""
    made.add({f"{concept}/{kind}{n}.x": (kind, [[concept]]) for kind in KINDS for n in numbers})


def table(made: PlantedLibrary) -> ItemGroupTable:
    """Its groups."""
    return made.catalogue.item_groups


def group(made: PlantedLibrary, options: GroupOptions | None = None) -> list[ItemGroup]:
    """Group it; the groups of files, the largest first."""
    view = made.index.refresh(made.catalogue)
    group_library(made.catalogue, view, made.encoder, options)
    return list(table(made).told().leaves)


def folders(made: PlantedLibrary, group_id: int) -> set[str]:
    """The concepts of a group's files."""
    items = made.catalogue.items.get(table(made).members(group_id).tolist())
    return {item.path.split("/")[2] for item in items}


def of(made: PlantedLibrary, concept: str) -> ItemGroup:
    """The group that has the files of a concept."""
    return next(one for one in table(made).told().leaves if concept in folders(made, one.id))


def add_words(made: PlantedLibrary) -> None:
    """Let the words of paths be known, as an indexing run does."""
    with made.catalogue.transaction():
        for item in made.catalogue.items.get(list(range(1, 200))):
            made.catalogue.fulltext.put(item.id, item.path, item.metadata, "")


def state(made: PlantedLibrary) -> list[object]:
    """All that is kept of groups: rows, files, and where new ones would join."""
    centres = [
        (number, one.modality, one.radius, one.centre.tolist())
        for number, one in table(made).centres()
    ]
    ids, leaves = table(made).membership()
    return [table(made).all(), ids.tolist(), leaves.tolist(), centres]
