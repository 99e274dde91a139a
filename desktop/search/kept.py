"""A search as it is kept in the settings, from one run of the window to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from engine.errors import UserError
from engine.types import Modality, Sort, Term
from engine.types.fragments import read_fragment, write_fragment
from engine.types.grouping import Grouping

from .draft import QueryDraft


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """What was in the search box, and the rest of the query beside it.

    Attributes:
        text: as it was typed, whether it can be read or not.
        draft: without what is typed.
    """

    text: str = ""
    draft: QueryDraft = field(default_factory=QueryDraft)

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
                "files": [_file(term) for term in draft.files],
                "kinds": sorted(draft.kinds),
                "folder": draft.folder,
                "sort": draft.sort,
                "grouping": draft.grouping,
            }
        )


def _file(term: Term) -> list[str | float]:
    file: list[str | float] = [term.value, term.modality, term.weight]
    return [*file, write_fragment(term.fragment)] if term.fragment else file


def _read(fields: dict[str, Any]) -> KeptSearch:
    draft = QueryDraft(
        files=tuple(
            Term(
                Modality(modality),
                str(path),
                is_file=True,
                weight=float(weight),
                fragment=read_fragment(*fragment) if fragment else None,
            )
            for path, modality, weight, *fragment in fields["files"]
        ),
        kinds=frozenset(map(Modality, fields["kinds"])),
        folder=str(fields["folder"]),
        sort=Sort(fields["sort"]),
        grouping=Grouping(fields["grouping"]),
    )
    return KeptSearch(str(fields["text"]), draft)
