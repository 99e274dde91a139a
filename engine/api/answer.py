"""What a search gives a program, and the JSON of it: that of `triptych search --json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import to_builtins

from ..explain import Explanation
from ..explain.summary import explanation_document, explanation_line
from ..types import Hit, Item, Query, SearchResult


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of hits.

    Attributes:
        query: what they are the answer to.
        explanations: why each hit was found, in their order, where that was asked for.
        copies: the paths of the copies folded under hits, by their ids.
    """

    query: Query
    result: SearchResult
    explanations: tuple[Explanation, ...] = ()
    copies: Mapping[int, str] = field(default_factory=dict)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits of this page, best first."""
        return self.result.hits

    @property
    def total(self) -> int:
        """How many hits there are on all pages."""
        return self.result.total

    @property
    def reasons(self) -> tuple[str, ...]:
        """The explanations in a line each."""
        return tuple(map(explanation_line, self.hits, self.explanations))

    def document(self) -> dict[str, Any]:
        """The JSON of `triptych search`; where hits are explained, each with its reasons."""
        result = self.result
        hits = [hit_document(hit, self.copies) for hit in result.hits]
        for told, hit, explanation in zip(hits, result.hits, self.explanations, strict=False):
            told["why"] = why_document(hit, explanation)
        return {
            "hits": hits,
            "total": result.total,
            "searched": result.searched,
            "not_understood": list(result.not_understood),
            "did_you_mean": result.did_you_mean,
            "notice": result.notice,
            "seconds": {name: round(value, 4) for name, value in result.seconds.items()},
        }


def why_document(hit: Hit, explanation: Explanation) -> dict[str, Any]:
    """Why a hit was found: every number, and the whole in a line."""
    line = explanation_line(hit, explanation)
    return {**explanation_document(hit, explanation), "line": line}


def item_document(item: Item) -> dict[str, Any]:
    """What is known of an item."""
    return {
        "id": item.id,
        "path": item.path,
        "modality": item.modality,
        "size": item.size,
        "mtime_ns": item.mtime_ns,
        "marks": to_builtins(item.marks),
        "metadata": to_builtins(item.metadata),
    }


def hit_document(hit: Hit, copies: Mapping[int, str]) -> dict[str, Any]:
    """One hit; `copies` as in `Answer`."""
    return {
        "id": hit.item.id,
        "path": hit.item.path,
        "modality": hit.item.modality,
        "score": round(hit.score, 4),
        "strength": hit.strength,
        "likelihood": hit.likelihood,
        "weak": hit.weak,
        "marks": to_builtins(hit.item.marks),
        "lanes": sorted(hit.sources),  # the JSON keeps its keys
        "segment": to_builtins(hit.segment),
        "segments": to_builtins(list(hit.segments or (hit.segment,))),
        "copies": [copies[item] for item in hit.copies if item in copies],
        "elsewhere": to_builtins(hit.elsewhere),
    }
