"""The routes that offer something by themselves: suggestions, a walk, a day, and groups."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any

import anyio
from anyio.to_thread import run_sync
from fastapi import Path, Query
from msgspec import to_builtins
from pydantic import BeforeValidator
from starlette.responses import Response

from ..api.answer import hit_document, item_document
from ..api.library import Library
from ..library.asking import AT_ONCE
from ..types import Modality
from ..types.discovery import SeedSource
from .answers import json_answer, refusal
from .searching import MOST_OFFSET, MOST_TERMS, AskedId

_MOST, _MOST_STEPS, _SEEDS = 100, 50, 10**6
# Without it, a number is taken for seconds since 1970.
_Day = Annotated[date, BeforeValidator(date.fromisoformat)]
_FROM = "What suggestions are like where no items are given."


class Discovering:
    """Answers in turns of its own: a suggestion takes several searches, for which nobody waits."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._turns = anyio.CapacityLimiter(AT_ONCE // 2)

    async def suggestions(
        self,
        like: Annotated[list[AskedId], Query(max_length=MOST_TERMS)] = [],  # noqa: B006 - FastAPI copies it
        source: Annotated[SeedSource, Query(alias="from", description=_FROM)] = (
            SeedSource.FAVOURITES
        ),
        type: Annotated[list[Modality], Query()] = [],  # noqa: A002, B006
        limit: Annotated[int, Query(ge=1, le=_MOST)] = 20,
    ) -> Response:
        """Files like some items, or like favourites; each hit has the id that it is `like`."""
        suggest = self._library.discovery.suggest
        found = await self._run(partial(suggest, like or source, kinds=type, limit=limit))
        copies = self._library.items([copy for one in found for copy in one.hit.copies])
        paths = {item.id: item.path for item in copies}
        return json_answer(
            {"hits": [{**hit_document(one.hit, paths), "like": one.seed} for one in found]}
        )

    async def walk(
        self,
        start: Annotated[AskedId | None, Query()] = None,
        steps: Annotated[int, Query(ge=1, le=_MOST_STEPS)] = 10,
        seed: Annotated[int | None, Query(ge=0, le=_SEEDS)] = None,
    ) -> Response:
        """A random walk from file to file; with the same seed the same one."""
        number = secrets.randbelow(_SEEDS) if seed is None else seed
        walk = partial(self._library.discovery.walk, start, steps=steps, seed=number)
        trail = await self._run(walk)
        return json_answer({"seed": number, "trail": [item_document(item) for item in trail]})

    def on_this_day(self, day: Annotated[_Day | None, Query()] = None) -> Response:
        """What there is of a day, by default today, in earlier years."""
        found = self._library.discovery.on_this_day(day)
        years = [
            {
                "year": one.year,
                "items": [item_document(item) for item in self._library.items(one.ids.tolist())],
            }
            for one in found.years
        ]
        return json_answer({"day": found.day.isoformat(), "reach": found.reach, "years": years})

    def groups(self) -> Response:
        """The groups by meaning, the largest first; `parent` is the group above."""
        return json_answer(to_builtins(self._library.discovery.groups()))

    def group(
        self,
        group_id: Annotated[int, Path(ge=1, le=2**63 - 1)],
        limit: Annotated[int, Query(ge=1, le=_MOST)] = 20,
        offset: Annotated[int, Query(ge=0, le=MOST_OFFSET)] = 0,
    ) -> Response:
        """The items of a group."""
        ids = self._library.discovery.members(group_id)
        if not ids:
            return refusal(404, "There is no such group.")
        items = self._library.items(ids[offset : offset + limit])
        return json_answer({"items": [item_document(item) for item in items], "total": len(ids)})

    async def _run(self, work: Callable[[], Any]) -> Any:
        return await run_sync(work, limiter=self._turns)
