"""What the window looks like, kept for the next time."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from ..widgets.theme import ThemeSwitch
from .history_presenter import HistoryPresenter
from .menus import Menus
from .speaking import KEY, LIKE_THE_SYSTEM
from .window import MainWindow


class KeptState:
    """Restores and saves size, panels, theme and what is ticked."""

    def __init__(
        self,
        settings: QSettings,
        window: MainWindow,
        menus: Menus,
        themes: ThemeSwitch,
        trail: HistoryPresenter,
    ) -> None:
        self._settings = settings
        self._window = window
        self._menus = menus
        self._themes = themes
        self._trail = trail

    def restore(self) -> None:
        """Take up what was kept."""
        window, settings = self._window, self._settings
        if isinstance(geometry := settings.value("geometry"), QByteArray):
            window.restoreGeometry(geometry)
        window.side_place.restore(settings)
        window.preview.outline.setChecked(self._is("outline", True))
        self._menus.learns.setChecked(self._is("learns", True))
        self._menus.reading.follows.setChecked(self._is("follows", True))
        self._trail.restore(settings)
        window.side.tree.close_sections(str(settings.value("closed", "")).split(","))
        info, language = self._is("info", False), str(settings.value(KEY, LIKE_THE_SYSTEM))
        window.lazy_viewer.when_built(lambda viewer: viewer.head.info.setChecked(info))
        window.lazy_pages.when_built(lambda pages: pages.settings.show_language(language))
        window.lazy_pages.when_built(lambda pages: pages.duplicates.restore(settings))

    def save(self) -> None:
        """Keep it."""
        window, settings = self._window, self._settings
        self._trail.save(settings)
        settings.setValue("geometry", window.saveGeometry())
        window.side_place.save(settings)
        settings.setValue("closed", ",".join(window.side.tree.closed_sections))
        settings.setValue("outline", window.preview.picture.outlines)
        settings.setValue("follows", self._menus.reading.follows.isChecked())
        settings.setValue("learns", self._menus.learns.isChecked())
        settings.setValue("theme", self._themes.choice.value)
        if (viewer := window.lazy_viewer.built) is not None:
            settings.setValue("info", viewer.head.info.isChecked())
        if (pages := window.lazy_pages.built) is not None:
            settings.setValue(KEY, pages.settings.language.currentData())
            pages.duplicates.save(settings)

    def _is(self, key: str, usual: bool) -> bool:
        return bool(self._settings.value(key, usual, type=bool))
