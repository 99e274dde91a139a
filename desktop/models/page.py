"""The Models page: a card for every model, the one in use first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr

from . import sentences as words
from .card import ModelCard
from .state import Action, ModelsState

# Longer lines are hard to read.
_WIDEST = 980


class ModelsPage(QWidget):
    """Every model, and what can be done with it.

    Signals:
        opened(): the page is shown, and should be up to date.
        download_wanted(str), use_wanted(str), verify_wanted(str), measure_wanted(str),
        remove_wanted(str): something is to be done with the model of that name.
        copy_wanted(str, str): a model is to be taken out of a folder.
        cancel_wanted(): what is being done with models is to stop.
        pause_wanted(): the change of model is to pause.
        agreed(str, bool): what was asked of a model may be done; whether to keep the present
            vectors.
        declined(): it may not.
    """

    opened = Signal()
    download_wanted = Signal(str)
    use_wanted = Signal(str)
    verify_wanted = Signal(str)
    measure_wanted = Signal(str)
    remove_wanted = Signal(str)
    copy_wanted = Signal(str, str)
    cancel_wanted = Signal()
    pause_wanted = Signal()
    agreed = Signal(str, bool)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, ModelCard] = {}
        self._state = ModelsState()
        self.introduction = QLabel(wordWrap=True)
        self.introduction.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self._lay_out()

    def show_state(self, state: ModelsState) -> None:
        """Show the models as they stand."""
        self._state = state
        self.introduction.setText(words.introduction(state.models))
        names = [model.name for model in state.models]
        for gone in self.cards.keys() - set(names):
            self.cards.pop(gone).deleteLater()
        for place, model in enumerate(state.models):
            card = self._card(model.name)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
            card.show_model(model, state)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit()

    def _card(self, name: str) -> ModelCard:
        if name not in self.cards:
            card = self.cards[name] = ModelCard(name)
            card.wanted.connect(partial(self._on_wanted, name))
            card.stopped.connect(partial(self._on_stopped, name))
            card.agreed.connect(partial(self.agreed.emit, name))
            card.declined.connect(self.declined)
        return self.cards[name]

    def _on_wanted(self, name: str, action: Action) -> None:
        if action is Action.COPY:
            folder = QFileDialog.getExistingDirectory(
                self, tr("The folder with the files of {name}", name=name)
            )
            if folder:
                self.copy_wanted.emit(name, folder)
            return
        signals = {
            Action.DOWNLOAD: self.download_wanted,
            Action.USE: self.use_wanted,
            Action.VERIFY: self.verify_wanted,
            Action.MEASURE: self.measure_wanted,
            Action.REMOVE: self.remove_wanted,
        }
        signals[action].emit(name)

    def _on_stopped(self, name: str) -> None:
        (self.cancel_wanted if name in self._state.work else self.pause_wanted).emit()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setLayout(self._column)
        content.setMaximumWidth(_WIDEST)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.introduction)
        column.addWidget(area, 1)
