"""What reaches beyond the window: the icon in the tray, the quick search, and notices."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from engine.service.messages import Event

from .actions import Actions
from .notices import Notices, tell_outside
from .quick_presenter import QuickPresenter
from .services import Services
from .tray import Tray
from .window import MainWindow


class SystemParts:
    """Holds them together.

    Args:
        come_forward: shows the window before all others.
    """

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        actions: Actions,
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
            pause=actions.menus.manners.pause,
        )
        self.notices = Notices(partial(tell_outside, self.tray.icon), window.isActiveWindow)
        actions.menus.quick_search.triggered.connect(lambda _: self.quick.open())
        window.closed.connect(self.close)

    def take(self, event: Event) -> None:
        """Follow what the engine tells."""
        for follower in (self.quick, self.tray, self.notices):
            follower.take(event)

    def close(self) -> None:
        """Nothing of it outlives the window."""
        self.quick.close()
        self.tray.close()
