"""Which items lack nothing, so that their files need not be read again."""

from __future__ import annotations

from ..catalogue import Catalogue, ThumbnailStore
from ..types import Filters, Modality, PreviewKind

_VIDEOS = Filters(frozenset({Modality.VIDEO}))


def whole_items(catalogue: Catalogue, thumbnails: ThumbnailStore, space_id: int) -> set[int]:
    """Ids of the items that have vectors in a space, and a preview of their kind.

    A video with a poster alone was read before its shots had pictures.
    """
    previews = thumbnails.kinds()
    contents = catalogue.segments.contents_in(space_id)
    whole = {item_id for item_id, digest in contents.items() if digest in previews}
    videos = whole.intersection(catalogue.items.matching(_VIDEOS).tolist())
    return whole - {one for one in videos if previews[contents[one]] is not PreviewKind.SHOTS}
