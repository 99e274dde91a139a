"""When files are read, as three choices of a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from engine.language import tr
from engine.library.manners import Manners


class KeepManners(Protocol):
    """Has files read in some way from now on."""

    def __call__(self, *, manners: Manners) -> None: ...


class MannersMenu:
    """Adds its choices to a menu, and keeps what is chosen."""

    def __init__(self, menu: QMenu, keep: KeepManners) -> None:
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

    def go_on(self) -> None:
        """End the pause, whoever began it."""
        self.show(replace(self._manners, is_paused=False))
        self._keep(manners=self._manners)

    def _choice(self, menu: QMenu, title: str, chosen: Callable[[bool], Manners]) -> QAction:
        action = QAction(title, menu, checkable=True)
        # By the person alone: what is shown was kept already.
        action.triggered.connect(lambda on: self._choose(chosen(on)))
        menu.addAction(action)
        return action

    def _choose(self, manners: Manners) -> None:
        self._manners = manners
        self._keep(manners=manners)
