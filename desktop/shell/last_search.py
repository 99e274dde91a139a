"""Takes up the search of the last time, and keeps it for the next one."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QSettings

from engine.errors import SilentDiskError
from engine.language import tr_count
from engine.types import Term

from ..search.history import Visit
from ..search.kept import KeptSearch, read_place, written_place
from ..search.session import SearchSession
from ..services.files import FileAnswers, FileQuestions
from ..widgets.message_bar import MessageBar
from .history_presenter import HistoryPresenter

_KEY, _PLACE_KEY, _LOADED_KEY = "search", "place", "loaded"
# What an answer holds at most that is asked for at once.
_MOST_LOADED = 2000


class LastSearch:
    """Restores and saves what a session looks for."""

    def __init__(
        self,
        settings: QSettings,
        session: SearchSession,
        files: FileQuestions,
        messages: MessageBar,
        trail: HistoryPresenter,
    ) -> None:
        self._settings = settings
        self._session = session
        self._files = files
        self._messages = messages
        self._trail = trail
        self._is_pending = False

    def restore(self) -> None:
        """Take it up; one with files once it is known which of them are there."""
        kept = KeptSearch.read(str(self._settings.value(_KEY, "")))
        if kept.draft.files:
            self._is_pending = True
            self._files.submit(
                partial(_present, kept, self._files.answers), partial(self._take, kept)
            )
        else:
            self._trail.begin(self._visit(kept))

    def save(self) -> None:
        """Keep it, but not an empty one while the last one is still to come."""
        if not (self._is_pending and self._session.is_blank):
            visit = self._trail.now()
            self._settings.setValue(_KEY, visit.search.written())
            self._settings.setValue(_PLACE_KEY, written_place(visit.place))
            self._settings.setValue(_LOADED_KEY, visit.loaded)

    def _take(self, kept: KeptSearch, present: KeptSearch) -> None:
        self._is_pending = False
        if not self._session.is_blank:
            # A person has begun another one.
            return
        self._trail.begin(self._visit(present))
        self._session.run()
        if gone := len(kept.draft.files) - len(present.draft.files):
            self._messages.show_info(
                tr_count(
                    "{n} files of your last search are not there now, and were left out of it.",
                    "{n} file of your last search is not there now, and was left out of it.",
                    gone,
                )
            )

    def _visit(self, search: KeptSearch) -> Visit:
        loaded = self._settings.value(_LOADED_KEY, 0, type=int)
        place = read_place(str(self._settings.value(_PLACE_KEY, "")))
        return Visit(search, place, min(_MOST_LOADED, int(str(loaded))))


def _present(kept: KeptSearch, files: FileAnswers) -> KeptSearch:
    """A search without the files that are gone; asks the disk, so not on the GUI thread."""
    there = tuple(term for term in kept.draft.files if _is_there(term, files))
    return replace(kept, draft=replace(kept.draft, files=there))


def _is_there(term: Term, files: FileAnswers) -> bool:
    try:
        return files.is_there(term.value)
    except SilentDiskError:
        # It may come back, and the library may know what is in it.
        return True
