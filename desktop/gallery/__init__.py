"""The gallery: a list of ids shown as tiles, quick at a million rows.

Flow: `model` holds ids and asks `items` for what is shown, `rows` and `headings` put headers
between them, `layout` says by arithmetic where a row lies, `grid` and `view` paint and move with
it, `delegate` draws one tile, with its `caption`, from the art that `thumbnails` loads in a thread
beside the GUI.
"""

from .delegate import TileDelegate
from .headings import NO_HEADINGS, Heading, Headings
from .model import GalleryModel
from .thumbnails import ThumbnailLoader
from .view import NO_PLACE, GalleryView, Place

__all__ = [
    "NO_HEADINGS",
    "NO_PLACE",
    "GalleryModel",
    "GalleryView",
    "Heading",
    "Headings",
    "Place",
    "ThumbnailLoader",
    "TileDelegate",
]
