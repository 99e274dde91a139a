"""A map of the library: where each item lies on a plane on which what means the same lies near."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from .ids import Ids
from .stored import StoredEnum

Places = NDArray[np.float32]


class MapMethod(StoredEnum):
    """How many numbers of a vector become two.

    PCA keeps what differs most and takes a moment; UMAP and t-SNE keep neighbours, in minutes.
    """

    PCA = "pca"
    UMAP = "umap"
    TSNE = "tsne"


# The one that keeps neighbours best: docs/decisions/map.md.
USUAL_METHOD = MapMethod.TSNE


class Landmark(Struct, frozen=True):
    """A dense part of a map, with the words that tell it from the others.

    Attributes:
        x, y: its middle.
        size: how many items it has.
    """

    name: str
    x: float
    y: float
    size: int


class LibraryMap(Struct, frozen=True, eq=False):
    """The places of items as one method put them.

    Attributes:
        ids: of items, int64 (n,), rising.
        places: float32 (n, 2); nearly all within 1 of the origin.
        landmarks: the largest first.
        is_current: nothing came to the library, or changed in it, since they were worked out.
    """

    method: MapMethod
    ids: Ids
    places: Places
    landmarks: tuple[Landmark, ...]
    is_current: bool


class MapReport(Struct, frozen=True):
    """What was done to a map.

    Attributes:
        items: how many are on it.
        placed: how many of them got a place now, of those that were there before none.
        is_new: all places were worked out anew, and turned to lie as those before did.
    """

    method: MapMethod
    items: int
    placed: int
    is_new: bool
