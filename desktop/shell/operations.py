"""The named things a person can do. Each is called by name and keyword, and never blocks.

Panels emit intents, which `wiring` ties to these. What fails is told; what is final asks first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from engine.errors import UserError
from engine.language import joined, tr
from engine.library.manners import Manners
from engine.query.links import query_of
from engine.service.check_messages import CancelCheck, CheckLibrary
from engine.service.messages import (
    CancelIndexing,
    Forget,
    Index,
    KeepManners,
    RemoveRoot,
    UseSpeechModel,
    WantPictureTexts,
    WatchFolders,
)
from engine.service.opening_messages import ForgetOpenings
from engine.types import Item, Modality, Term

from ..library.library_store import LibraryStore
from ..marks.undo import UndoStack
from ..search.draft import QueryDraft
from ..search.intake import Intake
from ..search.openings import Openings
from ..search.session import SearchSession
from ..services.files import FileQuestions
from ..services.protocols import EngineLink
from . import other_programs
from .dropped import Addition, Recognised, recognise
from .later_questions import ask_about_picture_texts, ask_about_speech
from .messages import Messages
from .scratch import Scratch
from .sentences import in_the_query, whether_to_forget
from .web_pictures import WebPictures

Ask = Callable[[Sequence[Term]], None]


class Operations:
    """The actions, over the services that `app` built."""

    def __init__(
        self,
        *,
        engine: EngineLink,
        session: SearchSession,
        openings: Openings,
        store: LibraryStore,
        files: FileQuestions,
        scratch: Scratch,
        web: WebPictures,
        messages: Messages,
        undo: UndoStack,
    ) -> None:
        self._engine = engine
        self._session = session
        self._openings = openings
        self._store = store
        self._files = files
        self._scratch = scratch
        self._web = web
        self._messages = messages
        self._undo = undo
        self._follows = True
        self._problem = ""
        session.changed.connect(lambda: messages.take_back(self._problem))

    # -- looking for something ------------------------------------------------------------------

    def search_words(self, *, words: str) -> None:
        """Look for what is typed, after a pause in the typing."""
        self._session.set_text(words)

    def search_intake(self, *, intake: Intake) -> None:
        """Look for what was dropped or pasted; folders are added, the web is asked first."""
        if intake.paths:
            look = partial(recognise, intake, self._files.answer)
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
        """Look for nothing and show the whole library again."""
        self._session.clear()

    # -- the library ----------------------------------------------------------------------------

    def index_folders(self, *, folders: Sequence[str]) -> None:
        """Index folders, which adds those that are new."""
        self._engine.send(Index(tuple(folders)))

    def read_again(self, *, paths: Sequence[str]) -> None:
        """Have files read that are there again, all folders gone over with none; says nothing."""
        self._engine.send(Index(tuple(paths), quiet=True))

    def add_folders(self, *, folders: Sequence[str], beside: str = "") -> None:
        """Add folders to the library at once, say so, and offer to undo it."""
        if self._files.refusal:
            self._messages.show_error(self._files.refusal)
            return
        self.index_folders(folders=folders)
        contents = self._store.contents
        addition = Addition.of(folders, [one.path for one in contents.roots] if contents else [])
        line = joined(filter(None, (addition.line, beside)))
        # Before the library was read it is not known what undoing would take along.
        if contents and addition.can_be_undone:
            self._undo.push(line, partial(self._remove_folders, addition.added))
        else:
            self._messages.show_info(line)

    def update_library(self, *, retry: bool = False, prune: bool = False) -> None:
        """Look for changes in every folder."""
        self._engine.send(Index(retry=retry, prune=prune))

    def follow_folders(self, *, wanted: bool) -> None:
        """Keep the library in line with its folders by itself, or leave that."""
        self._follows = wanted
        self._engine.send(WatchFolders(wanted))

    def keep_manners(self, *, manners: Manners) -> None:
        """Have files read in that way from now on."""
        self._engine.send(KeepManners(manners))

    def retry_file(self, *, path: str) -> None:
        """Read one file again that could not be read."""
        self._engine.send(Index((path,), retry=True))

    def start_engine(self) -> None:
        """Start the engine process, which then does by itself what it is wanted to."""
        self._engine.start()
        self._engine.send(WatchFolders(self._follows))

    def restart_engine(self) -> None:
        """Start the engine process again after it has ended, and look again."""
        self.start_engine()
        self._session.run()

    def check_library(self, *, generation: int) -> None:
        """Measure how good searches of the library are."""
        self._engine.send(CheckLibrary(generation))

    def cancel_check(self) -> None:
        """Stop the check."""
        self._engine.send(CancelCheck())

    def cancel_indexing(self) -> None:
        """Stop the indexing run; what is stored stays."""
        self._engine.send(CancelIndexing())

    def remove_folder(self, *, folder: str) -> None:
        """Ask, then take a folder out of the library; its files stay where they are."""
        self._messages.ask(
            tr("Remove {folder} from the library? Its files stay where they are.", folder=folder),
            tr("Remove"),
            partial(self._remove_folders, [folder]),
        )

    def forget(self, *, items: Sequence[Item]) -> None:
        """Ask, then remove what the library knows of some items; the files stay."""
        if not items:
            return
        self._messages.ask(
            whether_to_forget(items),
            tr("Forget"),
            lambda: self._engine.send(Forget(tuple(item.path for item in items))),
        )

    def learn_openings(self, *, wanted: bool) -> None:
        """Remember what is opened from now on, or do not."""
        self._openings.is_on = wanted

    def forget_openings(self) -> None:
        """Ask, then forget which files were opened, and of what kinds."""
        self._messages.ask(
            tr(
                "Forget which files you opened, and of what kinds? Nothing is suggested from them "
                "any more, and searches favour no kind."
            ),
            tr("Forget"),
            lambda: self._engine.send(ForgetOpenings()),
        )

    def read_picture_texts(self) -> None:
        """Ask whether the text in pictures is to be read, or no more."""

        def want(wanted: bool) -> None:
            self._engine.send(WantPictureTexts(wanted))

        self._store.ask_picture_texts(
            lambda state: ask_about_picture_texts(state, self._messages, want)
        )

    def write_down_speech(self) -> None:
        """Ask whether what is said is to be written down, or no more."""

        def use_model(directory: str | None) -> None:
            self._engine.send(UseSpeechModel(directory))

        self._store.ask_speech(lambda state: ask_about_speech(state, self._messages, use_model))

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
            self.add_folders(folders=found.folders, beside=problems)
        elif problems:
            self._problem = problems
            self._messages.show_error(problems)

    def _remove_folders(self, folders: Sequence[str]) -> None:
        for folder in folders:
            self._engine.send(RemoveRoot(folder))

    def _open_link(self, link: str) -> None:
        self._session.restore(query_of(link), QueryDraft())
        self._session.run()

    def _take_picture(self, weight: float, path: str) -> None:
        term = Term(Modality.IMAGE, path, is_file=True, weight=weight)
        self._attempt(partial(self._session.add_files, [term]))
