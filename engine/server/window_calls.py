"""The routes that a window elsewhere reads a library by: each call of `api.calls`, answered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Any, TypeVar

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, HTTPException
from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import Response

from ..api import calls
from ..api.calls import (
    Asked,
    AskedWhy,
    AskedWith,
    Call,
    Seeds,
    Tile,
    ToldOccasions,
    ToldSearch,
    ToMark,
    Trail,
)
from ..api.library import Library
from ..api.wire import packed, schema_of, unpacked
from ..disk import Disk
from ..explain import Explanation
from ..library.asking import AT_ONCE
from ..library.reader import LibraryReader
from ..media.drawn_sounds import SoundDrawer
from ..query import parse
from ..types import Item, MarkChange, Marking, Modality, Query, SavedSearch, SearchResult, Term
from ..types.discovery import SeedSource, Suggestion
from ..types.fragments import read_fragment
from ..types.item_groups import GroupBy
from ..types.saved import told_file
from .answers import encoded
from .files import place_of
from .kept_uploads import KeptUploads
from .uploads import told_by_names

A = TypeVar("A")
R = TypeVar("R")

# A list of three million items.
_LARGE_BODY = 32_000_000


class WindowCalls:
    """Answers what a window asks; its searches take their turns.

    Attributes:
        routes: those that change nothing.
        changes: those that want a token that may write.
    """

    def __init__(self, library: Library, uploads: KeptUploads) -> None:
        self._library = library
        self._reader = LibraryReader(library.directory)
        self._uploads = uploads
        self._disk = Disk()
        self._drawer = SoundDrawer()
        self._turns = anyio.CapacityLimiter(AT_ONCE)
        # A long film takes its time; who asks with words does not wait for it.
        self._turns_with_files = anyio.CapacityLimiter(AT_ONCE // 2)
        self.routes, self.changes = (
            APIRouter(prefix="/api/window", tags=["window"]) for _ in range(2)
        )
        self._add_searches()
        self._add_items()
        self._add_lists()
        self._add_overviews()

    def close(self) -> None:
        """Close the files, and end the process that draws."""
        self._reader.close()
        self._drawer.close()

    def _add(
        self,
        call: Call[A, R],
        answer: Callable[[A], R],
        turns: Callable[[A], anyio.CapacityLimiter | None] = lambda _: None,
        routes: APIRouter | None = None,
    ) -> None:
        """Add the route of a call, to those that change nothing if nothing else is said.

        Args:
            turns: what a request waits for its turn at.
        """

        async def route(request: Request) -> Response:
            asked = _read(await request.body(), call)
            work = partial(_answered, answer, asked)
            return encoded(await run_sync(work, limiter=turns(asked)))

        # What FastAPI names an operation by.
        route.__name__, route.__doc__ = call.name, call.takes.__doc__
        size: dict[str, Any] = {"max_body_size": _LARGE_BODY} if call.is_large else {}
        (routes or self.routes).add_api_route(
            f"/{call.name}",
            route,
            methods=["POST"],
            responses={200: {"content": _json_of(call.gives)}},
            openapi_extra={"requestBody": {"required": True, "content": _json_of(call.takes)}},
            **size,
        )

    def _add_searches(self) -> None:
        self._add(calls.SEARCH, self._search, self._turns_for)
        self._add(calls.EXPLAIN, self._explain, lambda asked: self._turns_for(asked.asked))
        self._add(calls.SUGGEST, self._suggest, lambda _: self._turns)
        self._add(calls.WALK, self._walk, lambda _: self._turns)

    def _add_items(self) -> None:
        reader = self._reader
        self._add(calls.ITEMS, lambda asked: reader.items(asked.ids))
        self._add(calls.FIND, lambda asked: reader.find(asked.path))
        self._add(calls.TEXT, lambda asked: reader.document_text(asked.item_id))
        self._add(calls.TILES, lambda asked: self._tiles(asked.ids))
        # One is drawn after the other; those who wait for it keep no thread from others.
        drawing = anyio.CapacityLimiter(1)
        draw = self._spectrogram
        self._add(calls.SPECTROGRAM, lambda asked: draw(asked.item_id), lambda _: drawing)
        self._add(calls.MARK, self._mark, routes=self.changes)

    def _add_lists(self) -> None:
        reader = self._reader
        self._add(calls.ITEM_IDS, lambda asked: reader.item_ids(*_listed(asked.q)))
        self._add(calls.OUTLINES, lambda asked: reader.outlines(asked.ids))
        self._add(calls.GROUP_NAMES, lambda asked: reader.group_names(asked.ids, asked.grouping))
        self._add(calls.COUNT, lambda asked: reader.count(SavedSearch("", asked.q)))
        self._add(calls.GROUP_MEMBERS, lambda asked: reader.group_members(asked.group_id))
        self._add(calls.OCCASIONS, lambda asked: _occasions(reader, asked.by))
        self._add(calls.ON_THIS_DAY, lambda asked: reader.on_this_day(asked.day))
        self._add(calls.MAP, lambda asked: reader.map(asked.method))

    def _add_overviews(self) -> None:
        reader = self._reader
        self._add(calls.TAGS, lambda _: reader.tags())
        self._add(calls.FAVOURITES, lambda _: reader.favourites())
        self._add(calls.REVISION, lambda _: reader.revision())
        self._add(calls.ROOTS, lambda _: reader.roots())
        self._add(calls.FAILURES, lambda _: reader.failures())
        self._add(calls.COUNTS, lambda _: reader.counts())
        self._add(calls.PRESET, lambda _: reader.preset())
        self._add(calls.FOLDERS_IN, lambda asked: reader.folders_in(asked.path))
        self._add(calls.MONTHS, lambda _: reader.months())
        self._add(calls.COMPLETE, lambda asked: reader.complete(asked.what, asked.beginning))
        self._add(calls.SAVED_SEARCHES, lambda _: tuple(map(_told, reader.saved_searches())))
        self._add(calls.ALBUMS, lambda _: reader.albums())
        self._add(calls.GROUPED, lambda _: reader.grouped())

    def _turns_for(self, asked: Asked) -> anyio.CapacityLimiter:
        has_uploads = any(one.upload for one in asked.files)
        return self._turns_with_files if has_uploads else self._turns

    def _search(self, asked: Asked) -> SearchResult:
        with self._told_by_names(asked):
            return self._library.engine.get().search(self._query(asked))

    def _explain(self, asked: AskedWhy) -> Explanation | None:
        query, engine = self._query(asked.asked), self._library.engine.get()
        with self._told_by_names(asked.asked):
            return engine.explain(query, asked.item_id, quoted=asked.quoted)

    def _suggest(self, asked: Seeds) -> tuple[Suggestion, ...]:
        seeds = asked.seeds
        if not isinstance(seeds, SeedSource):
            seeds = tuple(item.id for item in self._reader.items(seeds))
        return self._library.engine.get().discovery.suggest(seeds, limit=asked.limit)

    def _walk(self, asked: Trail) -> Item | None:
        return self._library.engine.get().discovery.walk(asked.passed, asked.seed)

    def _tiles(self, ids: tuple[int, ...]) -> list[Tile]:
        read = self._reader
        texts = {item.id for item in read.items(ids) if item.modality is Modality.TEXT}
        return [Tile(read.preview(one), read.beginning(one) if one in texts else "") for one in ids]

    def _spectrogram(self, item_id: int) -> bytes:
        """Of a sound or a film, where its file can be reached."""
        place = place_of(self._library.item(item_id), self._reader.roots(), self._disk)
        return self._drawer.draw(place) if place else b""

    def _mark(self, asked: ToMark) -> tuple[Marking, ...]:
        """Change marks; what takes it back."""
        markings = [
            # A window of another version may call tags by names that are none.
            Marking(MarkChange.of(change.favourite, change.rating, change.add, change.remove), ids)
            for change, ids in ((one.change, one.ids) for one in asked.changes)
        ]
        return self._library.engine.get().by_hand.mark(markings).back

    def _query(self, asked: Asked) -> Query:
        typed = parse(asked.q)
        return replace(
            typed,
            terms=(*typed.terms, *map(self._term, asked.files)),
            limit=asked.limit,
            offset=asked.offset,
            per_kind=asked.per_kind,
            lists_all=asked.lists_all,
        )

    def _term(self, asked: AskedWith) -> Term:
        """What is asked with: never a path that the window named, whatever lies there."""
        part = read_fragment(asked.fragment) if asked.fragment else None
        if asked.item is not None:
            path = self._library.item(asked.item).path
        else:
            path = str(self._uploads.find(asked.upload))
        return Term(asked.modality, path, True, asked.weight, part)

    def _told_by_names(self, asked: Asked) -> Any:
        sent = [self._uploads.find(one.upload) for one in asked.files if one.upload]
        return told_by_names(sent) if sent else nullcontext()


def _read(content: bytes, call: Call[A, R]) -> Any:
    """A request.

    Raises:
        HTTPException: 400, it is none.
    """
    try:
        return unpacked(content, call.takes)
    except ValueError as error:
        raise HTTPException(400, f"The request cannot be understood: {error}") from error


def _answered(answer: Callable[[Any], object], asked: object) -> bytes:
    """What a request is answered with.

    Raises:
        HTTPException: 400, it names what no file system has.
    """
    try:
        return packed(answer(asked))
    except UnicodeEncodeError as error:
        raise HTTPException(400, f"The request cannot be understood: {error}") from error


def _json_of(kind: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema_of(kind)}}


def _listed(text: str) -> Any:
    query = parse(text)
    return query.filters, query.sort


def _told(search: SavedSearch) -> ToldSearch:
    files: Any = tuple(tuple(told_file(term)) for term in search.files)
    return ToldSearch(search.name, search.query, files)


def _occasions(reader: LibraryReader, by: GroupBy) -> ToldOccasions:
    found = reader.occasions(by)
    members = tuple(found.members[group.id] for group in found.groups)
    return ToldOccasions(found.groups, members, found.ungrouped)
