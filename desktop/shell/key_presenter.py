"""The key of the whole desktop that opens the quick search: asked for once, and kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction

from engine.language import tr

from ..services.desktop_key import DesktopKey
from .messages import Messages

_WANTED = "quick_search/desktop_key"


class KeyPresenter:
    """Has the desktop give the key, and tells what came of it where the person has just asked.

    Args:
        turn_off: the entry of a menu that is there while the key is.
    """

    def __init__(
        self,
        settings: QSettings,
        messages: Messages,
        quick_search: Callable[[], None],
        turn_off: QAction,
    ) -> None:
        self._settings = settings
        self._messages = messages
        self._turn_off = turn_off
        turn_off.setVisible(self._is_wanted)
        turn_off.triggered.connect(self._give_back)
        self._was_asked = False
        self.key = DesktopKey("quick_search")
        self.key.pressed.connect(quick_search)
        self.key.bound.connect(self._keep)
        self.key.declined.connect(self._decline)
        self.key.refused.connect(self._say_refused)

    def restore(self) -> None:
        """Have the key again that was given before."""
        if self._is_wanted:
            self.key.ask(tr("Quick search"))

    def ask(self) -> None:
        """Have the desktop ask which key it is to be."""
        self._was_asked = True
        self.key.ask(tr("Quick search"))

    def close(self) -> None:
        """The key does nothing any more, until the next start."""
        self.key.close()

    @property
    def _is_wanted(self) -> bool:
        return bool(self._settings.value(_WANTED, defaultValue=False, type=bool))

    def _want(self, wanted: bool) -> None:
        self._settings.setValue(_WANTED, wanted)
        self._turn_off.setVisible(wanted)

    def _give_back(self) -> None:
        self.key.close()
        self._want(False)
        self._messages.show_info(tr("No key of the whole desktop opens the quick search now."))

    def _decline(self) -> None:
        # Or the desktop would ask again at every start.
        self._want(False)
        self._say_refused()

    def _keep(self, key: str) -> None:
        self._want(True)
        if self._was_asked:
            self._messages.show_info(
                tr("From now on {key} opens the quick search, wherever you are.", key=key)
                if key
                else tr("From now on the key that you chose opens the quick search.")
            )
        self._was_asked = False

    def _say_refused(self) -> None:
        if self._was_asked:
            self._messages.show_info(
                tr(
                    "The desktop gave no key. You can make one in its keyboard settings, for the"
                    " command triptych-gui --quick-search"
                )
            )
        self._was_asked = False
