"""Greys out what is done on the computer where a library lies, while that is another one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from engine.language import tr, tr_noop

from ..pages import PageName
from ..services.protocols import Elsewhere
from .menus import Menus
from .selection_menu import SelectionMenu
from .window import MainWindow

# What these show is of that computer's files, disks and models.
_PAGES = (PageName.MODELS, PageName.LIBRARY, PageName.DUPLICATES)
_PRIVACY = tr_noop("What you look for, and files that you search with, are sent to {address}.")


def grey_out(
    window: MainWindow, menus: Menus, selection: SelectionMenu, elsewhere: Elsewhere
) -> None:
    """Leave what only reads, and say of the rest where it is done."""
    refusal = elsewhere.refusal
    window.setWindowTitle(tr("Triptych: {address}", address=elsewhere.address))
    menus.grey_out((*menus.of_files, *selection.of_files), refusal)
    window.pages.grey_out(_PAGES, refusal)
    reveal: tuple[QWidget, ...] = (window.preview.reveal, window.viewer.head.reveal)
    settings = window.settings
    parts = (settings.reading, settings.hardware, settings.learns, settings.forget)
    for widget in (window.side.add, *reveal, *parts, window.health.failures.buttons):
        widget.setEnabled(False)
        widget.setToolTip(refusal)
    settings.privacy.setText(tr(_PRIVACY, address=elsewhere.address))
    window.side.has_folder_menus = False
    # There is no file here to be dropped elsewhere.
    window.gallery.setDragEnabled(False)
