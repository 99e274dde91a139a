"""What keeps the panels of the window in step with what is known and looked for."""

from __future__ import annotations

from ..search.saved import SavedSearches
from .actions import Actions
from .albums_presenter import AlbumsPresenter
from .away_presenter import AwayPresenter
from .centre import Centre
from .history_presenter import HistoryPresenter
from .library_presenter import LibraryPresenter
from .preview_presenter import PreviewPresenter
from .results_presenter import ResultsPresenter
from .search_menu import SearchMenu
from .searches_presenter import SearchesPresenter
from .services import Services
from .side_presenter import SidePresenter
from .viewer_presenter import ViewerPresenter
from .window import MainWindow


class Presenters:
    """Holds them together; each knows its panel and what it shows there."""

    def __init__(self, window: MainWindow, services: Services, actions: Actions) -> None:
        session, store, model = services.session, services.store, services.model
        self.centre = Centre(window, session)
        self.results = ResultsPresenter(window, model, session, store, self.centre)
        self.trail = HistoryPresenter(window, session, self.results)
        saved = SavedSearches(services.engine.send)
        self.searches = SearchesPresenter(window, saved, session, store, self.trail, actions.undo)
        self.albums = actions.selection.albums
        self.album_rows = AlbumsPresenter(window, self.albums)
        menu = actions.menus.search
        self.search_menu = SearchMenu(window, self.searches, self.trail, menu, self.albums)
        side = SidePresenter(window.side, store, session, self.searches)
        self.library = LibraryPresenter(window, side, self.centre, actions.operations)
        self.preview = PreviewPresenter(window, services.loader)
        self.away = AwayPresenter(window, model, store, self.preview)
        self.viewing = ViewerPresenter(window, model, services.viewer_loader)
