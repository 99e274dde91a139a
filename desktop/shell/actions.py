"""What a person can do in the window, with the menus and keys that lead there."""

from __future__ import annotations

from ..marks.undo import UndoStack
from ..search.openings import Openings
from ..widgets.theme import ThemeSwitch
from .library_operations import LibraryOperations
from .menus import Menus
from .operations import Operations
from .selection_actions import SelectionActions
from .selection_menu import SelectionMenu
from .services import Services
from .several import SeveralFiles
from .web_pictures import WebPictures
from .window import MainWindow


class Actions:
    """Holds them together.

    Attributes:
        operations: what concerns the library, a search or one file.
        selection: what concerns all selected files.
        undo: all that was done and can be taken back.
    """

    def __init__(self, window: MainWindow, services: Services, themes: ThemeSwitch) -> None:
        session, messages, scratch = services.session, window.messages, services.scratch
        self.undo = UndoStack(messages)
        openings = Openings(services.engine.send, session)
        library = LibraryOperations(
            engine=services.engine,
            session=session,
            openings=openings,
            store=services.store,
            refusal=services.files.refusal,
            messages=messages,
            undo=self.undo,
        )
        self.operations = Operations(
            library,
            session=session,
            openings=openings,
            files=services.files,
            scratch=scratch,
            web=WebPictures(services.workers["web"], scratch, messages, session.add_files),
            messages=messages,
        )
        self.selection = SelectionActions(window, services, self.operations, self.undo)
        several = SeveralFiles(window, session, self.operations, self.selection)
        self.menus = Menus(window, self.operations, self.selection, several, themes)
        self.selection_menu = SelectionMenu(window, self.menus, self.selection)
