"""Ties the Models page to the desk, and what the desk tells to the rest of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSettings

from ..models.controller import ModelDesk
from ..models.offer import BETTER_MODEL, note_offered, offer_text
from ..models.state import Board
from .window import MainWindow


def wire_models(window: MainWindow, desk: ModelDesk, settings: QSettings) -> None:
    """Wishes of the page go to the desk; what comes of them is shown."""
    page, messages = window.models, window.messages
    page.opened.connect(desk.refresh)
    page.download_wanted.connect(desk.download)
    page.copy_wanted.connect(desk.download)
    page.verify_wanted.connect(desk.verify)
    page.measure_wanted.connect(desk.measure)
    page.remove_wanted.connect(desk.consider_removal)
    page.cancel_wanted.connect(desk.cancel)
    page.use_wanted.connect(desk.consider)
    page.agreed.connect(lambda name, keep: desk.agree(name, keep=keep))
    page.declined.connect(desk.dismiss)
    page.pause_wanted.connect(desk.pause)
    desk.changed.connect(page.show_board)
    desk.listed.connect(partial(_offer, window, desk, settings))
    desk.arrived.connect(partial(_announce, window, desk))
    desk.changing.connect(window.folders.progress.show_progress)
    desk.change_ended.connect(window.folders.progress.finish)
    desk.told.connect(messages.show_info)
    desk.failed.connect(messages.show_error)


def _offer(window: MainWindow, desk: ModelDesk, settings: QSettings, board: Board) -> None:
    """Offer better results once, when nothing else is being said."""
    text = offer_text(board, settings)
    is_quiet = not (window.messages.isVisible() or window.models.isVisible())
    if text and is_quiet:
        note_offered(settings)
        window.messages.ask(text, "Download", partial(_take_offer, window, desk))


def _take_offer(window: MainWindow, desk: ModelDesk) -> None:
    desk.download(BETTER_MODEL)
    window.models.show()


def _announce(window: MainWindow, desk: ModelDesk, name: str) -> None:
    """A model has come: say so, and offer to go on from here."""
    model = next((model for model in desk.board.models if model.name == name), None)
    if model is not None and model.is_choice and not window.models.isVisible():
        window.messages.ask(f"The model '{name}' is here.", "Use it…", window.models.show)
