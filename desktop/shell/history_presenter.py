"""Goes back and forward through what was looked for, to the very place in its results."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QMouseEvent

from ..search.history import History, Visit
from ..search.kept import KeptSearch
from ..search.session import SearchSession
from ..sidebar import SideBar
from ..sidebar.rows import Row, Section, recent_rows
from .results_presenter import ResultsPresenter
from .window import MainWindow

_RECENT_KEY, _REMEMBERS_KEY = "recent", "remembers"


class HistoryPresenter(QObject):
    """Knows the window, the session and its results."""

    def __init__(
        self, window: MainWindow, session: SearchSession, results: ResultsPresenter
    ) -> None:
        super().__init__(window)
        self.history = History(session, lambda: results.place, self)
        self._side: SideBar = window.side
        self._session = session
        self._results = results
        self.history.recent_changed.connect(self._show_recent)
        window.search.submitted.connect(self.history.settle)
        window.gallery.current_changed.connect(lambda item, _: self._on_look(item))
        window.side.tree.row_wanted.connect(self._on_row)
        # The gallery keeps all presses for itself; others hand these on to the window.
        for widget in (window, window.gallery.viewport()):
            widget.installEventFilter(self)

    def now(self) -> Visit:
        """What is looked for now, and where the person is in it."""
        search = KeptSearch.of(self._session.text, self._session.draft)
        return Visit(search, self._results.place, self._session.paging.loaded)

    def begin(self, visit: Visit) -> None:
        """Start with a search of the last time, to which nothing leads back."""
        self.history.begin(visit.search)
        self._take_up(visit)

    def go_back(self) -> None:
        """Show what was looked for before."""
        self._go_to(self.history.back())

    def go_forward(self) -> None:
        """Show what was gone back from."""
        self._go_to(self.history.forward())

    def open_search(self, search: KeptSearch) -> None:
        """Look for something that was kept; what is looked for now can be gone back to."""
        self.history.settle()
        self._session.restore(search.text, search.draft)
        self._session.run()

    def restore(self, settings: QSettings) -> None:
        """Take up the searches of late."""
        self.history.remembers = bool(settings.value(_REMEMBERS_KEY, True, type=bool))
        self.history.read_recent(str(settings.value(_RECENT_KEY, "[]")))

    def save(self, settings: QSettings) -> None:
        """Keep the searches of late."""
        settings.setValue(_REMEMBERS_KEY, self.history.remembers)
        settings.setValue(_RECENT_KEY, self.history.written_recent())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The buttons of a mouse that go back and forward do so here, too."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            if event.button() is Qt.MouseButton.BackButton:
                self.go_back()
                return True
            if event.button() is Qt.MouseButton.ForwardButton:
                self.go_forward()
                return True
        return False

    def _go_to(self, visit: Visit | None) -> None:
        if visit is not None:
            self._take_up(visit)
            self._session.run()

    def _take_up(self, visit: Visit) -> None:
        self._session.restore(visit.search.text, visit.search.draft, visit.loaded)
        self._results.return_to(visit.place)

    def _show_recent(self) -> None:
        self._side.tree.show_rows(Section.RECENT, recent_rows(self.history.recent))

    def _on_look(self, item: object) -> None:
        if item is not None:
            self.history.settle()

    def _on_row(self, section: Section, row: Row) -> None:
        if section is Section.RECENT:
            self.open_search(KeptSearch.read(row.key))
