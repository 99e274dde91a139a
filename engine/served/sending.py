"""Queries on their way to a server: what the library has is named, what lies here is sent along."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from ..api import calls
from ..api.calls import Asked, AskedWhy, AskedWith
from ..api.connection import Connection, NotThereError
from ..api.served import opened
from ..explain import CharSpan, Explanation
from ..query import write
from ..types import Query, SearchResult, Term
from ..types.fragments import write_fragment
from .view import ServedView

R = TypeVar("R")

_MOST_REMEMBERED = 50


class Sender:
    """Asks with any query; a file is sent once, and again only where the server has lost it."""

    def __init__(self, server: Connection, view: ServedView) -> None:
        self._server = server
        self._view = view
        self._lock = threading.Lock()
        self._sent: OrderedDict[tuple[object, ...], str] = OrderedDict()

    def search(self, query: Query) -> SearchResult:
        """Answer as `library.facade.Library.search` does.

        Raises:
            UserError: the server is away or refuses, or a file cannot be sent.
        """
        result = self._with(query, lambda asked: self._view.ask(calls.SEARCH, asked))
        self._view.note_items([hit.item for hit in result.hits])
        return result

    def explain(self, query: Query, item_id: int, quoted: CharSpan | None) -> Explanation | None:
        """Tell why an item is an answer; raises the same."""
        return self._with(
            query,
            lambda asked: self._view.ask(calls.EXPLAIN, AskedWhy(asked, item_id, quoted)),
        )

    def _with(self, query: Query, ask: Callable[[Asked], R]) -> R:
        asked = self._asked(query)
        try:
            return ask(asked)
        except NotThereError:
            if not any(one.upload for one in asked.files):
                raise
            with self._lock:
                self._sent.clear()
            return ask(self._asked(query))

    def _asked(self, query: Query) -> Asked:
        typed = tuple(term for term in query.terms if not term.is_file)
        return Asked(
            write(replace(query, terms=typed)),
            tuple(self._named(term) for term in query.terms if term.is_file),
            query.limit,
            query.offset,
            query.per_kind,
            query.lists_all,
        )

    def _named(self, term: Term) -> AskedWith:
        part = write_fragment(term.fragment) if term.fragment else ""
        item_id = self._view.find(term.value)
        upload = "" if item_id is not None else self._upload(term.value)
        return AskedWith(term.modality, item_id, upload, term.weight, part)

    def _upload(self, path: str) -> str:
        """The name that the server keeps a file under; sends it where it has none."""
        with opened([path]) as files:
            state = os.fstat(files[0][1][1].fileno())
            key = (path, state.st_size, state.st_mtime_ns)
            with self._lock:
                if key in self._sent:
                    return self._sent[key]
            told = self._server.ask("POST", "/api/uploads", files=files)
        try:
            name: str = msgspec.json.decode(told, type=dict[str, str])["upload"]
        except (ValueError, KeyError) as error:
            raise self._server.not_understood(error) from error
        with self._lock:
            self._sent[key] = name
            while len(self._sent) > _MOST_REMEMBERED:
                self._sent.popitem(last=False)
        return name
