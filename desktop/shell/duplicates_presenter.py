"""Does what the page of duplicates asks for: trash files, keep them apart, show them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from engine.language import tr
from engine.service.hand_messages import HandDone, KeepApart, LetTogether
from engine.types import Item
from engine.types.duplicates import DuplicateGroup

from ..duplicates.choices import taken
from ..duplicates.sentences import listed_group, set_apart, whether_to_trash
from ..gallery import GalleryMode
from ..marks.trashing import Inheritance
from .actions import Actions
from .gallery_views import GalleryViews
from .operations import Operations
from .presenters import Presenters
from .services import Services
from .window import MainWindow


class DuplicatesPresenter:
    """Ties the page to those who act on files."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        actions: Actions,
        presenters: Presenters,
        views: GalleryViews,
    ) -> None:
        self._window = window
        self._page = window.pages.duplicates
        self._file_requests = services.file_requests
        self._undo = actions.selection.undo
        self._files = actions.selection.files
        self._results = presenters.results
        self._views = views
        # The question that is being asked, and the files that are to go by it.
        self._asked: tuple[str, list[Item]] = ("", [])
        self._page.task.wanted.connect(services.engine.send)
        self._wire(presenters, actions.operations)

    def _wire(self, presenters: Presenters, operations: Operations) -> None:
        page, window = self._page, self._window
        page.trash_wanted.connect(self._ask_to_trash)
        page.apart_wanted.connect(self._keep_apart)
        page.look_wanted.connect(presenters.viewing.look_at)
        page.gallery_wanted.connect(self._list)
        page.open_wanted.connect(lambda item: operations.open_item(item=item))
        page.reveal_wanted.connect(lambda item: operations.reveal_item(item=item))
        page.refused.connect(window.messages.show_info)
        page.model.chosen.connect(self._withdraw_if_changed)
        window.pages.stack.currentChanged.connect(self._withdraw)
        window.pages_shown.connect(self._withdraw)
        page.bar.stop.clicked.connect(self._files.stop)
        self._files.progressed.connect(page.bar.show_progress)
        self._files.ended.connect(partial(page.bar.show_progress, 0, 0))
        self._files.followed.connect(self._drop_gone)

    def _ask_to_trash(self, groups: Sequence[DuplicateGroup]) -> None:
        question, trash = whether_to_trash(groups), partial(self._trash, groups)
        self._asked = (question, taken(groups))
        self._window.messages.ask(question, tr("Move to trash"), trash)

    def _withdraw_if_changed(self) -> None:
        """Ask no more about files that are not those that are to go now."""
        if self._asked[1] != taken(self._page.model.groups):
            self._withdraw()

    def _withdraw(self) -> None:
        """Ask no more: what was asked about is out of sight, or other files are to go."""
        question, self._asked = self._asked[0], ("", [])
        if question:
            self._window.messages.take_back(question)

    def _trash(self, groups: Sequence[DuplicateGroup]) -> None:
        paths = [item.path for item in taken(groups)]
        heirs: dict[str, Inheritance] = {}
        for group in groups:
            heirs |= _heirs(group)
        self._files.trashing.move(paths, heirs)

    def _drop_gone(self, places: dict[str, str]) -> None:
        """Files that are gone, or elsewhere now, are in no group."""
        self._page.remove_files(places)

    def _keep_apart(self, group: DuplicateGroup) -> None:
        def end(done: HandDone) -> None:
            self._page.model.remove_group(group)
            if isinstance(back := done.back, LetTogether):
                self._undo.push(set_apart(group), partial(self._let_together, back))

        self._file_requests.do(KeepApart(tuple(one.item.id for one in group.items)), end)

    def _let_together(self, work: LetTogether) -> None:
        self._file_requests.do(work, lambda _: self._page.note_change())

    def _list(self, group: DuplicateGroup) -> None:
        """List the files of a group in the gallery."""
        self._window.leave_pages()
        if self._window.results is not self._window.gallery:
            self._views.show(GalleryMode.TILES)
        self._results.show_items([one.item for one in group.items], listed_group(group.items))


def _heirs(group: DuplicateGroup) -> dict[str, Inheritance]:
    """Who stays in the place of the files of a group that go: the first that stays."""
    heir = next((one.item for one in group.items if one.keep), None)
    if heir is None:
        return {}
    return {item.path: Inheritance(item.id, heir.id, heir.path) for item in taken([group])}
