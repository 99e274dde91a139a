"""The services of one window as one object: what asks and keeps state, and shows nothing."""

from __future__ import annotations

from engine.disk import Disk

from ..gallery import GalleryModel, ThumbnailLoader
from ..library.library_store import LibraryStore
from ..map.session import MapSession
from ..marks.file_requests import FileRequests
from ..marks.group_requests import GroupRequests
from ..models.controller import ModelController
from ..preview import PreviewLoader
from ..search.chip_pictures import ChipPictures
from ..search.discovery import DiscoverySession
from ..search.explanations import ExplanationSession
from ..search.session import SearchSession
from ..search.whole_answer import WholeAnswer
from ..services.files import FileQuestions
from ..services.protocols import Elsewhere, EngineLink, LibraryView
from ..services.tasks import ErrorHandler, Worker, close_all
from .scratch import Scratch

# What a person drops may lie on a slow drive: reading the library does not wait for it.
_WORKERS = ("reader", "art", "preview", "viewer", "files", "folders", "file changes", "web", "map")
# More than a screen shows of a picture at once, and 200 MB of it at most.
VIEWER_SIDE = 7000


class Services:
    """Built by `app` alone, and handed to what shows things.

    Args:
        on_error: told of the errors that nobody else is.
        elsewhere: as `FileQuestions` takes it.

    Attributes:
        workers: a thread each, by name.
        loader, viewer_loader: read one file for the preview, and in full for the viewer.
    """

    def __init__(
        self,
        engine: EngineLink,
        library: LibraryView,
        on_error: ErrorHandler,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self.engine, self.library = engine, library
        self.workers = {name: Worker(name, on_error) for name in _WORKERS}
        self.scratch = Scratch()
        self.files = FileQuestions(
            Disk(), self.workers["files"], self.workers["folders"], elsewhere
        )
        self.store = LibraryStore(library, self.workers["reader"], self.files)
        self.model = GalleryModel()
        self.loader = PreviewLoader(library, self.workers["preview"], self.files)
        self.viewer_loader = PreviewLoader(
            library,
            self.workers["viewer"],
            self.files,
            longest_side=VIEWER_SIDE,
            in_full=True,
        )
        self.chip_pictures = ChipPictures(library, self.files)
        self.session = SearchSession(engine.send)
        self.whole = WholeAnswer(engine.send, self.session)
        self.explanations = ExplanationSession(engine.send, self.session)
        self.models = ModelController(engine.send)
        self.file_requests = FileRequests(engine.send)
        self.maps = MapSession(engine.send)
        self.groups = GroupRequests(engine.send)
        self.discovery = DiscoverySession(engine.send)

    def thumbnails(self) -> ThumbnailLoader:
        """What loads the previews of one view."""
        return ThumbnailLoader(self.library, self.workers["art"])

    def close(self) -> None:
        """End them all."""
        self.files.close()
        self.engine.close()
        close_all(self.workers.values())
        self.library.close()
        self.scratch.close()
