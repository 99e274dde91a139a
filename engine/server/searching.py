"""The routes that search: by words, by items, by files that are sent along, or several together."""

from __future__ import annotations

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

import anyio
from anyio.to_thread import run_sync
from fastapi import File, Form, HTTPException, Query, UploadFile
from starlette.responses import Response

from ..api.answer import why_document
from ..api.library import Library
from ..api.question import Question
from ..library.asking import AT_ONCE
from ..types import Modality, Sort
from .answers import encoded, json_answer
from .items import ItemId
from .uploads import kept

MOST_HITS, MOST_REASONS, MOST_CHARS, MOST_TERMS = 500, 50, 10_000, 8
MOST_KEPT_BYTES, _KEPT_SECONDS = 16_000_000, 60.0
# What was asked is no longer than the head of a request.
_ASKED_BYTES = 32_000

_TEXT = "In the query language: `sunset -people after:2024`."
_LIKE = "Ids of items to ask with."
_TYPE = "Kinds of media to return; none means all."
_WHY = "Also say why each hit was found."
AskedId = Annotated[int, Query(ge=1, le=2**63 - 1)]
_Minus = Annotated[str, Query(max_length=MOST_CHARS)]
MOST_OFFSET = 10**9


class Searching:
    """Answers searches, some at a time; what is asked again while nothing changed is remembered."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._turns = anyio.CapacityLimiter(AT_ONCE)
        # A long film takes its time; who asks with words does not wait for it.
        self._turns_with_files = anyio.CapacityLimiter(AT_ONCE // 2)
        self._answers = AnswerCache(library.revision)

    async def search(
        self,
        q: Annotated[str, Query(max_length=MOST_CHARS, description=_TEXT)] = "",
        like: Annotated[list[AskedId], Query(max_length=MOST_TERMS, description=_LIKE)] = [],  # noqa: B006 - FastAPI copies it
        minus: Annotated[list[_Minus], Query(max_length=MOST_TERMS)] = [],  # noqa: B006
        type: Annotated[list[Modality], Query(description=_TYPE)] = [],  # noqa: A002, B006
        sort: Annotated[Sort | None, Query()] = None,
        limit: Annotated[int, Query(ge=1, le=MOST_HITS)] = 20,
        offset: Annotated[int, Query(ge=0, le=MOST_OFFSET)] = 0,
        why: Annotated[bool, Query(description=_WHY)] = False,
    ) -> Response:
        """Search; answers with the JSON of `triptych search --json`."""
        _refuse_many_reasons(limit, why=why)
        question = Question(
            q,
            like=tuple(like),
            minus=tuple(minus),
            kinds=frozenset(type),
            sort=sort,
            limit=limit,
            offset=offset,
        )
        make = partial(self._answer, question, why=why)
        return encoded(await self._run(partial(self._answers.get, (question, why), make)))

    async def search_with_files(
        self,
        q: Annotated[str, Form(max_length=MOST_CHARS, description=_TEXT)] = "",
        file: Annotated[list[UploadFile], File(max_length=MOST_TERMS)] = [],  # noqa: B006
        like: Annotated[list[AskedId], Form(max_length=MOST_TERMS, description=_LIKE)] = [],  # noqa: B006
        minus: Annotated[list[_Minus], Form(max_length=MOST_TERMS)] = [],  # noqa: B006
        type: Annotated[list[Modality], Form(description=_TYPE)] = [],  # noqa: A002, B006
        sort: Annotated[Sort | None, Form()] = None,
        limit: Annotated[int, Form(ge=1, le=MOST_HITS)] = 20,
        offset: Annotated[int, Form(ge=0, le=MOST_OFFSET)] = 0,
        why: Annotated[bool, Form(description=_WHY)] = False,
    ) -> Response:
        """The same with pictures, sounds, videos or documents that are sent along."""

        def answer() -> bytes:
            with kept(file) as files:
                question = Question(
                    q,
                    files,
                    tuple(like),
                    tuple(minus),
                    frozenset(type),
                    sort=sort,
                    limit=limit,
                    offset=offset,
                )
                return self._answer(question, why=why)

        _refuse_many_reasons(limit, why=why)
        return encoded(await run_sync(answer, limiter=self._turns_with_files))

    async def why(
        self,
        item_id: ItemId,
        q: Annotated[str, Query(max_length=MOST_CHARS, description=_TEXT)] = "",
        like: Annotated[list[AskedId], Query(max_length=MOST_TERMS, description=_LIKE)] = [],  # noqa: B006
    ) -> Response:
        """Why an item is an answer to a search: its words, its best parts, and a line."""
        question = Question(q, like=tuple(like))
        found = await self._run(partial(self._library.explain, question, item_id))
        return json_answer(why_document(*found))

    def _answer(self, question: Question, *, why: bool) -> bytes:
        return json.dumps(self._library.answer(question, why=why).document()).encode()

    async def _run(self, work: Callable[[], Any]) -> Any:
        """Do work on a thread; more than can be done at a time waits here, and keeps no thread."""
        return await run_sync(work, limiter=self._turns)


def _refuse_many_reasons(limit: int, *, why: bool) -> None:
    """Refuse what would keep the others waiting.

    Raises:
        HTTPException: 400.
    """
    if why and limit > MOST_REASONS:
        raise HTTPException(400, f"At most {MOST_REASONS} hits are explained at a time.")


class AnswerCache:
    """Answers that were given of late, as long as the library is the same. Any thread may ask.

    Args:
        revision: tells the number of the library's last change.
    """

    def __init__(self, revision: Callable[[], int]) -> None:
        self._revision = revision
        # By what was asked: at which revision, until when it holds (days go by), and the answer.
        self._kept: OrderedDict[object, tuple[int, float, bytes]] = OrderedDict()
        self._lock = threading.Lock()
        self._bytes = 0

    def get(self, asked: object, make: Callable[[], bytes]) -> bytes:
        """The answer to a question, which is made where it is not known."""
        revision, now = self._revision(), time.monotonic()
        known = self._kept.get(asked)
        if known is not None and known[0] == revision and now < known[1]:
            return known[2]
        answer = make()
        with self._lock:
            self._keep(asked, (revision, now + _KEPT_SECONDS, answer))
        return answer

    def _keep(self, asked: object, told: tuple[int, float, bytes]) -> None:
        """Remember an answer; those that were made first make room."""
        if asked in self._kept:
            self._bytes -= _size(self._kept.pop(asked))
        self._kept[asked] = told
        self._bytes += _size(told)
        while self._bytes > MOST_KEPT_BYTES:
            self._bytes -= _size(self._kept.popitem(last=False)[1])


def _size(told: tuple[int, float, bytes]) -> int:
    """How many bytes an answer takes, with what was asked, about."""
    return len(told[2]) + _ASKED_BYTES
