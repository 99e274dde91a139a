"""A library that is served elsewhere (`triptych serve`), asked as one that lies here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from ..errors import UserError
from ..language import tr
from ..query import write
from ..system_reasons import system_reason
from ..types import Hit, Item, Marks, MatchSource, Modality, Query, SearchResult, Segment
from .connection import Connection
from .question import Question


@dataclass(frozen=True, slots=True)
class _Why:
    line: str


@dataclass(frozen=True, slots=True)
class _ServedHit:
    """A hit as its JSON has it; what else that has is passed over."""

    id: int
    path: str
    modality: Modality
    score: float
    strength: int
    weak: bool
    marks: Marks
    lanes: frozenset[MatchSource]
    segment: Segment
    segments: tuple[Segment, ...]
    copies: tuple[str, ...]
    why: _Why | None = None

    def hit(self) -> Hit:
        """The hit as searches here give it; of copies there are no more than their number."""
        return Hit(
            Item(self.id, self.path, self.modality, size=0, mtime_ns=0, marks=self.marks),
            self.score,
            self.strength,
            self.segment,
            self.weak,
            self.segments,
            self.lanes,
            tuple(range(len(self.copies))),
        )


@dataclass(frozen=True, slots=True)
class _ServedAnswer:
    hits: tuple[_ServedHit, ...]
    total: int
    searched: int
    not_understood: tuple[str, ...]
    did_you_mean: str | None
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class ServedPage:
    """What a served library answered.

    Attributes:
        document: its JSON, as it came.
        reasons: a line for each hit, where they were asked for.
    """

    query: Query
    document: dict[str, Any]
    result: SearchResult
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServedLibrary:
    """One library at an address such as `https://host:8765`.

    Attributes:
        token: as `Connection` takes it.
    """

    address: str
    token: str | None = None

    def search(self, question: Question, *, why: bool = False) -> ServedPage:
        """Ask as `Library.answer` does; files are sent along, whole.

        Raises:
            QuerySyntaxError: a place of the text cannot be understood.
            UserError: a file cannot be read, the server does not answer, or refuses.
        """
        query = question.query()
        fields = {
            "q": write(query),
            "like": [str(item_id) for item_id in question.like],
            "limit": str(query.limit),
            "offset": str(query.offset),
            "why": str(why).lower(),
        }
        paths = [term.value for term in query.terms if term.is_file]
        if any(term.fragment for term in query.terms):
            raise UserError(tr("A part of a file cannot be sent: cut it out, or send all of it."))
        return _page(query, self._asked(fields, paths))

    def _asked(self, fields: dict[str, Any], paths: Sequence[str]) -> bytes:
        """The answer of the server, as it came."""
        with closing(Connection(self.address, self.token)) as server, opened(paths) as files:
            # Only a request with files is a form; else the words stand in the address.
            sent = {"data": fields, "files": files} if files else {"params": fields}
            return server.ask("POST" if files else "GET", "/api/search", **sent)


@contextmanager
def opened(paths: Sequence[str]) -> Iterator[list[tuple[str, tuple[str, Any]]]]:
    """Files to be sent, for the block.

    Raises:
        UserError: one cannot be read.
    """
    with ExitStack() as stack:
        try:
            files = [stack.enter_context(Path(path).open("rb")) for path in paths]
        except OSError as error:
            raise UserError(
                tr(
                    "{path} cannot be sent: {reason}.",
                    path=error.filename,
                    reason=system_reason(error),
                )
            ) from error
        names = (Path(path).name.encode("utf-8", "replace").decode() for path in paths)
        yield [("file", (name, file)) for name, file in zip(names, files, strict=True)]


def _page(query: Query, content: bytes) -> ServedPage:
    try:
        # Names that are not UTF-8 have lone surrogates, which msgspec itself does not read.
        document = json.loads(content)
        answer = msgspec.convert(document, _ServedAnswer)
    except ValueError as error:
        raise UserError(tr("The answer cannot be understood: is that a library?")) from error
    result = SearchResult(
        tuple(hit.hit() for hit in answer.hits),
        answer.seconds,
        answer.searched,
        answer.total,
        answer.not_understood,
        answer.did_you_mean,
    )
    reasons = tuple(hit.why.line for hit in answer.hits if hit.why)
    return ServedPage(query, document, result, reasons)
