"""The filters of a query while its keys are read, one after the other."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from ..types import Filters, Modality, Sort


class FilterBuilder(Struct):
    """The filters and the order of a query while it is read.

    Attributes:
        today: the day that relative dates count from.
        filters: all but what is gathered beside it.
        folders, extensions, tags, without_tags, albums, without_albums, groups, without_groups:
            used as ordered sets.
    """

    today: date
    filters: Filters = field(default_factory=Filters)
    modalities: set[Modality] = field(default_factory=set)
    folders: dict[str, None] = field(default_factory=dict)
    extensions: dict[str, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    without_tags: dict[str, None] = field(default_factory=dict)
    albums: dict[str, None] = field(default_factory=dict)
    without_albums: dict[str, None] = field(default_factory=dict)
    groups: dict[str, None] = field(default_factory=dict)
    without_groups: dict[str, None] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE

    def finish(self) -> Filters:
        """The filters with all that was gathered."""
        return replace(
            self.filters,
            modalities=frozenset(self.modalities or Modality),
            folders=tuple(self.folders),
            extensions=tuple(self.extensions),
            tags=tuple(self.tags),
            without_tags=tuple(self.without_tags),
            albums=tuple(self.albums),
            without_albums=tuple(self.without_albums),
            groups=tuple(self.groups),
            without_groups=tuple(self.without_groups),
        )
