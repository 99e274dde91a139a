"""The gallery: a list of ids shown as tiles, quick at a million rows.

Flow: `model` holds ids and asks `items` for what is shown, `rows` and `headings` put headers
between them, `shapes` tells how wide each is, `layouts` chooses the layout that says by arithmetic
where a row lies, `grid` and `view` paint and move with it (`anchor` tells what stays in sight),
`delegate` draws one tile, with its `caption`, from the art that `thumbnails` loads in a thread
beside the GUI, and `table` one row. `shelves` are the first of each kind, `dates` what a list by
date has beside it (`scrubber`).
"""

from .dates import NO_DATES, DateMarks
from .delegate import TileDelegate
from .headings import NO_HEADINGS, Heading, Headings
from .layout import TileSize
from .layouts import GalleryMode
from .model import GalleryModel
from .place import NO_PLACE, Place
from .shapes import Shapes, drawn, shapes_of
from .shelves import MOST_ON_SHELF, Shelf, shelves_of_hits, shelves_of_ids
from .thumbnails import ThumbnailLoader
from .view import GalleryView

__all__ = [
    "MOST_ON_SHELF",
    "NO_DATES",
    "NO_HEADINGS",
    "NO_PLACE",
    "DateMarks",
    "GalleryMode",
    "GalleryModel",
    "GalleryView",
    "Heading",
    "Headings",
    "Place",
    "Shapes",
    "Shelf",
    "ThumbnailLoader",
    "TileDelegate",
    "TileSize",
    "drawn",
    "shapes_of",
    "shelves_of_hits",
    "shelves_of_ids",
]
