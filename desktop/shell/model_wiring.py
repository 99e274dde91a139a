"""Ties the Models page to its controller, and what that reports to the rest of the window."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from engine.language import tr

from ..library.contents import Contents
from ..library.library_store import LibraryStore
from ..models.controller import ModelController
from ..models.offer import BETTER_MODEL, note_declined, note_taken, offer_text
from ..models.state import ModelsState
from ..pages import PageName
from .window import MainWindow

if TYPE_CHECKING:
    from ..models.page import ModelsPage


def wire_models(
    window: MainWindow, controller: ModelController, store: LibraryStore, settings: QSettings
) -> None:
    """What becomes of models is told in the window, and on their page once there is one."""
    messages = window.messages
    offer = _Offer(window, controller, settings)
    window.lazy_pages.when_built(lambda pages: _wire_page(pages.models, controller, offer))
    window.note.models_wanted.connect(partial(window.show_pages, PageName.MODELS))
    controller.changed.connect(offer.make)
    window.pages_shown.connect(offer.renew)
    window.empty.lazy_welcome.when_built(lambda one: one.begun.connect(offer.note_choice))
    store.contents_read.connect(offer.note_contents)
    controller.arrived.connect(partial(_announce, window, controller))
    controller.changing.connect(window.side.progress.show_progress)
    controller.change_ended.connect(window.side.progress.finish)
    controller.announced.connect(messages.show_info)
    controller.failed.connect(messages.show_error)


def _wire_page(page: ModelsPage, controller: ModelController, offer: _Offer) -> None:
    """Intents of the page go to the controller; what comes of them is shown."""
    page.opened.connect(controller.refresh)
    page.download_wanted.connect(controller.download)
    page.copy_wanted.connect(controller.download)
    page.verify_wanted.connect(controller.verify)
    page.measure_wanted.connect(controller.measure)
    page.remove_wanted.connect(controller.consider_removal)
    page.cancel_wanted.connect(controller.cancel)
    page.use_wanted.connect(controller.consider)
    page.agreed.connect(lambda name, keep: controller.agree(name, keep=keep))
    page.declined.connect(controller.dismiss)
    page.pause_wanted.connect(controller.pause)
    page.opened.connect(offer.renew)
    controller.changed.connect(page.show_state)
    page.show_state(controller.state)


class _Offer(QObject):
    """The offer of better results, as long as it holds; not before there are folders.

    Until then the welcome makes it.
    """

    def __init__(
        self, window: MainWindow, controller: ModelController, settings: QSettings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._settings = settings
        self._made = ""
        self._has_folders = False

    def note_contents(self, contents: Contents) -> None:
        """The first folder has come, or the last one has gone."""
        if bool(contents.roots) != self._has_folders:
            self._has_folders = bool(contents.roots)
            self.make(self._controller.state)

    def note_choice(self, _: tuple[str, ...], wants_larger: bool) -> None:
        """Whoever has just chosen the starter is not asked again in the same minute."""
        if not wants_larger:
            note_declined(self._settings, date.today())

    def renew(self) -> None:
        """The page that has the offer, too, is in sight, or no more."""
        self.make(self._controller.state)

    def make(self, state: ModelsState) -> None:
        """Make the offer, or take it back where it holds no longer."""
        if state.is_busy(BETTER_MODEL):
            # Taken here, or on the page.
            note_taken(self._settings)
        today = date.today()
        # The page says it itself.
        is_due = self._has_folders and not self._window.shows_page(PageName.MODELS)
        text = offer_text(state, self._settings, today) if is_due else ""
        messages = self._window.messages
        if text != self._made:
            messages.take_back(self._made)
            self._made = text
        if text:
            messages.offer(text, tr("Download"), self._take, self._decline)

    def _decline(self) -> None:
        note_declined(self._settings, date.today())

    def _take(self) -> None:
        self._controller.download(BETTER_MODEL)
        self._window.show_pages(PageName.MODELS)


def _announce(window: MainWindow, controller: ModelController, name: str) -> None:
    """A model has come: say so, and offer to go on from here."""
    model = next((model for model in controller.state.models if model.name == name), None)
    show = partial(window.show_pages, PageName.MODELS)
    if model is not None and model.is_choice and not window.shows_page(PageName.MODELS):
        told = tr("The model '{name}' is here.", name=name)
        window.messages.offer(told, tr("Use it…"), show)
