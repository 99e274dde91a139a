"""A real catalogue filled by hand with the words of files, to search in full text."""

from __future__ import annotations

import numpy as np

from engine.catalogue import Catalogue
from engine.types import FileStat, Metadata, Modality

ROOT = "/home/ada/Pictures"
PROSE = "the story of a man and the sea"


def put(catalogue: Catalogue, name: str, text: str = "", **tags: str) -> int:
    """Store a file below the root with its words, in a transaction of its own."""
    with catalogue.transaction():
        return store(catalogue, name, text, **tags)


def store(catalogue: Catalogue, name: str, text: str = "", **tags: str) -> int:
    """Store a file as the indexing does, in the open transaction."""
    path, metadata = f"{ROOT}/{name}", Metadata(**tags)
    modality = Modality.TEXT if text else Modality.IMAGE
    item = catalogue.items.put(1, FileStat(path, 1, 1), path.encode(), modality, metadata)
    catalogue.items.put_text(item, text)
    catalogue.fulltext.put(item, path, metadata, text)
    return item


def found(catalogue: Catalogue, words: str) -> list[int]:
    """The ids that a search gives, best first."""
    matches = catalogue.fulltext.search(words)
    falling = np.argsort(-(matches.shares + matches.by_name), kind="stable")
    return matches.items[falling].tolist()
