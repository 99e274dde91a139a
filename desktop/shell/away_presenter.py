"""Shows which files are out of reach: on tiles and rows, in the preview and in the viewer."""

from __future__ import annotations

from ..gallery import GalleryModel
from ..gallery.away import NO_AWAY, AwayFolders
from ..library.contents import Contents
from ..library.library_store import LibraryStore
from .preview_presenter import PreviewPresenter
from .window import MainWindow


class AwayPresenter:
    """Tells all of them when a folder goes, or a drive in one, or comes back."""

    def __init__(
        self,
        window: MainWindow,
        model: GalleryModel,
        store: LibraryStore,
        preview: PreviewPresenter,
    ) -> None:
        self._window = window
        self._model = model
        self._preview = preview
        self._folders = NO_AWAY
        store.contents_read.connect(self._show_contents)
        window.lazy_viewer.when_built(lambda viewer: viewer.away.mark_away(self._folders))

    def _show_contents(self, contents: Contents) -> None:
        roots = (root.path for root in contents.roots if not root.online)
        folders = AwayFolders((*roots, *contents.drives_away))
        if folders == self._folders:
            return
        self._folders = folders
        self._window.preview.away.mark_away(folders)
        if (viewer := self._window.lazy_viewer.built) is not None:
            viewer.away.mark_away(folders)
        self._model.mark_away(folders)
        # What could only be shown small may be read again.
        self._preview.look_again()
