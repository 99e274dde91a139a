"""A search as it is kept in the settings, from one run of the window to the next."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from engine.errors import UserError
from engine.query import parse, write
from engine.types import Filters, Query, Sort
from engine.types.grouping import Grouping
from engine.types.saved import read_file, told_file

from ..gallery import NO_PLACE, Place
from ..widgets.labels import term_name
from .draft import QueryDraft

_MOST = 2**31 - 1


class KeptSearch(Struct, frozen=True):
    """What was in the search box, and the rest of the query beside it.

    Attributes:
        text: as it was typed, whether it can be read or not.
        draft: without what is typed.
    """

    text: str = ""
    draft: QueryDraft = field(default_factory=QueryDraft)

    @classmethod
    def of(cls, text: str, draft: QueryDraft) -> KeptSearch:
        """A search as it is now."""
        return cls(text, replace(draft, typed=Query()))

    @property
    def title(self) -> str:
        """What it is called in a list: its words, its files, and folders by their names alone."""
        chosen = self.draft.chosen
        names = tuple(PurePath(folder).name or folder for folder in chosen.folders)
        return self._told(replace(chosen, folders=names))

    @property
    def line(self) -> str:
        """All of it: no two searches that differ in what they look for have the same."""
        return self._told(self.draft.chosen)

    def _told(self, chosen: Filters) -> str:
        names = [term_name(term) for term in self.draft.files]
        parts = (self.text.strip(), *names, write(Query(filters=chosen)))
        return " + ".join(part for part in parts if part)

    @classmethod
    def read(cls, stored: str) -> KeptSearch:
        """What `written` made; nothing to look for where that cannot be read."""
        try:
            return _read(json.loads(stored))
        except (ValueError, TypeError, KeyError, UserError):
            return cls()

    def written(self) -> str:
        """All of it as plain ASCII, whatever bytes a file name has."""
        draft = self.draft
        return json.dumps(
            {
                "text": self.text,
                "files": [told_file(term) for term in draft.files],
                "chosen": write(Query(filters=draft.chosen)),
                "sort": draft.sort,
                "grouping": draft.grouping,
            }
        )


def _read(fields: dict[str, Any]) -> KeptSearch:
    draft = QueryDraft(
        files=tuple(map(read_file, fields["files"])),
        chosen=parse(str(fields["chosen"])).filters,
        sort=Sort(fields["sort"]),
        grouping=Grouping(fields["grouping"]),
    )
    return KeptSearch(str(fields["text"]), draft)


def written_place(place: Place) -> str:
    """A place in the gallery as JSON."""
    return json.dumps(
        {
            "offset": place.offset,
            "seen": place.seen,
            "current": place.current,
            "selected": place.selected,
        }
    )


def read_place(stored: str) -> Place:
    """A place in the gallery that was kept as JSON; the top where that cannot be read."""
    try:
        fields = json.loads(stored)
        current = fields["current"]
        return Place(
            offset=_number(fields["offset"]),
            seen=tuple((_number(one), _number(top)) for one, top in fields["seen"]),
            current=None if current is None else _number(current),
            selected=tuple(map(_number, fields["selected"])),
        )
    except (ValueError, TypeError, KeyError, OverflowError):
        return NO_PLACE


def _number(told: Any) -> int:
    """An id or a number of pixels, neither of which Qt takes beyond its own bounds."""
    number = int(told)
    if abs(number) > _MOST:
        raise OverflowError
    return number
