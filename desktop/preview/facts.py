"""What is known of an item beside its content, in a few lines."""

from __future__ import annotations

import re

from engine.language import tr, tr_noop, whole
from engine.sentences.media import MODALITY_NAMES
from engine.stored_texts import retold
from engine.types import Hit, Item
from engine.types.grouping import Grouping, group_name
from engine.wording import file_size, sound_length

from ..widgets.labels import strength_line

_NO_BREAK = "\N{NO-BREAK SPACE}"
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
    """One line on what the item is, and one on how it was found."""
    known = item.metadata
    parts = [tr(MODALITY_NAMES[item.modality])]
    if known.width and known.height:
        parts.append(f"{whole(known.width)} × {whole(known.height)}")
    if known.duration:
        parts.append(sound_length(known.duration))
    parts.append(file_size(item.size))
    parts.append(group_name(item, Grouping.DAY))
    # Where a line has to be broken, it is between the parts.
    lines = [" · ".join(part.replace(" ", _NO_BREAK) for part in parts)]
    lines += [line for line in (_titled(item), retold(known.note)) if line]
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


def _titled(item: Item) -> str:
    return " · ".join(part for part in (item.metadata.title, item.metadata.author) if part)
