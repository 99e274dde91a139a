"""Hands each event of the engine process straight to those who need it: the one place for that."""

from __future__ import annotations

from collections.abc import Callable

from engine.sentences.runs import has_changed
from engine.service.away_messages import ServerAway, ServerBack
from engine.service.check_messages import CheckCancelled, CheckDone, CheckFailed, CheckProgress
from engine.service.discovery_messages import DiscoveryEvent
from engine.service.duplicate_messages import DuplicateEvent
from engine.service.group_messages import GroupEvent
from engine.service.hand_messages import HandDone, HandFailed, HandProgress
from engine.service.listing_messages import ListingEvent
from engine.service.map_messages import MapEvent
from engine.service.messages import (
    Event,
    Explained,
    Followed,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    LibraryChanged,
    ReadingDone,
    ReadingProgress,
    Ready,
    Resting,
    SearchDone,
    SearchFailed,
    Stopped,
    Trouble,
)
from engine.service.model_messages import ModelEvent
from engine.service.saved_search_messages import SearchesWritten
from engine.service.sound_messages import SoundDrawn
from engine.service.upkeep_messages import UpkeepEvent
from engine.service.window_messages import WindowWanted

from .centre import EngineState
from .presenters import Presenters
from .services import Services
from .window import MainWindow


class EngineEvents:
    """Knows who needs which event, and nothing else."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        presenters: Presenters,
        come_forward: Callable[..., None],
    ) -> None:
        self._window = window
        self._session = services.session
        self._explanations = services.explanations
        self._store = services.store
        self._models = services.models
        self._file_requests = services.file_requests
        self._maps = services.maps
        self._groups = services.groups
        self._discovery = services.discovery
        self._whole = services.whole
        self._centre = presenters.centre
        self._results = presenters.results
        self._library = presenters.library
        self._searches = presenters.searches
        self._albums = presenters.albums
        self._come_forward = come_forward

    def deliver(self, event: Event) -> None:
        """Hand over one event."""
        match event:
            case SearchDone() | SearchFailed():
                self._session.take(event)
            case Explained():
                self._explanations.take(event)
            case SearchesWritten():
                self._searches.take_written()
            case CheckProgress() | CheckDone() | CheckFailed() | CheckCancelled():
                self._window.pages.library.check.take(event)
            case HandProgress() | HandDone() | HandFailed():
                self._file_requests.take(event)
            case IndexingProgress() | IndexingDone() | IndexingFailed() | Followed():
                self._deliver_of_run(event)
            case LibraryChanged() | Ready():
                self._look_again(event)
            case WindowWanted(folders, link, quick_search):
                self._come_forward(folders, link, quick_search=quick_search)
            case Trouble(message) | ServerAway(message):
                self._window.messages.show_error(message)
            case ServerBack(message):
                self._window.messages.take_back(message)
                self._look_again(LibraryChanged())
            case Stopped(message):
                self._end(message)
            case _:
                self._deliver_of_page(event)

    def _deliver_of_page(
        self,
        event: UpkeepEvent
        | ModelEvent
        | DuplicateEvent
        | MapEvent
        | GroupEvent
        | DiscoveryEvent
        | ListingEvent
        | SoundDrawn
        | ReadingProgress
        | ReadingDone
        | Resting,
    ) -> None:
        """Show on a page how it goes with what was asked there, or what is read by itself."""
        if isinstance(event, ReadingProgress | ReadingDone | Resting):
            self._deliver_of_reading(event)
        elif isinstance(event, SoundDrawn):
            self._window.viewer.take_spectrogram(event.path, event.picture)
        elif isinstance(event, DuplicateEvent):
            self._window.pages.duplicates.task.take(event)
        elif isinstance(event, GroupEvent):
            self._groups.take(event)
        elif isinstance(event, DiscoveryEvent):
            self._discovery.take(event)
        elif isinstance(event, ListingEvent):
            self._whole.take(event)
        elif isinstance(event, UpkeepEvent):
            self._window.pages.library.task.take(event)
        elif isinstance(event, ModelEvent):
            self._models.take(event)
        elif isinstance(event, MapEvent):
            self._maps.take(event)

    def _deliver_of_reading(self, event: ReadingProgress | ReadingDone | Resting) -> None:
        """Show what is read by itself, or why nothing is."""
        match event:
            case ReadingProgress(progress):
                self._library.show_reading(progress)
            case ReadingDone():
                self._library.show_read()
            case Resting(reason):
                self._library.show_resting(reason)

    def _deliver_of_run(
        self, event: IndexingProgress | IndexingDone | IndexingFailed | Followed
    ) -> None:
        """Show how a run goes, and read again what it made another."""
        match event:
            case IndexingProgress(progress, is_quiet):
                self._store.follow_growth()
                self._library.show_progress(progress, is_quiet=is_quiet)
            case IndexingDone(report):
                self._store.read_contents()
                self._note_change()
                self._library.show_report(report)
                self._albums.refill()
            case Followed(report):
                self._window.gallery.look_for_missing_art()
                self._library.show_followed(report)
                self._store.look_for_roots()
                if has_changed(report):
                    self._note_change()
                    self._albums.refill()
                    self._store.follow_growth()
            case IndexingFailed(message):
                self._store.read_contents()
                self._library.show_failed_run(message)

    def _note_change(self) -> None:
        """What was found in the library may be outdated."""
        if (pages := self._window.lazy_pages.built) is not None:
            pages.duplicates.note_change()

    def _look_again(self, event: LibraryChanged | Ready) -> None:
        """Read the library again, which may be of an older version until the engine opens it."""
        self._store.read_contents()
        if isinstance(event, LibraryChanged):
            self._note_change()
            self._window.gallery.look_for_missing_art()
            self._session.run_again()
            self._albums.refill()
            return
        self._centre.note_engine(EngineState.READY)
        if not self._session.asks:
            self._session.run_again()
        self._models.refresh()

    def _end(self, message: str) -> None:
        """The engine has ended: so has all that it was at."""
        if (pages := self._window.lazy_pages.built) is not None:
            pages.break_off(message)
        self._models.break_off()
        self._file_requests.break_off()
        self._maps.break_off(message)
        self._groups.break_off()
        self._discovery.give_up()
        self._store.read_contents()
        self._centre.note_engine(EngineState.STOPPED)
        self._results.show_stopped()
        self._library.show_stopped(message)
