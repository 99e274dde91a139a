"""Whether the text in a library's pictures is read, and how many are left."""

from __future__ import annotations

from msgspec import Struct

from ..catalogue import Catalogue
from ..catalogue.later_texts import PICTURE_READER


class PictureTextState(Struct, frozen=True):
    """How it stands with the text in pictures.

    Attributes:
        left: pictures in which it was not looked for yet.
    """

    is_wanted: bool
    left: int


def picture_text_state(catalogue: Catalogue) -> PictureTextState:
    """How it stands in a library."""
    texts = catalogue.picture_texts
    return PictureTextState(texts.is_wanted(), len(texts.due(PICTURE_READER)))
