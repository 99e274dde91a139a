"""Where a library's vectors are searched: choosing it, opening it, and keeping it in step.

Changing it reads no file again: the catalogue has all vectors. Graphs of the library's own are
built from these; Milvus is told them through the outbox.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import closing

from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.far_previews import drop_far_previews
from ..catalogue.spaces import Space
from ..errors import Cancelled, IndexAwayError
from ..index.graph_source import GraphSource, NoGraphs
from ..index.space_index import SpaceIndex
from ..language import tr
from ..paths import LibraryPaths
from ..types.index_settings import IndexKind, IndexSettings
from ..types.vectors import Role, Vectors
from .index_settings import keep_index_settings, read_index_settings
from .writing import writing

_log = logging.getLogger(__name__)


class IndexState(Struct, frozen=True):
    """How it stands with the index of a library.

    Attributes:
        due: how many files another program is still to be told of.
        trouble: one line on why it could not be; None where it could.
    """

    settings: IndexSettings
    due: int = 0
    trouble: str | None = None


def open_index(paths: LibraryPaths, space: Space, reference: Mapping[Role, Vectors]) -> SpaceIndex:
    """The index of a space, as the library is set to search it.

    Args:
        reference: means that stand in until the library has frozen its own.
    """
    return SpaceIndex(paths, space, reference, source=_source(paths, space))


def _source(paths: LibraryPaths, space: Space) -> GraphSource | None:
    settings = read_index_settings(paths)
    if settings.kind is IndexKind.MILVUS:
        # Most libraries have nothing to do with it.
        from ..milvus.collection import Collection  # noqa: PLC0415
        from ..milvus.far_shelf import FarShelf  # noqa: PLC0415
        from ..milvus.graphs import MilvusGraphs  # noqa: PLC0415
        from ..milvus.server import Server  # noqa: PLC0415

        shelf = FarShelf(paths, settings.store)
        return MilvusGraphs(Collection(Server(settings), space), shelf)
    return NoGraphs() if settings.kind is IndexKind.EXACT else None


class IndexChoice(Struct, frozen=True):
    """Says which index one library uses."""

    paths: LibraryPaths

    def state(self) -> IndexState:
        """What is chosen, and whether anything waits for another program."""
        settings = read_index_settings(self.paths)
        with closing(Catalogue(self.paths.catalogue)) as catalogue:
            return IndexState(settings, catalogue.outbox.count())

    def choose(
        self,
        settings: IndexSettings,
        *,
        keep_rows: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> IndexState:
        """Search with another index from now on.

        Args:
            keep_rows: leave in Milvus what it has of this library when it is no longer used.
            cancelled: what was not told yet when it comes true follows with the next run.

        Raises:
            LibraryBusyError: another process is writing.
        """
        with writing(self.paths) as writer:
            catalogue, before = writer.catalogue, read_index_settings(self.paths)
            left = None
            if before.kind is IndexKind.MILVUS and before.uri != settings.uri and not keep_rows:
                left = _leave(catalogue, before)
            with catalogue.transaction():
                if settings.kind is IndexKind.MILVUS:
                    catalogue.outbox.open()
                else:
                    catalogue.outbox.shut()
            keep_index_settings(self.paths, settings)
            state = deliver_due(catalogue, self.paths, cancelled)
            active = catalogue.spaces.active()
            if active:
                open_index(self.paths, active, {}).save(catalogue)
            return replace(state, trouble=left or state.trouble)


def deliver_due(
    catalogue: Catalogue, paths: LibraryPaths, cancelled: Callable[[], bool] = lambda: False
) -> IndexState:
    """Tell another program what it is due, where the library uses one; the caller holds the lock.

    That it does not answer, or that `cancelled` came true, is no failure: what is due waits.
    """
    state = IndexState(read_index_settings(paths))
    if state.settings.kind is not IndexKind.MILVUS:
        return state
    from ..milvus.delivery import Showing, deliver  # noqa: PLC0415
    from ..milvus.server import Server  # noqa: PLC0415
    from ..milvus.store import PreviewStore  # noqa: PLC0415

    drop_far_previews(paths)
    server, store = Server(state.settings), state.settings.store
    # A library that came from elsewhere in the place of a damaged one has told nothing.
    if not catalogue.outbox.is_open:
        with catalogue.transaction():
            catalogue.outbox.open()
    try:
        with closing(ThumbnailStore(paths.thumbnails)) as thumbnails:
            showing = Showing(PreviewStore(store), thumbnails) if store else None
            deliver(catalogue, server, showing, cancelled)
    except IndexAwayError as error:
        _log.warning("%s", error)
        return replace(state, due=catalogue.outbox.count(), trouble=str(error))
    except Cancelled:
        return replace(state, due=catalogue.outbox.count())
    finally:
        server.close()
    return state


def _leave(catalogue: Catalogue, settings: IndexSettings) -> str | None:
    """Take this library's rows out of a server that it uses no more.

    One line where that does not answer, so that they stay there.
    """
    from ..milvus.delivery import withdraw  # noqa: PLC0415
    from ..milvus.server import Server  # noqa: PLC0415

    server = Server(settings)
    try:
        withdraw(catalogue, server)
    except IndexAwayError as error:
        _log.warning("what %s has of this library stays there: %s", settings.uri, error)
        return tr(
            "{uri} does not answer: what it has of this library stays there. Once it answers, "
            "choose it again, and then leave it.",
            uri=settings.uri,
        )
    finally:
        server.close()
    return None
