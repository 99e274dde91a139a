"""How much a library holds and takes, in rows of a table."""

from __future__ import annotations

from ..language import tr, tr_noop
from ..library.sizes import DiskPart, LibrarySizes
from ..wording import file_size
from .media import counted_media

_PARTS = {
    DiskPart.CATALOGUE: tr_noop("Catalogue, with texts and vectors"),
    DiskPart.PREVIEWS: tr_noop("Previews"),
    DiskPart.VECTORS: tr_noop("Vectors in memory order"),
    DiskPart.GRAPHS: tr_noop("Graphs for quick searches"),
    DiskPart.MODELS: tr_noop("Downloaded models, of all libraries"),
}


def held(sizes: LibrarySizes) -> list[tuple[str, str]]:
    """How many files of each kind, and their size."""
    return [
        (counted_media(modality, files.count), file_size(files.bytes))
        for modality, files in sizes.files.items()
    ]


def taken(sizes: LibrarySizes) -> list[tuple[str, str]]:
    """What takes room on the disk."""
    return [(tr(_PARTS[part]), file_size(size)) for part, size in sizes.parts.items()]
