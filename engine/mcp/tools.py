"""What an assistant can do with a library: search, look, explain, suggest; where it may, mark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any

from mcp.server.mcpserver import Image, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from ..api.library import Library
from ..api.question import Question
from ..errors import TOLD, user_line
from ..explain.summary import explanation_line
from ..types import Hit, Modality
from ..types.discovery import SeedSource

_INSTRUCTIONS = (
    "Searches a person's own pictures, sounds, videos and documents by what they mean, on this "
    "computer. Search first; its ids are what look and explain take. A likelihood of 'guess' "
    "means that the file is among the closest, but probably not what was asked for."
)
_MOST_HITS = 100
# Of a text, so that a book does not fill all that an assistant can read.
_MOST_CHARS = 4000
_Query = Annotated[
    str,
    Field(
        max_length=10_000,
        description='Words, and filters: sunset -people "exact words" after:2024-06 before:30d '
        "in:Holiday ext:pdf size:>5mb duration:<30s is:favourite rating:>=4 tag:x sort:date",
    ),
]
_Id = Annotated[int, Field(ge=1, le=2**63 - 1, description="The id of a hit.")]
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_MARKS = ToolAnnotations(destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def create_server(library: Library, *, may_mark: bool = False) -> Any:
    """The server of a library that is open.

    Args:
        may_mark: whether it also has a tool that changes marks; nothing else changes anything.
    """
    server, tools = MCPServer("triptych", instructions=_INSTRUCTIONS), Tools(library)
    server.add_tool(tools.search, annotations=_READS)
    server.add_tool(tools.explain, annotations=_READS)
    server.add_tool(tools.suggest, annotations=_READS)
    server.add_tool(tools.on_this_day, annotations=_READS)
    # A picture is content, and no field of a document.
    server.add_tool(tools.look, annotations=_READS, structured_output=False)
    if may_mark:
        server.add_tool(tools.mark, annotations=_MARKS)
    return server


class Tools:
    """The tools; their docstrings are what an assistant reads of them."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(
        self,
        query: _Query = "",
        kinds: list[Modality] = [],  # noqa: B006 - it is never changed
        like: list[_Id] = [],  # noqa: B006
        limit: Annotated[int, Field(ge=1, le=_MOST_HITS)] = 10,
        offset: Annotated[int, Field(ge=0, le=10**9)] = 0,
    ) -> dict[str, Any]:
        """Find files by words, by files that are like others (their ids), or by filters alone."""
        with _told():
            answer = self._library.search(query, kinds=kinds, like=like, limit=limit, offset=offset)
        return {"hits": [_document(hit) for hit in answer.hits], "total": answer.total}

    def look(
        self,
        id: _Id,  # noqa: A002 - the name that an assistant sees
        seconds: Annotated[
            float | None, Field(ge=0, description="Of a video, which moment to see.")
        ] = None,
    ) -> list[Any]:
        """See a small picture of a file, if it has one, and read the beginning of its text."""
        with _told():
            item = self._library.item(id)
            jpeg, text = self._library.look(id, seconds), self._library.text(id)
        shown: list[Any] = [Image(data=jpeg, format="jpeg")] if jpeg else []
        return [*shown, f"{_readable(item.path)} ({item.modality})\n{text[:_MOST_CHARS]}".strip()]

    def explain(self, query: _Query, id: _Id) -> str:  # noqa: A002
        """Say why a file is an answer to a query: which words it has, and which part is best."""
        with _told():
            return explanation_line(*self._library.explain(Question(query), id))

    def suggest(
        self,
        like: list[_Id] = [],  # noqa: B006
        kinds: list[Modality] = [],  # noqa: B006
        limit: Annotated[int, Field(ge=1, le=_MOST_HITS)] = 10,
    ) -> dict[str, Any]:
        """Suggest files like some (their ids), or else like the person's favourites."""
        seeds = like or SeedSource.FAVOURITES
        with _told():
            found = self._library.discovery.suggest(seeds, kinds=kinds, limit=limit)
        return {"hits": [{**_document(one.hit), "like": one.seed} for one in found]}

    def on_this_day(self, day: date | None = None) -> dict[str, Any]:
        """List the ids of what there is of a day, by default today, in earlier years."""
        with _told():
            found = self._library.discovery.on_this_day(day)
        return {str(one.year): one.ids[:_MOST_HITS].tolist() for one in found.years}

    def mark(
        self,
        ids: Annotated[list[_Id], Field(min_length=1, max_length=_MOST_HITS)],
        favourite: bool | None = None,
        rating: Annotated[int | None, Field(ge=0, le=5)] = None,
        add_tags: list[str] = [],  # noqa: B006
        remove_tags: list[str] = [],  # noqa: B006
    ) -> str:
        """Make files favourites, rate them (0 for none), or change their tags."""
        with _told():
            for item_id in ids:
                self._library.item(item_id)
            self._library.mark(
                ids, favourite=favourite, rating=rating, add=add_tags, remove=remove_tags
            )
        return "Done."


def _document(hit: Hit) -> dict[str, Any]:
    segment = hit.segment
    return {
        "id": hit.item.id,
        "path": _readable(hit.item.path),
        "kind": hit.item.modality,
        "likelihood": hit.likelihood if hit.sources else None,
        "strength": hit.strength,
        "part": {"kind": segment.kind, "start": segment.start, "end": segment.end},
        "text": segment.text,
    }


def _readable(path: str) -> str:
    """A path as text that the protocol can carry: what is not UTF-8 in it becomes a mark."""
    return path.encode("utf-8", "replace").decode()


@contextmanager
def _told() -> Iterator[None]:
    """Have what the person could mend told to the assistant in its line."""
    try:
        yield
    except TOLD as error:
        raise ToolError(user_line(error)) from error
