"""Shows the library: its folders, how an indexing run goes, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.language import tr
from engine.library.manners import Rest
from engine.sentences.runs import held_back, line
from engine.types import IndexReport, Progress

from ..library.contents import Contents
from .centre import Centre, EngineState
from .operations import Operations
from .side_presenter import SidePresenter
from .window import MainWindow

if TYPE_CHECKING:
    from .window_pages import WindowPages


class LibraryPresenter:
    """Knows the window; decides nothing but what is to be seen of the library."""

    def __init__(
        self, window: MainWindow, side: SidePresenter, centre: Centre, operations: Operations
    ) -> None:
        self._window = window
        self._side = side
        self._centre = centre
        self._operations = operations
        self._complaint = ""
        # Whether a run goes on, or is to go on, that does not end in silence.
        self._has_run = False
        self._report: IndexReport | None = None
        window.lazy_pages.when_built(self._fill_health)

    def show_contents(self, contents: Contents) -> None:
        """Show the library at a glance."""
        self._side.show_contents(contents)
        self._window.filters.show_contents(contents)
        self._centre.note_contents(contents)

    def show_progress(self, progress: Progress, *, is_quiet: bool = False) -> None:
        """Show how far a run has come; a quiet one ends in `show_followed`."""
        self._has_run |= not is_quiet
        self._window.side.show_current(progress.current)
        self._window.side.progress.show_progress(progress)
        self._centre.note_indexing(True)

    def show_reading(self, progress: Progress) -> None:
        """Show how far more is read of what is indexed; all of it can be searched already."""
        self._window.side.progress.show_progress(progress)

    def show_resting(self, reason: Rest) -> None:
        """Show why nothing is read now."""
        self._window.side.progress.show_resting(reason)
        self._centre.note_indexing(False)

    def show_read(self) -> None:
        """Nothing more is read now."""
        self._window.side.progress.finish()

    def show_report(self, report: IndexReport) -> None:
        """Show what a run did, or ask what is to become of files that are gone."""
        self._end_run()
        self._tell(report)

    def show_followed(self, report: IndexReport) -> None:
        """Ask what is to become of many files that are gone; of the rest the panels tell.

        A run that gave way to this one goes on now.
        """
        if not self._has_run:
            self._end_run()
        if report.held_back:
            self._tell(report)

    def show_failed_run(self, message: str) -> None:
        """Show why a run ended in an error."""
        self._end_run()
        self._window.messages.show_error(message)

    def show_stopped(self, message: str) -> None:
        """Show that the engine has ended, and offer to start it again where nobody asked for it."""
        self._end_run()
        if message:
            self._complaint = message
            self.offer_restart_elsewhere(self._window.empty.offers_restart)

    def offer_restart_elsewhere(self, is_offered: bool) -> None:
        """Have one button that starts the engine again: in the middle, or else in the bar."""
        messages = self._window.messages
        if is_offered:
            messages.take_back(self._complaint)
        elif self._complaint:
            messages.offer_repair(self._complaint, tr("Start again"), self.restart_engine)

    def restart_engine(self) -> None:
        """Show that the engine is being started again, and start it."""
        self._window.messages.take_back(self._complaint)
        self._complaint = ""
        self._centre.note_engine(EngineState.STARTING)
        self._operations.library.restart_engine()

    def _fill_health(self, pages: WindowPages) -> None:
        if self._report is not None:
            pages.health.show_report(self._report)

    def _tell(self, report: IndexReport) -> None:
        self._report = report
        if (pages := self._window.lazy_pages.built) is not None:
            pages.health.show_report(report)
        if report.held_back:
            remove = partial(self._operations.library.update, prune=True)
            question = tr("{gone} Remove them from it?", gone=held_back(report))
            self._window.messages.offer(question, tr("Remove them"), remove)
        else:
            self._window.messages.show_info(line(report))

    def _end_run(self) -> None:
        self._has_run = False
        self._window.side.show_current("")
        self._window.side.progress.finish()
        self._centre.note_indexing(False)
