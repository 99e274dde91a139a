"""Shows the library on the map, and on it what is looked for; does what is asked for there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog

from engine.language import tr, tr_count
from engine.projection.neighbours import middle_of
from engine.types import Hit, Item
from engine.types.ids import Ids
from engine.types.maps import MapMethod

from ..gallery import GalleryMode
from ..library.contents import ListedItems
from ..library.library_store import listed_part
from ..map.colouring import Colouring
from ..map.content import MapContent, read_content
from ..search.pages import Pages
from .gallery_views import GalleryViews
from .operations import Operations
from .presenters import Presenters
from .services import Services
from .window import MainWindow

if TYPE_CHECKING:
    from ..map.pane import MapPane

_METHOD, _COLOURING = "map-method", "map-colours"
# The query lies in the middle of so many of its hits.
_BEST = 12


class MapPresenter(QObject):
    """Reads maps beside the GUI, and knows which files are to stand out."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        presenters: Presenters,
        operations: Operations,
        views: GalleryViews,
        settings: QSettings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = services.library
        self._store = services.store
        self._model = services.model
        self._worker = services.workers["map"]
        self._session = services.maps
        self._presenters = presenters
        self._operations = operations
        self._views = views
        self._settings = settings
        self._colouring = Colouring.KIND
        self._shown: MapMethod | None = None
        self._hits: tuple[Hit, ...] = ()
        self._listed: Ids | None = None
        self._wire(services)
        window.lazy_map.when_built(self._take_pane)

    def restore(self) -> None:
        """Take up method and colours of the last time."""
        method, colours = (str(self._settings.value(key)) for key in (_METHOD, _COLOURING))
        known = {one.value: one for one in Colouring}
        self._colouring = known.get(colours, Colouring.KIND)
        if method in list(MapMethod):
            self._session.choose(MapMethod(method))

    def save(self) -> None:
        """Keep them for the next time."""
        self._settings.setValue(_METHOD, self._session.state.method.value)
        self._settings.setValue(_COLOURING, self._colouring.value)

    def show_hits(self, pages: Pages) -> None:
        """Let the hits of a search stand out, and show the query among them."""
        self._hits, self._listed = pages.hits, None
        self._light()

    def show_listing(self, listing: ListedItems) -> None:
        """Let what filters leave stand out; all of the library is shown alike."""
        self._hits, self._listed = (), listing.ids
        self._light()

    # -- private --------------------------------------------------------------------------------

    def _wire(self, services: Services) -> None:
        self._session.read_wanted.connect(self._read)
        self._views.shown.connect(self._open)
        self._store.contents_read.connect(self._note_contents)
        for found in (services.session.answered, services.session.extended):
            found.connect(self.show_hits)
        self._store.listed.connect(self.show_listing)

    def _take_pane(self, pane: MapPane) -> None:
        """The map is there: do what is asked for on it."""
        canvas, session = pane.canvas, self._session
        pane.method_chosen.connect(session.choose)
        pane.colouring_chosen.connect(self._colour)
        pane.make_wanted.connect(lambda anew: session.make(anew=anew))
        pane.stop_wanted.connect(session.stop)
        pane.export_wanted.connect(self._ask_file)
        session.changed.connect(pane.show_state)
        pane.show_state(session.state)
        pane.show_colouring(self._colouring)
        canvas.layer.paint_wanted.connect(lambda work: self._worker.submit(work, canvas.layer.take))
        canvas.layer.items_wanted.connect(
            lambda ids: self._store.ask_items(ids, canvas.layer.put_items)
        )
        canvas.chosen.connect(lambda item_id: self._with(item_id, self._choose))
        canvas.look_wanted.connect(lambda item_id: self._with(item_id, self._look_at))
        canvas.opened.connect(
            lambda item_id: self._with(item_id, lambda item: self._operations.open_item(item=item))
        )
        canvas.enclosed.connect(self._list_part)
        self._window.gallery.current_changed.connect(self._follow)

    def _open(self, mode: GalleryMode) -> None:
        if mode is GalleryMode.MAP:
            self._session.open()
        else:
            self._session.close()

    def _note_contents(self) -> None:
        """The library was read again; while files come in, the map waits for the last of them."""
        if not self._presenters.centre.is_indexing:
            self._session.note_change()

    def _colour(self, colouring: Colouring) -> None:
        self._colouring = colouring
        if self._shown is not None:
            self._read(self._shown)

    def _read(self, method: MapMethod) -> None:
        self._worker.submit(
            partial(read_content, self._library, method, self._colouring),
            partial(self._show, method),
        )

    def _show(self, method: MapMethod, content: MapContent | None) -> None:
        """Show a map that was read, unless another method was chosen meanwhile."""
        is_usable = content is not None and len(content.map.ids) > 0
        if (
            content is not None
            and is_usable
            and method in (MapMethod.PCA, self._session.state.method)
        ):
            self._window.map.canvas.show_content(content, keeps_view=method is self._shown)
            self._window.map.show_legend(content.colours.legend)
            self._shown = method
            self._light()
        self._session.take_read(method, content.map if content else None)

    def _light(self) -> None:
        """Let stand out what was found, with the query among it."""
        if (pane := self._window.lazy_map.built) is None:
            return
        canvas = pane.canvas
        if self._hits:
            strong = [hit for hit in self._hits if not hit.weak] or list(self._hits)
            ids = np.array(sorted(hit.item.id for hit in strong), np.int64)
            canvas.light(ids, self._place_of_query(strong[:_BEST]))
        elif self._listed is None or len(self._listed) >= len(canvas.points.ids):
            canvas.light(None)
        else:
            canvas.light(np.sort(self._listed))

    def _place_of_query(self, best: Sequence[Hit]) -> tuple[float, float] | None:
        places, found = self._window.map.canvas.places_of(
            np.array([hit.item.id for hit in best], np.int64)
        )
        weights = np.array([max(1, hit.strength) for hit in best], np.float64)[found]
        return middle_of(places, weights) if len(places) else None

    def _with(self, item_id: int, act: Callable[[Item], object]) -> None:
        """Do something with an item, once it is read."""

        def act_on(items: Sequence[Item]) -> None:
            for item in items:
                act(item)

        self._store.ask_items([item_id], act_on)

    def _choose(self, item: Item) -> None:
        """Make an item current in the gallery, or where that does not list it, only show it."""
        gallery = self._window.gallery
        row = self._model.row_of(item.id)
        if row is not None:
            gallery.select_row(row)
        else:
            gallery.clearSelection()
            gallery.selectionModel().clearCurrentIndex()
            self._presenters.preview.show_item(item, None)

    def _look_at(self, item: Item) -> None:
        self._choose(item)
        if self._model.row_of(item.id) is not None:
            self._presenters.viewing.open()
        else:
            self._presenters.viewing.look_at([item], 0)

    def _follow(self, item: Item | None, hit: Hit | None) -> None:
        """What is current in the gallery or the viewer is so on the map."""
        if item is not None:
            self._window.map.canvas.make_current(item.id)

    def _list_part(self, ids: Ids) -> None:
        """List what was drawn around, in the gallery."""
        self._worker.submit(partial(listed_part, self._library, ids), self._show_part)

    def _show_part(self, listing: ListedItems) -> None:
        if len(listing.ids):
            self._views.show(GalleryMode.TILES)
            # First, since a gallery that gets the keys selects one file.
            self._window.focus_results()
            told = tr_count("{n} files of the map", "{n} file of the map", len(listing.ids))
            self._presenters.results.show_part(listing, told, back=self._show_map)
            self._window.gallery.selectAll()

    def _show_map(self) -> None:
        self._views.show(GalleryMode.MAP)
        self._window.focus_results()

    def _ask_file(self) -> None:
        """Ask where the map is to be saved, then save it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Save the map as a web page"),
            str(Path.home() / "map.html"),
            tr("Web pages (*.html)"),
        )
        if name:
            # Another method may stand in for the one that is chosen.
            self._session.export(self._shown or self._session.state.method, name)
