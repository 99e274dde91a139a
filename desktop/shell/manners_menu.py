"""When files are read, as three choices of a menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from engine.language import tr
from engine.library.manners import Manners


class KeepManners(Protocol):
    """Has files read in some way from now on."""

    def __call__(self, *, manners: Manners) -> None: ...


class MannersMenu(QObject):
    """Adds its choices to a menu, and keeps what is chosen.

    Signals:
        shown(Manners): these are kept now, whoever chose them.
    """

    shown = Signal(object)

    def __init__(self, menu: QMenu, keep: KeepManners) -> None:
        super().__init__(menu)
        self._manners = Manners()
        self._keep = keep
        self.pause = self._choice(
            menu, tr("Pause reading"), lambda on: replace(self._manners, is_paused=on)
        )
        self.on_mains = self._choice(
            menu,
            tr("Read only on mains power"),
            lambda on: replace(self._manners, only_on_mains=on),
        )
        self.when_idle = self._choice(
            menu,
            tr("Read only while the computer is idle"),
            lambda on: replace(self._manners, only_when_idle=on),
        )

    def show(self, manners: Manners) -> None:
        """Show what is kept."""
        self._manners = manners
        self.pause.setChecked(manners.is_paused)
        self.on_mains.setChecked(manners.only_on_mains)
        self.when_idle.setChecked(manners.only_when_idle)
        self.shown.emit(manners)

    def choose(self, manners: Manners) -> None:
        """Keep these from now on."""
        self.show(manners)
        self._keep(manners=manners)

    def go_on(self) -> None:
        """End the pause, whoever began it."""
        self.choose(replace(self._manners, is_paused=False))

    def _choice(self, menu: QMenu, title: str, chosen: Callable[[bool], Manners]) -> QAction:
        action = QAction(title, menu, checkable=True)
        # By the person alone: what is shown was kept already.
        action.triggered.connect(lambda on: self.choose(chosen(on)))
        menu.addAction(action)
        return action
