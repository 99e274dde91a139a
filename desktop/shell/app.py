"""The composition root: the one place that builds services and ties them to the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt

from engine.service.messages import Event, ReadFirst
from engine.service.sound_messages import DrawSound
from engine.types import Item

from ..search.intake import Intake
from ..services.heap import HeapKeeper
from ..services.protocols import Elsewhere, EngineLink, LibraryView
from ..services.tasks import Relay
from ..widgets.theme import Theme, ThemeSwitch
from . import wiring
from .actions import Actions
from .discovery_presenter import DiscoveryPresenter
from .elsewhere import grey_out
from .engine_events import EngineEvents
from .fault_reports import FaultReports
from .gallery_views import GalleryViews
from .keeping import Keeping
from .kept_state import KeptState
from .last_search import LastSearch
from .map_presenter import MapPresenter
from .model_wiring import wire_models
from .presenters import Presenters
from .preview_place import PreviewPlace
from .services import Services
from .system import SystemParts
from .welcome_presenter import WelcomePresenter
from .window import MainWindow

if TYPE_CHECKING:
    from ..viewer import Viewer

Connect = Callable[[Callable[[Event], None]], EngineLink]


class Desktop:
    """The window with all that it needs, for one library.

    Args:
        connect: makes the link to the engine, given where its events are to go.
        settings: where the window keeps its size and theme.
        elsewhere: where the library's files lie, if that is another computer.
    """

    def __init__(
        self,
        connect: Connect,
        library: LibraryView,
        settings: QSettings,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self._settings = settings
        self.themes = ThemeSwitch(Theme(str(settings.value("theme", Theme.SYSTEM.value))))
        self._relay = Relay()
        self.engine_events = self._relay.received
        engine = connect(self._relay.post)
        self._take_services(Services(engine, library, self.show_error, elsewhere))
        thumbnails = self.services.thumbnails()
        thumbnails.lacking.connect(self._read_first)
        self.window = MainWindow(self.model, thumbnails, self.services.thumbnails())
        self.faults = FaultReports(self.window, self.window.messages, self.services.files)
        self._take_parts(Actions(self.window, self.services, self.themes))
        self._keep_state()
        self._follow_engine()
        self._wire()
        if elsewhere is not None:
            grey_out(self.window, self.menus, self.actions.selection_menu, elsewhere)

    def _take_services(self, services: Services) -> None:
        self.services = services
        self.engine, self.store, self.model = services.engine, services.store, services.model
        self.session, self.explanations = services.session, services.explanations
        self.models, self.file_requests = services.models, services.file_requests
        self.loader, self.viewer_loader = services.loader, services.viewer_loader

    def _take_parts(self, actions: Actions) -> None:
        self.actions = actions
        self.operations, self.selection = actions.operations, actions.selection
        self.menus = actions.menus
        self.views = GalleryViews(self.window, self.menus, self.session, self._settings)
        self.preview_place = PreviewPlace(self.window, self.menus, self._settings)
        self.presenters = parts = Presenters(self.window, self.services, actions)
        self.results, self.library, self.searches = parts.results, parts.library, parts.searches
        self.trail, self.search_menu = parts.trail, parts.search_menu
        self.preview, self.viewing = parts.preview, parts.viewing
        self.discovery = DiscoveryPresenter(
            self.window, self.services, self.menus, self.results, self.views
        )
        self.welcome = WelcomePresenter(self.window, self.services, self.operations)
        self.map = MapPresenter(
            self.window, self.services, parts, self.operations, self.views, self._settings
        )

    def _keep_state(self) -> None:
        """What the window was last time, and is to be the next."""
        window, settings = self.window, self._settings
        kept = KeptState(settings, window, self.menus, self.themes, self.trail)
        self._kept_parts = (self.map, self.views, self.preview_place, kept)
        self._last_search = LastSearch(
            settings, self.session, self.services.files, window.messages, self.trail
        )

    def _follow_engine(self) -> None:
        events = EngineEvents(self.window, self.services, self.presenters, self.come_forward)
        self.system = SystemParts(
            self.window, self.services, self.actions, self._settings, self.come_forward
        )
        heap = HeapKeeper(self.window)
        for take in (events.deliver, self.welcome.take, self.system.take, heap.take):
            self.engine_events.connect(take)
        self._events = events

    def open(
        self, folders: Sequence[str] = (), link: str = "", *, quick_search: bool = False
    ) -> None:
        """Show the window, then start the engine; folders are indexed, a link is opened."""
        for kept in self._kept_parts:
            kept.restore()
        self.window.show()
        self.system.show()
        self.store.read_contents()
        self.store.look_for_writes()
        # Before the search, which would not be heard.
        self.operations.library.start_engine()
        self._read_manners()
        self._last_search.restore()
        self.session.run()
        self._open_link(link)
        if folders:
            self.operations.library.index_folders(folders=folders)
        if quick_search:
            self.system.quick.open()

    def come_forward(
        self, folders: Sequence[str] = (), link: str = "", *, quick_search: bool = False
    ) -> None:
        """Show the window before all others; folders are added if all are there, a link is opened.

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
        self._open_link(link)
        if folders:
            self._add_present(folders)

    def _open_link(self, link: str) -> None:
        if link:
            self.operations.search_intake(intake=Intake(search=link))

    def _add_present(self, folders: Sequence[str], known: int = 0) -> None:
        """Add folders, once it is known of one after the other that it is there."""
        if known == len(folders):
            self.operations.library.add_folders(folders=folders)
            return
        go_on = partial(self._add_present, folders, known + 1)
        self.services.files.ask_presence(folders[known], lambda _: go_on())

    @property
    def hangs(self) -> bool:
        """Whether a drive holds up a thread, so that this process cannot end by itself."""
        return self.services.files.has_open_questions

    def close(self) -> None:
        """End everything that was built."""
        self.session.stop()
        self.window.close()
        self.system.close()
        self.window.hide()
        self.services.close()
        self._relay.close()

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong, in the window."""
        self.faults.tell(error)

    def _read_first(self, items: Sequence[Item]) -> None:
        self.engine.send(ReadFirst(tuple(item.path for item in items)))

    def _wire(self) -> None:
        window, operations, session = self.window, self.operations, self.session
        wiring.wire_search(window, operations, session)
        wiring.wire_chips(window, self.services.chip_pictures)
        wiring.wire_library(window, operations, self.menus)
        wiring.wire_items(window, operations, self.menus)
        wiring.wire_answers(window, self.results, session, self.store)
        wiring.wire_contents(window, self.library, session, self.store, self.model)
        wiring.wire_preview(window, self.model, self.preview, self.loader, self.explanations)
        wiring.wire_parts(window.preview, self.viewing, session)
        wiring.wire_viewing(window, self.viewing)
        window.lazy_viewer.when_built(self._wire_viewer)
        window.lazy_pages.when_built(lambda _: self._wire_pages())
        window.pages_shown.connect(lambda shown: self.menus.let_act_on_tiles(not shown))
        # The command line changes them as well.
        self.menus.file.aboutToShow.connect(self._read_manners)
        self.menus.report.triggered.connect(self.faults.open)
        # Queued, since Qt posts the new palette to the widgets.
        self.themes.changed.connect(window.redraw_icons, Qt.ConnectionType.QueuedConnection)
        wire_models(window, self.models, self.store, self._settings)
        parts = (self._last_search, *self._kept_parts)
        self.keeping = Keeping(window, session, self.trail.history, self._settings, parts)
        self.search_menu.remembers.triggered.connect(lambda _: self.keeping.save())

    def _wire_viewer(self, viewer: Viewer) -> None:
        explanations, viewing = self.explanations, self.viewing
        wiring.wire_viewer(viewer, viewing, self.viewer_loader, explanations, self.operations)
        wiring.wire_parts(viewer, viewing, self.session)
        wiring.wire_words(viewer, viewing, self.session)
        viewer.spectrogram_wanted.connect(lambda path: self.engine.send(DrawSound(path)))

    def _wire_pages(self) -> None:
        from .pages_wiring import PagePresenters, wire_pages  # noqa: PLC0415 - see `lazy`

        window, services, actions = self.window, self.services, self.actions
        self._page_presenters = PagePresenters(
            window, services, actions, self.presenters, self.views, self.themes
        )
        wire_pages(window, services, actions, self.welcome, self.faults)

    def _read_manners(self) -> None:
        self.store.ask_manners(self.menus.reading.manners.show)
