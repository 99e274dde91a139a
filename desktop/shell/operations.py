"""The named things a person can do. Each is called by name and keyword, and never blocks.

Panels emit intents; `wiring` ties an intent to one of these. What fails is said in the message bar,
and what cannot be undone asks first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import Protocol

from PySide6.QtGui import QGuiApplication

from engine.errors import UserError
from engine.media.sniff import sniff
from engine.service.messages import (
    CancelCheck,
    CancelIndexing,
    CheckLibrary,
    Forget,
    Index,
    RemoveRoot,
)
from engine.types import Item, Modality, Term
from engine.wording import counted

from ..library.library_store import LibraryStore
from ..search.intake import Intake
from ..search.session import SearchSession
from ..services.protocols import EngineLink
from ..services.tasks import Worker
from . import other_programs as shell
from .scratch import Scratch


class Messages(Protocol):
    """Where the person is told things."""

    def show_error(self, text: str) -> None:
        """Say what went wrong."""

    def show_info(self, text: str) -> None:
        """Say something worth knowing."""

    def ask(self, text: str, button: str, action: Callable[[], None]) -> None:
        """Offer something to do."""


@dataclass(frozen=True, slots=True)
class _Recognised:
    """What a drop's paths turned out to be; `problems` are lines to show."""

    terms: tuple[Term, ...]
    folders: tuple[str, ...]
    problems: tuple[str, ...]


class Operations:
    """The actions, over the services that `app` built."""

    def __init__(
        self,
        *,
        engine: EngineLink,
        session: SearchSession,
        store: LibraryStore,
        files: Worker,
        scratch: Scratch,
        messages: Messages,
    ) -> None:
        self._engine = engine
        self._session = session
        self._store = store
        self._files = files
        self._scratch = scratch
        self._messages = messages

    # -- looking for something ------------------------------------------------------------------

    def search_words(self, *, words: str) -> None:
        """Look for what is typed, after a pause in the typing."""
        self._session.set_text(words)

    def search_intake(self, *, intake: Intake) -> None:
        """Look for what was dropped or pasted; offer to add folders."""
        if intake.paths:
            self._files.submit(partial(_recognise, intake), self._take_recognised)
        elif intake.picture:
            self._files.submit(
                partial(self._scratch.keep_picture, intake.picture),
                partial(self._take_picture, intake.weight),
            )
        elif intake.links:
            self._messages.show_info(
                "Triptych does not fetch from the web. Save the file, then drop it here."
            )
        elif intake.text:
            self._session.put_text(intake.text)

    def find_similar(self, *, item: Item) -> None:
        """Look for what is like an item."""
        self._session.look_like(Term(item.modality, item.path, is_file=True))

    def add_to_search(self, *, item: Item, weight: float) -> None:
        """Look for more like an item beside the rest, or for less where the weight is below 0."""
        self._session.add_files([Term(item.modality, item.path, is_file=True, weight=weight)])

    def clear_search(self) -> None:
        """Look for nothing and show the whole library again."""
        self._session.clear()

    # -- the library ----------------------------------------------------------------------------

    def add_folders(self, *, folders: Sequence[str]) -> None:
        """Add folders to the library and index them."""
        self._engine.send(Index(tuple(folders)))

    def update_library(self, *, retry: bool = False, prune: bool = False) -> None:
        """Look for changes in every folder."""
        self._engine.send(Index(retry=retry, prune=prune))

    def retry_file(self, *, path: str) -> None:
        """Read one file again that could not be read."""
        self._engine.send(Index((path,), retry=True))

    def restart_engine(self) -> None:
        """Start the engine process again after it has ended, and look again."""
        self._engine.start()
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
            f"Remove {folder} from the library? Its files stay where they are.",
            "Remove",
            lambda: self._engine.send(RemoveRoot(folder)),
        )

    def forget(self, *, items: Sequence[Item]) -> None:
        """Ask, then remove what the library knows of some items; the files stay."""
        if not items:
            return
        one = len(items) == 1
        what = PurePath(items[0].path).name if one else counted(len(items), "file", "files")
        self._messages.ask(
            f"Forget {what}? The library's copy of the text, picture and vectors goes for good; "
            f"the {'file itself stays' if one else 'files themselves stay'}.",
            "Forget",
            lambda: self._engine.send(Forget(tuple(item.path for item in items))),
        )

    # -- files ----------------------------------------------------------------------------------

    def open_item(self, *, item: Item) -> None:
        """Open an item in its own program."""
        self._attempt(partial(shell.open_file, item.path))

    def reveal(self, *, path: str) -> None:
        """Show a file or folder in the file manager."""
        self._attempt(partial(shell.reveal_file, path))

    def copy_paths(self, *, items: Sequence[Item]) -> None:
        """Put the paths of items into the clipboard, one a line."""
        if items:
            QGuiApplication.clipboard().setText("\n".join(item.path for item in items))

    # -- private --------------------------------------------------------------------------------

    def _attempt(self, action: Callable[[], None]) -> None:
        try:
            action()
        except UserError as error:
            self._messages.show_error(str(error))

    def _take_recognised(self, found: _Recognised) -> None:
        if found.terms:
            self._session.add_files(found.terms)
        if found.folders:
            names = ", ".join(PurePath(folder).name or folder for folder in found.folders)
            self._messages.ask(
                f"Add {names} to the library, so that searches look there, too?",
                "Add to library",
                lambda: self.add_folders(folders=found.folders),
            )
        elif found.problems:
            self._messages.show_error(" ".join(found.problems))

    def _take_picture(self, weight: float, path: str) -> None:
        self._session.add_files([Term(Modality.IMAGE, path, is_file=True, weight=weight)])


def _recognise(intake: Intake) -> _Recognised:
    """Tell folders from files and what the files are; reads the disk, so not on the GUI thread."""
    terms, folders, problems = [], [], []
    for path in intake.paths:
        if Path(path).is_dir():
            folders.append(str(Path(path)))
            continue
        try:
            terms.append(Term(sniff(path), path, is_file=True, weight=intake.weight))
        except UserError as error:
            problems.append(f"{PurePath(path).name}: {error}.")
    return _Recognised(tuple(terms), tuple(folders), tuple(problems))
