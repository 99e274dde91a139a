"""What the window and the engine say to each other about models; `messages` takes it in."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ..encoders.states import FetchProgress
from ..models.facts import ChangeEstimate, ModelEntry
from ..types import IndexReport, Progress


class ListModels(Struct, frozen=True):
    """Say which models there are, and how they stand."""


class EstimateChange(Struct, frozen=True):
    """Say what it will cost to let searches use a model."""

    name: str


class DownloadModel(Struct, frozen=True):
    """Fetch a model, then measure it.

    Attributes:
        folder: copy it from there instead of the network.
    """

    name: str
    folder: str = ""


class VerifyModel(Struct, frozen=True):
    """Compare a model's files with what was downloaded."""

    name: str


class MeasureModel(Struct, frozen=True):
    """Measure how fast a model is on this machine."""

    name: str


class RemoveModel(Struct, frozen=True):
    """Delete a downloaded model."""

    name: str


class SettleDevice(Struct, frozen=True):
    """Have every model that is loaded from now on run on a device, by its name or 'auto'."""

    name: str


class CancelModelWork(Struct, frozen=True):
    """Stop every download, check and measurement that was asked for."""


class UseModel(Struct, frozen=True):
    """Index everything with a model and let searches use it then; CancelIndexing pauses that.

    Attributes:
        keep: leave what other models made of the library, so that going back is instant.
    """

    name: str
    keep: bool = False


ModelWork = DownloadModel | VerifyModel | MeasureModel
ModelRequest = (
    ListModels | EstimateChange | RemoveModel | SettleDevice | CancelModelWork | ModelWork
)


class ModelTask(StrEnum):
    """What is being done with a model."""

    DOWNLOADING = "downloading"
    VERIFYING = "verifying"
    MEASURING = "measuring"


class ModelsListed(Struct, frozen=True):
    """Every model, and how it stands."""

    models: tuple[ModelEntry, ...]


class ChangeEstimated(Struct, frozen=True):
    """What a change of model will cost."""

    estimate: ChangeEstimate


class ModelProgress(Struct, frozen=True):
    """What is being done with a model; a download tells how far it is."""

    name: str
    task: ModelTask
    progress: FetchProgress | None = None


class ModelDone(Struct, frozen=True):
    """Something was done with a model, told in one plain line."""

    name: str
    message: str


class ModelCancelled(Struct, frozen=True):
    """Something was stopped on request; what was fetched stays for the next time."""

    name: str


class ModelFailed(Struct, frozen=True):
    """Something could not be done with a model, told in one plain line that says what to do."""

    name: str
    message: str


class ChangeProgress(Struct, frozen=True):
    """How far indexing with another model has come; the present one answers meanwhile."""

    name: str
    progress: Progress


class ChangeDone(Struct, frozen=True):
    """Searches use the model now, or the change was paused: the report says so."""

    name: str
    report: IndexReport


class ChangeFailed(Struct, frozen=True):
    """The change ended in an error, told in one plain line; the present model goes on."""

    name: str
    message: str


class ModelRenewed(Struct, frozen=True):
    """The model in use was renewed under its name; indexing the library anew begins by itself."""

    name: str


ModelEvent = (
    ModelsListed
    | ChangeEstimated
    | ModelProgress
    | ModelDone
    | ModelCancelled
    | ModelFailed
    | ChangeProgress
    | ChangeDone
    | ChangeFailed
    | ModelRenewed
)
