"""Where that stands which brought a hit in: in its name or title, or in what was read in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePath

from ..catalogue import Catalogue
from ..tokens import name_tokens, tokens
from ..types import Item, MatchSource, Modality, Segment, SegmentKind
from ..word_forms import is_form

_READ_IN_IT = {
    Modality.IMAGE: MatchSource.PICTURE_TEXT,
    Modality.AUDIO: MatchSource.SPEECH,
    Modality.VIDEO: MatchSource.SPEECH,
}


def told_apart(
    catalogue: Catalogue, item: Item, source: MatchSource | None, words: Collection[str]
) -> MatchSource | None:
    """The source of a match on words, told more closely: names and titles are searched as one."""
    if source is MatchSource.NAME:
        in_title = _have_any(tokens(item.metadata.title), words)
        in_name = in_title and _have_any(name_tokens(PurePath(item.path).name), words)
        return MatchSource.TITLE if in_title and not in_name else source
    read_in_it = _READ_IN_IT.get(item.modality)
    if source is not MatchSource.WORDS or read_in_it is None:
        return source
    is_there = _have_any(tokens(catalogue.items.text(item.id)), words)
    return read_in_it if is_there else source


def read_later(item: Item, best: Segment) -> frozenset[MatchSource]:
    """What was read in a picture or a sound, where its best segment is of that."""
    source = _READ_IN_IT.get(item.modality)
    is_read = best.kind in (SegmentKind.WRITTEN, SegmentKind.SPOKEN)
    return frozenset({source} if source and is_read else ())


def _have_any(held: Iterable[str], words: Collection[str]) -> bool:
    return any(is_form(word, token) for token in set(held) for word in words)
