"""What a person can do in the window, with the menus and keys that lead there."""

from __future__ import annotations

from ..search.openings import Openings
from ..widgets.theme import ThemeSwitch
from .menus import Menus
from .operations import Operations
from .selection_actions import SelectionActions
from .selection_menu import SelectionMenu
from .services import Services
from .web_pictures import WebPictures
from .window import MainWindow


class Actions:
    """Holds them together.

    Attributes:
        operations: what concerns the library, a search or one file.
        selection: what concerns all selected files.
    """

    def __init__(self, window: MainWindow, services: Services, themes: ThemeSwitch) -> None:
        session, messages, scratch = services.session, window.messages, services.scratch
        self.operations = Operations(
            engine=services.engine,
            session=session,
            openings=Openings(services.engine.send, session),
            store=services.store,
            files=services.files,
            scratch=scratch,
            web=WebPictures(services.workers["web"], scratch, messages, session.add_files),
            messages=messages,
        )
        self.selection = SelectionActions(window, services, self.operations)
        self.menus = Menus(window, self.operations, self.selection, themes)
        self.selection_menu = SelectionMenu(window, self.menus, self.selection)
