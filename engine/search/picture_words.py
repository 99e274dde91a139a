"""Which hits were found by the text in a picture, rather than by a tag or a folder."""

from __future__ import annotations

from collections.abc import Collection

from ..catalogue import Catalogue
from ..tokens import tokens
from ..types import Item, MatchSource, Modality
from ..word_forms import is_form


def told_apart(
    catalogue: Catalogue, item: Item, source: MatchSource | None, words: Collection[str]
) -> MatchSource | None:
    """The source of a match on words, by whether a picture's own text has any of them."""
    if source is not MatchSource.WORDS or item.modality is not Modality.IMAGE:
        return source
    held = set(tokens(catalogue.items.text(item.id)))
    has = any(is_form(word, token) for word in words for token in held)
    return MatchSource.PICTURE_TEXT if has else source
