"""A map as one file that any browser opens without a network: names, places and small pictures.

The page itself stands in `resources/map`; its policy lets it load nothing from anywhere.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any
from uuid import uuid4

from msgspec import to_builtins

from ..catalogue import Catalogue, ThumbnailStore
from ..errors import DiskFullError, UserError, is_for_want_of_room
from ..integrity.steps import Step, Steps
from ..language import tr, tr_count
from ..local_days import local_day
from ..shipped import SHIPPED
from ..system_reasons import system_reason
from ..types import Item
from ..types.maps import LibraryMap
from .page_texts import kind_name, page_texts

_SLOT = '<script type="application/json" id="data">{}</script>'
_SIDE, _QUALITY = 72, 60
# Of so many files there is a picture, spread over all; together they take some megabytes.
_MOST_PICTURES = 3000
_BATCH = 512
_DIGITS = 4


def write_page(
    catalogue: Catalogue, thumbnails: ThumbnailStore, made: LibraryMap, file: Path, steps: Steps
) -> int:
    """Write a map to a file, which is there whole or not at all; returns how many bytes it has.

    Raises:
        UserError: the file cannot be written, or the disk is full.
        Cancelled: it was stopped.
    """
    steps.begin(Step.WRITING)
    document = json.dumps(_document(catalogue, thumbnails, made, steps), ensure_ascii=True)
    template = SHIPPED / "map" / "page.html"
    # A name may hold what would end the script.
    safe = document.replace("<", "\\u003c")
    page = template.read_text("utf-8").replace(_SLOT, _SLOT.replace("{}", safe))
    # A name that no file of the person has.
    draft = file.with_name(f".{uuid4().hex}.part")
    try:
        draft.write_text(page, encoding="utf-8")
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise _told(file, error) from error
    return file.stat().st_size


def _told(file: Path, error: OSError) -> UserError:
    if is_for_want_of_room(error):
        return DiskFullError(file.parent)
    return UserError(
        tr(
            "{file} cannot be written: {reason}. Choose another place.",
            file=file,
            reason=system_reason(error),
        )
    )


def _document(
    catalogue: Catalogue, thumbnails: ThumbnailStore, made: LibraryMap, steps: Steps
) -> dict[str, Any]:
    """What the page shows, a list for each field, with one entry for each item."""
    items = list(_items(catalogue, made))
    places = made.places.round(_DIGITS).astype(float)
    step = max(1, -(-len(items) // _MOST_PICTURES))
    return {
        "title": tr_count("Map of {n} files", "Map of {n} file", len(items)),
        "names": [PurePath(item.path).name for item in items],
        "texts": page_texts(),
        "kind": [kind_name(item.modality) for item in items],
        "folder": [PurePath(item.path).parent.name for item in items],
        "group": _groups(catalogue, [item.id for item in items]),
        "day": [_day(item) for item in items],
        "year": [_day(item)[:4] for item in items],
        "x": [round(x, _DIGITS) for x in places[:, 0].tolist()],
        "y": [round(y, _DIGITS) for y in places[:, 1].tolist()],
        "pictures": [
            "" if number % step else _picture(catalogue, thumbnails, item, number, steps)
            for number, item in enumerate(items)
        ],
        "landmarks": [to_builtins(mark) for mark in made.landmarks],
    }


def _items(catalogue: Catalogue, made: LibraryMap) -> Iterator[Item]:
    ids: Sequence[int] = made.ids.tolist()
    for start in range(0, len(ids), _BATCH):
        yield from catalogue.items.get(ids[start : start + _BATCH])


def _groups(catalogue: Catalogue, item_ids: Sequence[int]) -> list[str]:
    """The name of the group of files that each item is in, or nothing."""
    names = {group.id: group.name for group in catalogue.item_groups.all()}
    ids, leaves = catalogue.item_groups.membership()
    known = dict(zip(ids.tolist(), leaves.tolist(), strict=True))
    return [names[known[one]] if one in known else "" for one in item_ids]


def _day(item: Item) -> str:
    return item.metadata.taken[:10] or local_day(item.mtime_ns // 10**9).isoformat()


def _picture(
    catalogue: Catalogue, thumbnails: ThumbnailStore, item: Item, number: int, steps: Steps
) -> str:
    """A small JPEG of a preview in Base64; empty where there is none that can be read."""
    from PIL import Image  # noqa: PLC0415 - the engine starts without

    if number % _BATCH == 0:
        steps.begin(Step.WRITING, number)
    jpeg = thumbnails.get(catalogue.items.digest(item.id)).jpeg
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as preview:
            preview.thumbnail((_SIDE, _SIDE))
            file = io.BytesIO()
            preview.convert("RGB").save(file, "JPEG", quality=_QUALITY)
    except OSError:
        return ""
    return base64.b64encode(file.getvalue()).decode("ascii")
