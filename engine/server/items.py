"""The routes about one item: what is known of it, its picture, its text, its file, its marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Body, Path, Query
from starlette.responses import Response

from ..api.answer import item_document
from ..api.library import Library
from ..disk import Disk
from ..types.marks import MOST_TAG_CHARS
from .answers import json_answer, refusal
from .files import file_answer

ItemId = Annotated[int, Path(ge=1, le=2**63 - 1, description="The `id` of a hit.")]
Seconds = Annotated[
    float | None, Query(ge=0, allow_inf_nan=False, description="Of a video, which moment to see.")
]
_Tag = Annotated[str, Body(min_length=1, max_length=MOST_TAG_CHARS)]
Tags = Annotated[list[_Tag], Body(max_length=100)]
# A preview stays the same as long as the file does.
_A_WHILE = {"Cache-Control": "private, max-age=300"}


@dataclass(frozen=True)
class MarkRequest:
    """What is to become of an item's marks; what is not given stays."""

    favourite: Annotated[bool | None, Body(strict=True)] = None
    rating: Annotated[int | None, Body(ge=0, le=5, strict=True)] = None
    add: Tags = field(default_factory=list)
    remove: Tags = field(default_factory=list)


class Items:
    """Answers what is asked about one item."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._disk = Disk()

    def item(self, item_id: ItemId) -> Response:
        """What is known of an item."""
        return json_answer(self._document(item_id))

    def thumbnail(self, item_id: ItemId, seconds: Seconds = None) -> Response:
        """A JPEG of at most 400 pixels; 404 where there is nothing to be seen."""
        self._library.item(item_id)
        jpeg = self._library.look(item_id, seconds)
        if not jpeg:
            return refusal(404, "There is no picture of this file.")
        return Response(jpeg, media_type="image/jpeg", headers=_A_WHILE)

    def peaks(self, item_id: ItemId) -> Response:
        """How loud each 80th of a sound is, from 0 to 255; none for what is no sound."""
        self._library.item(item_id)
        return json_answer({"peaks": list(self._library.preview(item_id).peaks)}, headers=_A_WHILE)

    def text(self, item_id: ItemId) -> Response:
        """The text of a document, or what was read in a picture or heard in a sound."""
        self._library.item(item_id)
        text = self._library.text(item_id).encode("utf-8", "replace")
        return Response(text, media_type="text/plain; charset=utf-8")

    def file(self, item_id: ItemId) -> Response:
        """The file itself; a part of it where the request has a range."""
        return file_answer(self._library.item(item_id), self._library.roots(), self._disk)

    def mark(self, item_id: ItemId, change: MarkRequest) -> Response:
        """Change an item's marks; answers with the item as it is then."""
        self._library.item(item_id)
        self._library.mark(
            [item_id],
            favourite=change.favourite,
            rating=change.rating,
            add=change.add,
            remove=change.remove,
        )
        return json_answer(self._document(item_id))

    def _document(self, item_id: int) -> dict[str, Any]:
        return item_document(self._library.item(item_id))
