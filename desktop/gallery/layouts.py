"""The ways to look at the gallery, and the layout of each, made anew where something changed."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QFont

from .caption import caption_height, line_height
from .layout import LineLayout, TileLayout, TileSize
from .model import GalleryModel
from .shapes import NO_SHAPES
from .table_layout import TableLayout


class GalleryMode(Enum):
    """How the results are shown; a map of them lies in the place of the gallery."""

    TILES = "tiles"
    SHELVES = "shelves"
    TABLE = "table"
    MAP = "map"


class Layouts:
    """Makes the layout of what a model lists: sums over all rows, which painting asks for often."""

    def __init__(self, model: GalleryModel) -> None:
        self._model = model
        self._made_of = NO_SHAPES
        self._key: tuple[object, ...] = ()
        self._made: LineLayout = TileLayout(NO_SHAPES, 0)

    def layout(self, mode: GalleryMode, size: TileSize, width: int, font: QFont) -> LineLayout:
        """Where the rows lie in a viewport so wide."""
        shapes, line = self._model.shapes, line_height(font)
        key = (mode is GalleryMode.TABLE, size, width, line)
        if self._made_of is not shapes or self._key != key:
            self._made_of, self._key = shapes, key
            headers = self._model.headers
            if mode is GalleryMode.TABLE:
                self._made = TableLayout(len(shapes), width, line, headers)
            else:
                has_shelves = self._model.shows_shelves
                caption = caption_height(font)
                self._made = TileLayout(
                    shapes, width, size, headers, caption, has_shelves=has_shelves
                )
        return self._made
