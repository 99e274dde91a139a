"""What reaches beyond the window: the tray, the quick search, notices, and a wish of the system."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings

from engine.service.messages import Event

from ..services.motion import MotionWish
from ..widgets.motion import keep_still
from .actions import Actions
from .key_presenter import KeyPresenter
from .notices import Notices
from .notifier import Notifier
from .quick_presenter import QuickPresenter
from .services import Services
from .tray import Tray
from .window import MainWindow


class SystemParts:
    """Holds them together.

    Args:
        settings: remembers whether there is a key of the whole desktop.
        come_forward: shows the window before all others.
    """

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        actions: Actions,
        settings: QSettings,
        come_forward: Callable[[], None],
    ) -> None:
        self.quick = QuickPresenter(
            engine=services.engine,
            session=services.session,
            operations=actions.operations,
            thumbnails=services.thumbnails(),
            come_forward=come_forward,
        )
        self.tray = Tray(
            window,
            open_window=come_forward,
            quick_search=self.quick.open,
            quit_all=window.close,
            pause=actions.menus.reading.manners.pause,
        )
        self.notifier = Notifier(self.tray.icon)
        self.notices = Notices(self.notifier.tell, window.isActiveWindow)
        self.key = KeyPresenter(
            settings, window.messages, self.quick.open, actions.menus.no_desktop_key
        )
        self.motion = MotionWish(window)
        self.motion.told.connect(keep_still)
        actions.menus.desktop_key.triggered.connect(lambda _: self.key.ask())
        actions.menus.quick_search.triggered.connect(lambda _: self.quick.open())
        window.closed.connect(self.close)

    def show(self) -> None:
        """Be there, wherever the system has a place for it."""
        self.tray.show()
        self.key.restore()

    def take(self, event: Event) -> None:
        """Follow what the engine tells."""
        for follower in (self.quick, self.tray, self.notices):
            follower.take(event)

    def close(self) -> None:
        """Nothing of it outlives the window."""
        self.quick.close()
        self.key.close()
        self.tray.close()
        self.notifier.close()
