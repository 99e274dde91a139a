"""What is known of an item beside its content, in a few lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.language import tr, tr_noop, whole
from engine.sentences.media import MODALITY_NAMES
from engine.stored_texts import retold
from engine.types import Hit, Item, Metadata
from engine.types.grouping import Grouping, group_name
from engine.types.places import read_place
from engine.wording import coordinates, file_size, sound_length

from ..widgets.labels import pointed, strength_line

# About a metre.
_PLACE_DIGITS = 5
# As readers of documents name places; what has a heading is called by that.
_PLACE = re.compile(r"(page|slide|chapter|cell) (\d+)|(sheet|mail) (.+)")
_PLACES = {
    "page": tr_noop("page {name}"),
    "slide": tr_noop("slide {name}"),
    "chapter": tr_noop("chapter {name}"),
    "cell": tr_noop("cell {name}"),
    "sheet": tr_noop("sheet {name}"),
    "mail": tr_noop("mail {name}"),
}


def facts(item: Item, hit: Hit | None) -> str:
    """One line on what the item is, more on what its tags say, and one on how it was found."""
    known = item.metadata
    parts = [tr(MODALITY_NAMES[item.modality])]
    if known.width and known.height:
        parts.append(f"{whole(known.width)} × {whole(known.height)}")
    if known.duration:
        parts.append(sound_length(known.duration))
    parts.append(file_size(item.size))
    parts.append(group_name(item, Grouping.DAY))
    lines = [pointed(parts)]
    lines += filter(None, (_titled(known), *_of_camera(known), retold(known.note)))
    if hit is not None and hit.passage is not None and hit.passage.place:
        lines.append(tr("Found in: {place}", place=_place(hit.passage.place)))
    if hit is not None:
        lines.append(strength_line(hit))
    return "\n".join(lines)


def _place(name: str) -> str:
    """What the library calls a place of a document, in the language of the window."""
    if (found := _PLACE.fullmatch(name)) is None:
        return name
    kind, number = filter(None, found.groups())
    return tr(_PLACES[kind], name=number)


def _titled(known: Metadata) -> str:
    return " · ".join(filter(None, (known.title, known.author, known.album)))


def _of_camera(known: Metadata) -> Iterator[str]:
    """What a camera says of a picture or a film: which it is, and where it was."""
    if known.camera:
        yield tr("Camera: {camera}", camera=known.camera)
    if (place := read_place(known.place)) is not None:
        yield tr("Place: {place}", place=coordinates(*place, _PLACE_DIGITS))
