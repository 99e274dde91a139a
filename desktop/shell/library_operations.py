"""What a person can do with the library: its folders, how it is read, and what it remembers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from engine.language import joined, tr
from engine.library.manners import Manners
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
from engine.types import Item

from ..library.library_store import LibraryStore
from ..marks.undo import UndoStack
from ..search.openings import Openings
from ..search.session import SearchSession
from ..services.protocols import EngineLink
from .dropped import Addition
from .later_questions import ask_about_picture_texts, ask_about_speech
from .messages import Messages
from .sentences import whether_to_forget


class LibraryOperations:
    """Has the engine process do it, once the person agreed to what is final.

    Args:
        refusal: why folders cannot be added here; empty where they can.
    """

    def __init__(
        self,
        *,
        engine: EngineLink,
        session: SearchSession,
        openings: Openings,
        store: LibraryStore,
        refusal: str,
        messages: Messages,
        undo: UndoStack,
    ) -> None:
        self._engine = engine
        self._session = session
        self._openings = openings
        self._store = store
        self._refusal = refusal
        self._messages = messages
        self._undo = undo
        self._follows = True

    def index_folders(self, *, folders: Sequence[str]) -> None:
        """Index folders, which adds those that are new."""
        self._engine.send(Index(tuple(folders)))

    def read_again(self, *, paths: Sequence[str]) -> None:
        """Have files read that are there again, all folders gone over with none; says nothing."""
        self._engine.send(Index(tuple(paths), quiet=True))

    def add_folders(self, *, folders: Sequence[str], beside: str = "") -> None:
        """Add folders to the library at once, say so, and offer to undo it."""
        if self._refusal:
            self._messages.show_error(self._refusal)
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

    def update(self, *, retry: bool = False, prune: bool = False) -> None:
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

    def check(self, *, generation: int) -> None:
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

    def _remove_folders(self, folders: Sequence[str]) -> None:
        for folder in folders:
            self._engine.send(RemoveRoot(folder))
