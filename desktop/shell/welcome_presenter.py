"""Leads a person from an empty library to the first search, and keeps the sample."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from engine.language import tr, tr_noop
from engine.service.messages import Event, IndexingDone, IndexingFailed, RemoveRoot, Stopped

from ..library.contents import Contents
from ..library.sample import SAMPLE_QUERY, delete_sample, make_sample, sample_folder
from ..models.offer import BETTER_MODEL
from ..models.sentences import advice
from .operations import Operations
from .services import Services
from .window import MainWindow

if TYPE_CHECKING:
    from ..library.welcome import Welcome

_Place = QStandardPaths.StandardLocation
_PLACES = (
    _Place.PicturesLocation,
    _Place.MusicLocation,
    _Place.MoviesLocation,
    _Place.DocumentsLocation,
)
_SAMPLE = tr_noop(
    "This is a sample, to try searching with: 8 pictures, 4 sounds and 4 documents. Add your own "
    "folders whenever you like."
)
_REMOVE = tr_noop("Remove the sample")
_ENDS = (IndexingDone, IndexingFailed, Stopped)


class WelcomePresenter:
    """Does what the welcome asks for."""

    def __init__(self, window: MainWindow, services: Services, operations: Operations) -> None:
        self._window = window
        self._operations = operations
        self._session = services.session
        self._models = services.models
        self._files = services.files
        self._engine = services.engine
        self._library = services.library.directory
        self._is_trying = False
        window.empty.lazy_welcome.when_built(self._wire)

    def has_sample(self, contents: Contents) -> bool:
        """Whether the sample is in the library."""
        sample = sample_folder(self._library)
        return any(root.path == sample for root in contents.roots)

    def take(self, event: Event) -> None:
        """Search in the sample once it was read; a run that did not read it is the end of it."""
        if not (self._is_trying and isinstance(event, _ENDS)):
            return
        self._is_trying = False
        if isinstance(event, IndexingDone) and not event.report.cancelled:
            self._session.put_text(SAMPLE_QUERY)
            self._window.messages.offer(tr(_SAMPLE), tr(_REMOVE), self.remove_sample)

    def remove_sample(self) -> None:
        """Take the sample out of the library and off the disk."""
        self._window.messages.take_back(tr(_SAMPLE))
        self._session.clear()
        self._engine.send(RemoveRoot(sample_folder(self._library)))
        self._files.submit(partial(delete_sample, self._library), lambda _: None)

    def _wire(self, welcome: Welcome) -> None:
        """Do what it asks for, and look which of the usual folders there are."""
        welcome.begun.connect(self._begin)
        welcome.sample_wanted.connect(self._try_sample)
        self._models.changed.connect(lambda state: welcome.show_advice(advice(state.models)))
        welcome.show_advice(advice(self._models.state.models))
        self._files.submit(usual_folders, welcome.offer_folders)

    def _begin(self, folders: tuple[str, ...], wants_larger: bool) -> None:
        self._leave_welcome()
        self._operations.library.add_folders(folders=folders)
        if wants_larger:
            self._models.download(BETTER_MODEL)

    def _try_sample(self) -> None:
        self._leave_welcome()
        self._files.submit(partial(make_sample, self._library), self._index_sample)

    def _leave_welcome(self) -> None:
        # Else the first file would have the focus, and open at a second Enter.
        self._window.search.box.setFocus()

    def _index_sample(self, folder: str) -> None:
        self._is_trying = True
        self._operations.library.index_folders(folders=[folder])


def usual_folders() -> list[str]:
    """The folders of this person that most keep their files in, as far as they are there."""
    home = os.path.expanduser("~")
    paths = map(QStandardPaths.writableLocation, _PLACES)
    # Where a system knows of no such folder, it names the home folder itself.
    return [path for path in paths if path != home and os.path.isdir(path)]
