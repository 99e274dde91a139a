"""The named things a person can do. Each is called by name and keyword, and never blocks.

Panels emit intents, which `wiring` ties to these. What fails is told; what is final asks first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from engine.errors import UserError
from engine.language import joined
from engine.query.links import query_of
from engine.types import Item, Modality, Term

from ..search.draft import QueryDraft
from ..search.intake import Intake
from ..search.openings import Openings
from ..search.session import SearchSession
from ..services.files import FileQuestions
from . import other_programs
from .dropped import Recognised, recognise
from .library_operations import LibraryOperations
from .messages import Messages
from .scratch import Scratch
from .sentences import in_the_query
from .web_pictures import WebPictures

Ask = Callable[[Sequence[Term]], None]


class Operations:
    """What a person does to find files, and with the files that were found.

    Attributes:
        library: what is done with the library that they are in.
    """

    def __init__(
        self,
        library: LibraryOperations,
        *,
        session: SearchSession,
        openings: Openings,
        files: FileQuestions,
        scratch: Scratch,
        web: WebPictures,
        messages: Messages,
    ) -> None:
        self.library = library
        self._session = session
        self._openings = openings
        self._files = files
        self._scratch = scratch
        self._web = web
        self._messages = messages
        self._problem = ""
        session.changed.connect(lambda: messages.take_back(self._problem))

    # -- looking for something ------------------------------------------------------------------

    def search_words(self, *, words: str) -> None:
        """Look for what is typed, after a pause in the typing."""
        self._session.set_text(words)

    def search_intake(self, *, intake: Intake) -> None:
        """Look for what was dropped or pasted; folders are added, the web is asked first."""
        if intake.paths:
            look = partial(recognise, intake, self._files.answers.answer)
            self._files.submit(look, self._take_recognised)
        elif intake.picture:
            keep = partial(self._scratch.keep_picture, intake.picture)
            self._files.submit(keep, partial(self._take_picture, intake.weight))
        elif intake.links:
            self._web.ask(intake)
        elif intake.search:
            self._attempt(partial(self._open_link, intake.search))
        elif intake.text:
            self._session.put_text(intake.text)

    def find_similar(self, *, items: Sequence[Item], picked: int = 0) -> None:
        """Look for what is like some items, which may stand for more, and for nothing else."""
        self._ask_with(items, 1.0, self._session.look_like, picked)

    def add_to_search(self, *, items: Sequence[Item], weight: float, picked: int = 0) -> None:
        """Look for more like some items beside the rest, or for less with a weight below 0."""
        self._ask_with(items, weight, self._session.add_files, picked)

    def clear_search(self) -> None:
        """Look for nothing; where nothing is looked for, show the whole library, not part of it."""
        if self._session.text or self._session.draft.files:
            self._session.clear()
        else:
            self._session.clear_filters()

    # -- files ----------------------------------------------------------------------------------

    def open_item(self, *, item: Item) -> None:
        """Open an item in its own program."""
        self._openings.note(item)
        self._files.ask_presence(
            item.path, lambda place: other_programs.open_file(place, self._show_error)
        )

    def reveal_item(self, *, item: Item) -> None:
        """Show an item in the file manager."""
        self._openings.note(item)
        self.reveal(path=item.path)

    def note_playing(self, *, item: Item) -> None:
        """A sound is played."""
        self._openings.note(item)

    def reveal(self, *, path: str) -> None:
        """Show a file or folder in the file manager."""

        def show_it(place: str) -> None:
            other_programs.reveal_file(place, self._show_error)

        self._files.ask_presence(path, show_it)

    def copy_paths(self, *, items: Sequence[Item]) -> None:
        """Put the paths of items into the clipboard, one a line."""
        if items:
            QGuiApplication.clipboard().setText("\n".join(item.path for item in items))

    # -- private --------------------------------------------------------------------------------

    def _attempt(self, action: Callable[[], None]) -> bool:
        """Do something, and say why where it cannot be done; tells whether it was."""
        try:
            action()
        except UserError as error:
            self._messages.show_error(str(error))
            return False
        return True

    def _show_error(self, error: UserError) -> None:
        self._messages.show_error(str(error))

    def _ask_with(self, items: Sequence[Item], weight: float, ask: Ask, picked: int) -> None:
        terms = [Term(one.modality, one.path, is_file=True, weight=weight) for one in items]
        if terms and self._attempt(partial(ask, terms)) and max(picked, len(terms)) > 1:
            self._messages.show_info(in_the_query(len(terms), picked))

    def _take_recognised(self, found: Recognised) -> None:
        self._messages.take_back(self._problem)
        if found.terms:
            self._attempt(partial(self._session.add_files, found.terms))
        problems = joined(found.problems)
        if found.folders:
            self.library.add_folders(folders=found.folders, beside=problems)
        elif problems:
            self._problem = problems
            self._messages.show_error(problems)

    def _open_link(self, link: str) -> None:
        self._session.restore(query_of(link), QueryDraft())
        self._session.run()

    def _take_picture(self, weight: float, path: str) -> None:
        term = Term(Modality.IMAGE, path, is_file=True, weight=weight)
        self._attempt(partial(self._session.add_files, [term]))
