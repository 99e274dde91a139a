"""The composition root: the one place that builds services and ties them to the window."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt

from engine.disk import Disk
from engine.library.lock import sole_window
from engine.library.reader import LibraryReader
from engine.logs import log_start, open_log
from engine.paths import LibraryPaths
from engine.service.client import EngineClient
from engine.service.messages import Event, ReadFirst
from engine.types import Item

from ..gallery import GalleryModel, ThumbnailLoader
from ..library.library_store import LibraryStore
from ..marks.hands import Hands
from ..models import ModelController
from ..preview import PreviewLoader
from ..search.explanations import ExplanationSession
from ..search.kept import KeptSearch
from ..search.openings import Openings
from ..search.saved import SavedSearches
from ..search.session import SearchSession
from ..services.files import FileQuestions
from ..services.protocols import EngineLink, LibraryView
from ..services.tasks import Relay, Worker
from ..widgets.theme import Theme, ThemeSwitch
from . import wiring
from .application import open_application
from .centre import Centre
from .engine_events import EngineEvents
from .fault_reports import FaultReports, hook_of
from .gallery_views import GalleryViews
from .history_presenter import HistoryPresenter
from .kept_state import KeptState
from .last_search import LastSearch
from .library_presenter import LibraryPresenter
from .menus import Menus
from .model_wiring import wire_models
from .operations import Operations
from .pages_wiring import SettingsPresenter, wire_pages
from .preview_place import PreviewPlace
from .preview_presenter import PreviewPresenter
from .results_presenter import ResultsPresenter
from .scratch import Scratch
from .search_menu import SearchMenu
from .searches_presenter import SearchesPresenter
from .second_start import show_open_window
from .selection_actions import SelectionActions
from .selection_menu import SelectionMenu
from .side_presenter import SidePresenter
from .system import SystemParts
from .viewer_presenter import ViewerPresenter
from .web_pictures import WebPictures
from .welcome_presenter import WelcomePresenter
from .window import MainWindow

# What a person drops may lie on a slow drive: reading the library does not wait for it.
_WORKERS = ("reader", "art", "preview", "viewer", "files", "folders", "hands", "web")
# More than a screen shows of a picture at once, and 200 MB of it at most.
VIEWER_SIDE = 7000
Connect = Callable[[Callable[[Event], None]], EngineLink]


class Desktop:
    """The window with all that it needs, for one library.

    Args:
        connect: makes the link to the engine, given where its events are to go.
        settings: where the window keeps its size and theme.
    """

    def __init__(self, connect: Connect, library: LibraryView, settings: QSettings) -> None:
        self._library, self._settings = library, settings
        self.themes = ThemeSwitch(Theme(str(settings.value("theme", Theme.SYSTEM.value))))
        self._relay = Relay()
        self.engine_events = self._relay.received
        self.engine = connect(self._relay.post)
        self._scratch = Scratch()
        self._workers = [Worker(name, self.show_error) for name in _WORKERS]
        reader, art, preview, viewer, files, folders, hands, web = self._workers
        self._files = FileQuestions(Disk(), files, folders)
        self.store = LibraryStore(library, reader, self._files)
        self.model = GalleryModel()
        self.loader = PreviewLoader(library, preview, self._files)
        self.viewer_loader = PreviewLoader(
            library, viewer, self._files, longest_side=VIEWER_SIDE, reads_pages=True
        )
        self.session = SearchSession(self.engine.send)
        self.explanations = ExplanationSession(self.engine.send, self.session)
        self.models = ModelController(self.engine.send)
        self.hands = Hands(self.engine.send)
        thumbnails = ThumbnailLoader(library, art)
        thumbnails.lacking.connect(self._read_first)
        self.window = MainWindow(self.model, thumbnails)
        self.faults = FaultReports(self.window, self.window.messages, self._files)
        self.operations = Operations(
            engine=self.engine,
            session=self.session,
            openings=Openings(self.engine.send, self.session),
            store=self.store,
            files=self._files,
            scratch=self._scratch,
            web=WebPictures(web, self._scratch, self.window.messages, self.session.add_files),
            messages=self.window.messages,
        )
        self.selection = SelectionActions(
            self.window, self.model, self.session, self.store, self.hands, hands, self.operations
        )
        self.menus = Menus(self.window, self.operations, self.selection, self.themes)
        SelectionMenu(self.window, self.menus, self.selection)
        self.views = GalleryViews(self.window, self.menus, self.session, settings)
        self.preview_place = PreviewPlace(self.window, self.menus, settings)
        centre = Centre(self.window, self.session)
        self.results = ResultsPresenter(self.window, self.model, self.session, self.store, centre)
        self.trail = HistoryPresenter(self.window, self.session, self.results)
        self.searches = SearchesPresenter(
            self.window, SavedSearches(self.engine.send), self.session, self.store, self.trail
        )
        self.search_menu = SearchMenu(self.window, self.searches, self.trail, self.menus.view)
        self.settings_page = SettingsPresenter(
            self.window,
            self.menus,
            self.search_menu,
            self.operations,
            self.engine,
            self.store,
            self.themes,
        )
        side = SidePresenter(self.window.side, self.store, self.session, self.searches)
        self.library = LibraryPresenter(self.window, side, centre, self.operations)
        self.preview = PreviewPresenter(self.window, self.loader)
        self.viewing = ViewerPresenter(self.window, self.model, self.viewer_loader)
        self._last_search = LastSearch(
            settings, self.session, self._files, self.window.messages, self.trail
        )
        self.welcome = WelcomePresenter(
            window=self.window,
            operations=self.operations,
            session=self.session,
            models=self.models,
            files=self._files,
            engine=self.engine,
            library=library.directory,
        )
        self._events = EngineEvents(
            window=self.window,
            centre=centre,
            session=self.session,
            explanations=self.explanations,
            store=self.store,
            models=self.models,
            hands=self.hands,
            results=self.results,
            library=self.library,
            searches=self.searches,
            come_forward=self.come_forward,
        )
        self.system = SystemParts(
            window=self.window,
            menus=self.menus,
            engine=self.engine,
            session=self.session,
            operations=self.operations,
            thumbnails=ThumbnailLoader(library, art),
            come_forward=self.come_forward,
        )
        kept = KeptState(settings, self.window, self.menus, self.themes, self.trail)
        self._kept_parts = (self.views, self.preview_place, kept)
        self._wire()

    def open(
        self, folders: Sequence[str] = (), query: str = "", *, quick_search: bool = False
    ) -> None:
        """Show the window, then start the engine; folders are indexed, a query is looked for."""
        for kept in self._kept_parts:
            kept.restore()
        self.window.show()
        self.system.tray.show()
        self.store.read_contents()
        self.store.look_for_writes()
        self.welcome.open()
        # Before the search, which would not be heard.
        self.operations.start_engine()
        self.settings_page.refresh()
        self._last_search.restore()
        if query:
            self.trail.open_search(KeptSearch(query))
        self.session.run()
        if folders:
            self.operations.index_folders(folders=folders)
        if quick_search:
            self.system.quick.open()

    def come_forward(
        self, folders: Sequence[str] = (), query: str = "", *, quick_search: bool = False
    ) -> None:
        """Show the window before all others; folders are added, a query is looked for.

        Args:
            quick_search: show that small window instead.
        """
        if quick_search:
            self.system.quick.open()
            return
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if query:
            self.trail.open_search(KeptSearch(query))
        if folders:
            self.operations.add_folders(folders=folders)

    @property
    def hangs(self) -> bool:
        """Whether a drive holds up a thread, so that this process cannot end by itself."""
        return self._files.has_open_questions

    def close(self) -> None:
        """End everything that was built."""
        self.session.stop()
        self.window.close()
        self.system.close()
        self.window.hide()
        self._files.close()
        self.engine.close()
        for worker in self._workers:
            worker.close()
        self._library.close()
        self._scratch.close()

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong, in the window."""
        self.faults.tell(error)

    def _read_first(self, items: Sequence[Item]) -> None:
        self.engine.send(ReadFirst(tuple(item.path for item in items)))

    def _wire(self) -> None:
        window, operations, session = self.window, self.operations, self.session
        wiring.wire_search(window, operations, session)
        wiring.wire_library(window, operations, self.menus)
        wiring.wire_items(window, operations, self.menus)
        wiring.wire_answers(window, self.results, session, self.store)
        wiring.wire_contents(window, self.library, session, self.store, self.model)
        wiring.wire_preview(window, self.model, self.preview, self.loader, self.explanations)
        wiring.wire_viewer(window, self.viewing, self.viewer_loader, self.explanations, operations)
        wiring.wire_parts(window, self.viewing, session)
        wire_models(window, self.models, self.store, self._settings)
        self.engine_events.connect(self._events.deliver)
        for follower in (self.welcome, self.system):
            self.engine_events.connect(follower.take)
        self.store.contents_read.connect(self.welcome.show_contents)
        for kept in (self._last_search, *self._kept_parts):
            window.closed.connect(kept.save)
        wire_pages(
            window, self.menus, operations, self.engine, self.store, self.settings_page, self.faults
        )


def run(
    library: Path,
    folders: Sequence[str],
    query: str,
    settings_file: Path,
    *,
    quick_search: bool = False,
) -> int:
    """Open the window on a library and stay until it is closed; tells the exit status.

    A window that is open on it already comes to the front instead, and is given all of it.
    """
    paths = LibraryPaths(library)
    with open_log(), sole_window(paths) as is_sole:
        log_start("window")
        if not is_sole:
            return show_open_window(paths, folders, query, quick_search=quick_search)
        application = open_application()
        settings = QSettings(str(settings_file), QSettings.Format.IniFormat)
        desktop = Desktop(
            lambda on_event: EngineClient(library, on_event), LibraryReader(library), settings
        )
        sys.excepthook = hook_of(desktop.show_error)
        desktop.open(folders, query, quick_search=quick_search)
        status = application.exec()
        desktop.close()
    if desktop.hangs or multiprocessing.active_children():
        # Python would wait for what a dead drive holds, here or in a process of ours.
        os._exit(status)
    return status
