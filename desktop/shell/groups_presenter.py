"""Does what the page of groups asks for: makes groups, changes them, lists their files."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from engine.errors import UserError
from engine.query import write
from engine.service.group_messages import GroupLibrary, RenameGroup
from engine.types import Filters, Query
from engine.types.ids import Ids
from engine.types.item_groups import GroupBy, ItemGroup, collection_name

from ..gallery import GalleryMode
from ..groups import Card, GroupContent, read_groups
from ..groups.sentences import ungrouped_title
from ..library.contents import ListedItems
from ..library.library_store import listed_part
from ..marks.groups import GroupKeeper
from ..marks.undoable import UndoableWork, Work
from ..pages import PageName
from ..search.kept import KeptSearch
from .actions import Actions
from .gallery_views import GalleryViews
from .presenters import Presenters
from .services import Services
from .window import MainWindow


class GroupsPresenter(QObject):
    """Ties the page to the library, the engine and the gallery."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        actions: Actions,
        presenters: Presenters,
        views: GalleryViews,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.pages.groups
        self._library = services.library
        self._worker = services.workers["map"]
        self._requests = services.groups
        self._store = services.store
        self._session = services.session
        self._presenters = presenters
        self._views = views
        undo = actions.selection.undo
        work = UndoableWork(services.groups, undo, window.messages, self._on_changed)
        self._keeper = GroupKeeper(work)
        self._wire(actions)

    def _wire(self, actions: Actions) -> None:
        page, making, keeper = self._page, self._page.making, self._keeper
        page.read_wanted.connect(self._read)
        page.files_wanted.connect(self._list_group)
        page.ungrouped_wanted.connect(self._list_ungrouped)
        page.album_wanted.connect(
            lambda card: actions.selection.albums.ask_of_group(card.group.name, card.ids.tolist())
        )
        page.rename_wanted.connect(self._rename)
        page.merge_wanted.connect(lambda cards: keeper.merge([card.group for card in cards]))
        page.split_wanted.connect(lambda card: keeper.split(card.group))
        page.pin_wanted.connect(lambda card, pinned: keeper.pin(card.group, pinned))
        making.wanted.connect(self._make)
        making.stop_wanted.connect(self._requests.stop)
        self._requests.progressed.connect(making.show_progress)
        # New files have joined by then.
        self._store.contents_read.connect(page.note_change)

    def _read(self, by: GroupBy) -> None:
        self._worker.submit(partial(read_groups, self._library, by), self._show)

    def _show(self, content: GroupContent) -> None:
        self._page.show_content(content)

    def _make(self, work: GroupLibrary) -> None:
        self._page.making.show_start()
        self._keeper.make(work, self._page.making.show_end)

    def _rename(self, group_id: int, typed: str) -> None:
        group = self._page.content.cards[group_id].group
        try:
            name = collection_name(typed)
        except UserError as error:
            self._window.messages.show_info(str(error))
            return
        if name != group.name:
            self._keeper.rename(group, name)

    def _on_changed(self, work: Work) -> None:
        """Groups are others now: read them, and let the query follow."""
        match work:
            case RenameGroup(group_id, new) if self._asks_for(group_id):
                self._session.toggle(Filters(groups=(new,)))
        self._look_again()

    def _asks_for(self, group_id: int) -> bool:
        card = self._page.content.cards.get(group_id)
        return card is not None and self._session.draft.holds(Filters(groups=(card.group.name,)))

    def _look_again(self) -> None:
        self._store.read_contents()
        filters = self._session.query.filters
        if filters.groups or filters.without_groups:
            self._session.run()

    def _list_group(self, card: Card) -> None:
        """Show the files of a group: as results that `group:` finds, where it is kept."""
        if card.by is not GroupBy.MEANING:
            self._list(card.ids, card.group.name)
            return
        self._leave()
        self._presenters.trail.open_search(KeptSearch(_query_of(card.group)))

    def _list_ungrouped(self) -> None:
        ids = self._page.content.ungrouped
        self._list(ids, ungrouped_title(len(ids)))

    def _list(self, ids: Ids, told: str) -> None:
        read = partial(listed_part, self._library, ids)
        self._worker.submit(read, partial(self._show_part, told))

    def _show_part(self, told: str, listing: ListedItems) -> None:
        self._leave()
        back = partial(self._window.show_pages, PageName.GROUPS)
        self._presenters.results.show_part(listing, told, back=back)

    def _leave(self) -> None:
        """Back to the gallery, where files are listed."""
        self._window.leave_pages()
        if self._window.results is not self._window.gallery:
            self._views.show(GalleryMode.TILES)


def _query_of(group: ItemGroup) -> str:
    return write(Query(filters=Filters(groups=(group.name,))))
