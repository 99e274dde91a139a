"""Ties the pages to the menus, the operations and the services: who opens them, what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox

from engine.language import tr
from engine.library.manners import Manners
from engine.logs import log_file
from engine.service.model_messages import SettleDevice

from ..library.library_store import LibraryStore
from ..services.protocols import EngineLink
from ..widgets.theme import ThemeSwitch
from .fault_reports import FaultReports
from .menus import Menus
from .operations import Operations
from .search_menu import SearchMenu
from .window import MainWindow


class SettingsPresenter:
    """Keeps the Settings page in step with the menus and with what is kept."""

    def __init__(
        self,
        window: MainWindow,
        menus: Menus,
        searches: SearchMenu,
        operations: Operations,
        engine: EngineLink,
        store: LibraryStore,
        themes: ThemeSwitch,
    ) -> None:
        self._page = window.settings
        self._menus = menus
        self._operations = operations
        self._store = store
        self._themes = themes
        page = self._page
        mirror(page.follows, menus.follows)
        mirror(page.learns, menus.learns)
        mirror(page.remembers, searches.remembers)
        page.forget_searches.clicked.connect(searches.forget.trigger)
        page.manners_chosen.connect(self._keep)
        page.theme_chosen.connect(lambda theme: menus.themes[theme].trigger())
        page.device_chosen.connect(lambda name: engine.send(SettleDevice(name)))
        page.tiles_wanted.connect(window.gallery.zoom)
        page.forget_openings_wanted.connect(operations.forget_openings)
        themes.changed.connect(lambda: page.show_theme(themes.choice))
        # Queued, since Qt posts the new palette to the widgets.
        themes.changed.connect(window.redraw_icons, Qt.ConnectionType.QueuedConnection)
        page.show_theme(themes.choice)

    def refresh(self) -> None:
        """Read again what the command line, too, may have changed."""
        self._store.ask_manners(self.show_manners)
        self._store.ask_device(self._page.show_device)

    def show_manners(self, manners: Manners) -> None:
        """Show it in the menu and on the page."""
        self._menus.manners.show(manners)
        self._page.show_manners(manners)

    def _keep(self, manners: Manners) -> None:
        self._menus.manners.show(manners)
        self._operations.keep_manners(manners=manners)


def wire_pages(
    window: MainWindow,
    menus: Menus,
    operations: Operations,
    engine: EngineLink,
    store: LibraryStore,
    settings_page: SettingsPresenter,
    faults: FaultReports,
) -> None:
    """Menus and panels lead to a page; what a page asks for is done."""
    window.pages.close_wanted.connect(window.leave_pages)
    window.dropped.connect(window.leave_pages)
    window.pages_shown.connect(lambda shown: menus.let_act_on_tiles(not shown))
    window.pages_shown.connect(lambda shown: settings_page.refresh() if shown else None)
    window.health.prune_wanted.connect(lambda: operations.update_library(prune=True))
    upkeep, messages = window.upkeep, window.messages
    upkeep.opened.connect(lambda: store.ask_sizes(upkeep.show_sizes))
    upkeep.task.wanted.connect(engine.send)
    upkeep.restore_asked.connect(lambda text, begin: messages.ask(text, tr("Restore"), begin))
    # The command line changes them as well.
    menus.file.aboutToShow.connect(settings_page.refresh)
    menus.report.triggered.connect(faults.open)
    window.keys.report_wanted.connect(faults.open)
    window.keys.log_wanted.connect(lambda: operations.reveal(path=str(log_file())))


def mirror(box: QCheckBox, action: QAction) -> None:
    """Have a box and an entry of a menu always say the same."""
    box.setChecked(action.isChecked())
    box.clicked.connect(action.trigger)
    action.toggled.connect(box.setChecked)
