"""The gallery: a list of ids shown as tiles, quick at a million rows.

Flow: `model` holds ids and asks for rows as they are shown, `layout` says by arithmetic where a
row lies, `view` paints and moves with it, `delegate` draws one tile from the art that `thumbnails`
loads in a thread beside the GUI.
"""

from .delegate import TileDelegate
from .model import GalleryModel, Section
from .thumbnails import Thumbnails
from .view import NO_PLACE, GalleryView

__all__ = ["NO_PLACE", "GalleryModel", "GalleryView", "Section", "Thumbnails", "TileDelegate"]
