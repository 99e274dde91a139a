"""Keeps what is known of the models, and asks the engine for what the person wants of them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from engine.language import tr
from engine.service.messages import CancelIndexing, Request
from engine.service.model_messages import (
    CancelModelWork,
    ChangeDone,
    ChangeEstimated,
    ChangeFailed,
    ChangeProgress,
    DownloadModel,
    EstimateChange,
    ListModels,
    MeasureModel,
    ModelCancelled,
    ModelDone,
    ModelEvent,
    ModelFailed,
    ModelProgress,
    ModelRenewed,
    ModelsListed,
    ModelTask,
    RemoveModel,
    UseModel,
    VerifyModel,
)

from . import sentences as words
from .state import ModelChange, ModelsState


class ModelController(QObject):
    """The state of the Models page.

    Args:
        send: hands a request to the engine.

    Signals:
        changed(ModelsState): something is different now.
        arrived(str): a model was downloaded.
        changing(Progress): how far a change of model is.
        change_ended(): it ended, one way or another.
        announced(str), failed(str): something worth knowing, or that went wrong.
    """

    changed = Signal(object)
    arrived = Signal(str)
    changing = Signal(object)
    change_ended = Signal()
    announced = Signal(str)
    failed = Signal(str)

    def __init__(self, send: Callable[[Request], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._fetched: set[str] = set()
        self.state = ModelsState()

    def refresh(self) -> None:
        """Ask how the models stand."""
        self._send(ListModels())

    def download(self, name: str, folder: str = "") -> None:
        """Fetch a model, from the network or out of a folder."""
        self._fetched.add(name)
        self._begin(name, ModelTask.DOWNLOADING)
        self._send(DownloadModel(name, folder))

    def verify(self, name: str) -> None:
        """Compare a model's files with what was downloaded."""
        self._begin(name, ModelTask.VERIFYING)
        self._send(VerifyModel(name))

    def measure(self, name: str) -> None:
        """Measure a model on this computer."""
        self._begin(name, ModelTask.MEASURING)
        self._send(MeasureModel(name))

    def cancel(self) -> None:
        """Stop what is being done with models."""
        self._send(CancelModelWork())

    def consider_removal(self, name: str) -> None:
        """Ask whether a model is to be deleted."""
        self._show(replace(self.state, removal=name, estimate=None))

    def consider(self, name: str) -> None:
        """Ask what it would cost to use a model."""
        self._send(EstimateChange(name))

    def dismiss(self) -> None:
        """Leave the model as it is."""
        self._show(replace(self.state, estimate=None, removal=""))

    def agree(self, name: str, *, keep: bool) -> None:
        """Do what was asked: delete the model, or change to it."""
        if self.state.removal == name:
            self.dismiss()
            self._send(RemoveModel(name))
        else:
            self._show(replace(self.state, estimate=None, change=ModelChange(name)))
            self._send(UseModel(name, keep))

    def pause(self) -> None:
        """Pause the change; it goes on where it stopped."""
        self._send(CancelIndexing())

    def take(self, event: ModelEvent) -> None:
        """Take what the engine tells of models."""
        match event:
            case ModelsListed(models):
                self._show(replace(self.state, models=models))
            case ChangeEstimated(estimate):
                self._show(replace(self.state, estimate=estimate, removal=""))
            case ModelProgress(name):
                self._show(replace(self.state, work={**self.state.work, name: event}))
            case ModelDone() | ModelCancelled() | ModelFailed():
                self._end_work(event)
            case ChangeProgress(name, progress):
                self._show(replace(self.state, change=ModelChange(name, progress)))
                self.changing.emit(progress)
            case ChangeDone() | ChangeFailed():
                self._end_change(event)
            case ModelRenewed(name):
                self.announced.emit(words.renewed(name))

    def break_off(self) -> None:
        """The engine has ended, and what it did with models ends with it."""
        self._show(replace(self.state, work={}, change=None, estimate=None))

    def _begin(self, name: str, task: ModelTask) -> None:
        notes = {key: note for key, note in self.state.notes.items() if key != name}
        work = {**self.state.work, name: ModelProgress(name, task)}
        self._show(replace(self.state, work=work, notes=notes))

    def _end_work(self, event: ModelDone | ModelCancelled | ModelFailed) -> None:
        work = {name: one for name, one in self.state.work.items() if name != event.name}
        note = tr("Stopped.") if isinstance(event, ModelCancelled) else event.message
        self._show(replace(self.state, work=work, notes={**self.state.notes, event.name: note}))
        if isinstance(event, ModelFailed):
            self.failed.emit(event.message)
        elif isinstance(event, ModelDone) and event.name in self._fetched:
            self.arrived.emit(event.name)
        self._fetched.discard(event.name)

    def _end_change(self, event: ChangeDone | ChangeFailed) -> None:
        self._show(replace(self.state, change=None))
        self.change_ended.emit()
        if isinstance(event, ChangeFailed):
            self.failed.emit(event.message)
        else:
            self.announced.emit(words.outcome(event.name, event.report))
        self.refresh()

    def _show(self, state: ModelsState) -> None:
        self.state = state
        self.changed.emit(state)
