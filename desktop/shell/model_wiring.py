"""Ties the Models page to its controller, and what that reports to the rest of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSettings

from ..models.controller import ModelController
from ..models.offer import BETTER_MODEL, note_offered, offer_text
from ..models.state import ModelsState
from .window import MainWindow


def wire_models(window: MainWindow, controller: ModelController, settings: QSettings) -> None:
    """Intents of the page go to the controller; what comes of them is shown."""
    page, messages = window.models, window.messages
    page.opened.connect(controller.refresh)
    page.download_wanted.connect(controller.download)
    page.copy_wanted.connect(controller.download)
    page.verify_wanted.connect(controller.verify)
    page.measure_wanted.connect(controller.measure)
    page.remove_wanted.connect(controller.consider_removal)
    page.cancel_wanted.connect(controller.cancel)
    page.use_wanted.connect(controller.consider)
    page.agreed.connect(lambda name, keep: controller.agree(name, keep=keep))
    page.declined.connect(controller.dismiss)
    page.pause_wanted.connect(controller.pause)
    controller.changed.connect(page.show_state)
    controller.listed.connect(partial(_offer, window, controller, settings))
    controller.arrived.connect(partial(_announce, window, controller))
    controller.changing.connect(window.folders.progress.show_progress)
    controller.change_ended.connect(window.folders.progress.finish)
    controller.announced.connect(messages.show_info)
    controller.failed.connect(messages.show_error)


def _offer(
    window: MainWindow, controller: ModelController, settings: QSettings, state: ModelsState
) -> None:
    """Offer better results once, when nothing else is being said."""
    text = offer_text(state, settings)
    is_quiet = not (window.messages.isVisible() or window.models.isVisible())
    if text and is_quiet:
        note_offered(settings)
        window.messages.ask(text, "Download", partial(_take_offer, window, controller))


def _take_offer(window: MainWindow, controller: ModelController) -> None:
    controller.download(BETTER_MODEL)
    window.models.show()


def _announce(window: MainWindow, controller: ModelController, name: str) -> None:
    """A model has come: say so, and offer to go on from here."""
    model = next((model for model in controller.state.models if model.name == name), None)
    if model is not None and model.is_choice and not window.models.isVisible():
        window.messages.ask(f"The model '{name}' is here.", "Use it…", window.models.show)
