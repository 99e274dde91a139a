"""A real catalogue filled by hand, to ask what filters leave of it and in which order."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import numpy as np

from engine.catalogue import Catalogue
from engine.query import parse
from engine.types import FileStat, Filters, Metadata, Modality, Segment, SegmentKind, Sort

NOON = "2024-06-15T12:00:00"


class LibraryStore:
    """A catalogue, filled with items by name."""

    def __init__(self, directory: Path) -> None:
        self.catalogue = Catalogue(directory / "catalogue.sqlite")
        with self.catalogue.transaction():
            self.catalogue.roots.add("/r")
            self.catalogue.spaces.add("starter", "fake:1", 2)

    def put(
        self,
        path: str,
        modality: Modality = Modality.IMAGE,
        *,
        changed: str = NOON,
        taken: str = "",
        size: int = 1000,
        seconds: float = 0.0,
        content: str = "",
        segments: int = 1,
    ) -> None:
        """Add a file below /r, last changed at a local time, with so many segments."""
        path = f"/r/{path}"
        moment = int(datetime.fromisoformat(changed).timestamp()) * 10**9
        metadata = Metadata(duration=seconds, taken=taken)
        digest = (content or path).encode("utf-8", "surrogateescape")
        with self.catalogue.transaction() as revision:
            stat = FileStat(path, size, moment)
            item = self.catalogue.items.put(1, stat, digest, modality, metadata)
            parts = [Segment(SegmentKind.WHOLE)] * segments
            vectors = np.ones((segments, 2), np.float32)
            self.catalogue.segments.replace(item, 1, revision, parts, vectors)

    def listed(self, filters: Filters, sort: Sort = Sort.NAME) -> list[str]:
        """The paths below /r that filters leave, in order, and the same ones in any order."""
        ids = self.catalogue.items.ids(filters, sort).tolist()
        assert sorted(self.catalogue.items.matching(filters).tolist()) == sorted(ids)
        items = self.catalogue.items.get(ids)
        return [item.path.removeprefix("/r/") for item in items]

    def left(self, text: str, today: date | None = None) -> list[str]:
        """The paths below /r that the filters of a typed query leave, by name."""
        return self.listed(parse(text, today=today).filters)
