"""Greys out what is done on the computer where a library lies, while that is another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from engine.language import tr, tr_noop

from ..pages import PageName
from ..services.protocols import Elsewhere
from .menus import Menus
from .selection_menu import SelectionMenu
from .window import MainWindow

if TYPE_CHECKING:
    from .window_pages import WindowPages

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
    _disable((window.side.add, window.preview.reveal), refusal)
    window.lazy_viewer.when_built(lambda viewer: _disable((viewer.head.reveal,), refusal))
    window.lazy_pages.when_built(lambda pages: _grey_out_pages(pages, elsewhere))
    window.side.has_folder_menus = False
    # There is no file here to be dropped elsewhere.
    window.gallery.setDragEnabled(False)


def _grey_out_pages(pages: WindowPages, elsewhere: Elsewhere) -> None:
    pages.grey_out(_PAGES, elsewhere.refusal)
    settings = pages.settings
    parts = (settings.reading, settings.hardware, settings.learns, settings.forget)
    _disable((*parts, pages.health.failures.buttons), elsewhere.refusal)
    settings.privacy.setText(tr(_PRIVACY, address=elsewhere.address))


def _disable(widgets: Sequence[QWidget], why: str) -> None:
    for widget in widgets:
        widget.setEnabled(False)
        widget.setToolTip(why)
