"""Ties the pages, once they are there, to the menus, the operations and the services."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QPushButton

from engine.language import tr, tr_noop
from engine.logs import log_file
from engine.service.model_messages import SettleDevice

from ..library.contents import Contents
from ..library.health import HealthPage
from ..library.page import LibraryPage
from ..pages import PageName
from ..widgets.message_bar import MessageBar
from ..widgets.theme import ThemeSwitch
from .actions import Actions
from .duplicates_presenter import DuplicatesPresenter
from .fault_reports import FaultReports
from .gallery_views import GalleryViews
from .groups_presenter import GroupsPresenter
from .operations import Operations
from .presenters import Presenters
from .services import Services
from .welcome_presenter import WelcomePresenter
from .window import MainWindow

_TRIED_AGAIN = tr_noop("Being tried again…")


class PagePresenters:
    """Holds those of single pages together."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        actions: Actions,
        presenters: Presenters,
        views: GalleryViews,
        themes: ThemeSwitch,
    ) -> None:
        self.duplicates = DuplicatesPresenter(window, services, actions, presenters, views)
        self.groups = GroupsPresenter(window, services, actions, presenters, views)
        self.settings = SettingsPresenter(window, services, actions, presenters, themes)


class SettingsPresenter:
    """Keeps the Settings page in step with the menus and with what is kept."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        actions: Actions,
        presenters: Presenters,
        themes: ThemeSwitch,
    ) -> None:
        page, menus, operations = window.pages.settings, actions.menus, actions.operations
        self._page, self._manners, self._store = page, menus.reading.manners, services.store
        searches, send = presenters.search_menu, services.engine.send
        mirror(page.follows, menus.reading.follows)
        mirror(page.learns, menus.learns)
        mirror(page.remembers, searches.remembers)
        stand_for(page.desktop_key, menus.desktop_key)
        stand_for(page.no_desktop_key, menus.no_desktop_key)
        page.forget_searches.clicked.connect(searches.forget.trigger)
        page.manners_chosen.connect(menus.reading.manners.choose)
        menus.reading.manners.shown.connect(page.show_manners)
        page.theme_chosen.connect(lambda theme: menus.themes[theme].trigger())
        page.device_chosen.connect(lambda name: send(SettleDevice(name)))
        page.tiles_wanted.connect(window.gallery.zoom)
        page.forget_openings_wanted.connect(operations.library.forget_openings)
        themes.changed.connect(lambda: page.show_theme(themes.choice))
        page.show_theme(themes.choice)
        window.pages_shown.connect(lambda shown: self.refresh() if shown else None)

    def refresh(self) -> None:
        """Read again what the command line, too, may have changed."""
        self._store.ask_manners(self._manners.show)
        self._store.ask_device(self._page.show_device)


def wire_pages(
    window: MainWindow,
    services: Services,
    actions: Actions,
    welcome: WelcomePresenter,
    faults: FaultReports,
) -> None:
    """Pages are left again; what those of no presenter ask for is done, and they are filled."""
    pages, operations = window.pages, actions.operations
    pages.close_wanted.connect(window.leave_pages)
    window.dropped.connect(window.leave_pages)
    pages.settings.keys_wanted.connect(lambda: pages.choose(PageName.KEYS))
    pages.keys.report_wanted.connect(faults.open)
    pages.keys.log_wanted.connect(lambda: operations.reveal(path=str(log_file())))
    _wire_health(pages.health, window.messages, operations)
    _wire_upkeep(pages.library, window.messages, services, operations)
    pages.library.sample_unwanted.connect(welcome.remove_sample)

    def show(contents: Contents) -> None:
        pages.health.show_contents(contents)
        pages.library.show_sample(welcome.has_sample(contents))
        pages.duplicates.rules.show_folders([root.path for root in contents.roots])

    services.store.contents_read.connect(show)
    if services.store.contents is not None:
        show(services.store.contents)


def _wire_health(page: HealthPage, messages: MessageBar, operations: Operations) -> None:
    failures = page.failures
    page.prune_wanted.connect(lambda: operations.library.update(prune=True))
    failures.retry_wanted.connect(lambda: operations.library.update(retry=True))
    failures.retry_file_wanted.connect(lambda path: operations.library.retry_file(path=path))
    for wanted in (failures.retry_wanted, failures.retry_file_wanted):
        wanted.connect(lambda: messages.show_info(tr(_TRIED_AGAIN)))
    failures.reveal_wanted.connect(lambda path: operations.reveal(path=path))


def _wire_upkeep(
    page: LibraryPage, messages: MessageBar, services: Services, operations: Operations
) -> None:
    page.opened.connect(lambda: services.store.ask_sizes(page.show_sizes))
    page.task.wanted.connect(services.engine.send)
    page.restore_asked.connect(lambda text, begin: messages.ask(text, tr("Restore"), begin))
    page.check.check_wanted.connect(lambda number: operations.library.check(generation=number))
    page.check.cancel_wanted.connect(operations.library.cancel_check)


def mirror(box: QCheckBox, action: QAction) -> None:
    """Have a box and an entry of a menu always say the same."""
    box.setChecked(action.isChecked())
    box.clicked.connect(action.trigger)
    action.toggled.connect(box.setChecked)


def stand_for(button: QPushButton, action: QAction) -> None:
    """Have a button do what an entry of a menu does, and be there while that is."""
    button.setVisible(action.isVisible())
    button.clicked.connect(action.trigger)
    action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
