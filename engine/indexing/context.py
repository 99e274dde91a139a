"""What an indexing run is given: what it works with, and how it goes about it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from ..catalogue import Catalogue, ThumbnailStore
from ..disk import Disk
from ..encoders.base import Encoder
from ..encoders.precedence import Precedence
from ..index.space_index import SpaceIndex
from ..media.kept_decoders import KeptDecoders
from ..types import Progress
from .looked_at import LookedAt
from .settling import Settling
from .shard import ALL, Shard


class IndexOptions(Struct, frozen=True):
    """How a run goes about it.

    Attributes:
        prune: also remove what is gone when that is more than a fifth of a root.
        retry: read the files again that failed before.
        ignore: globs to leave out, remembered with the roots that are named.
        settling: what is named are places in roots, there or not; what is still being written is
            told there, and waits. Nothing new is added.
        shard: the part of the files that is the run's; others are left as they are.
    """

    prune: bool = False
    retry: bool = False
    ignore: tuple[str, ...] = ()
    settling: Settling | None = None
    shard: Shard = ALL


class RunContext(Struct, frozen=True):
    """What a run works with; the caller holds the library's write lock.

    Attributes:
        on_progress: called a few times a second, on the thread that runs.
        cancelled: asked often; once true, the run commits what is whole and ends.
        disk: everything about the files of roots is asked here.
        precedence: whom the encoder gives way to.
        looked_at: what comes before all other files.
        kept: a decoder process that others leave to the run, and the run to others.
        decoders: how many decode at the same time; None for what is usual.
    """

    catalogue: Catalogue
    thumbnails: ThumbnailStore
    encoder: Encoder
    index: SpaceIndex
    on_progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    options: IndexOptions
    disk: Disk
    precedence: Precedence
    looked_at: LookedAt
    kept: KeptDecoders
    decoders: int | None = None
