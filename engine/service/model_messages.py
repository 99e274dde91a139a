"""What the window and the engine say to each other about models; `messages` takes it in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..encoders.states import FetchProgress
from ..models.facts import ChangeEstimate, ModelEntry
from ..types import IndexReport, Progress


@dataclass(frozen=True, slots=True)
class ListModels:
    """Say which models there are, and how they stand."""


@dataclass(frozen=True, slots=True)
class EstimateChange:
    """Say what it will cost to let searches use a model."""

    name: str


@dataclass(frozen=True, slots=True)
class DownloadModel:
    """Fetch a model, then measure it.

    Attributes:
        folder: copy it from there instead of the network.
    """

    name: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class VerifyModel:
    """Compare a model's files with what was downloaded."""

    name: str


@dataclass(frozen=True, slots=True)
class MeasureModel:
    """Measure how fast a model is on this machine."""

    name: str


@dataclass(frozen=True, slots=True)
class RemoveModel:
    """Delete a downloaded model."""

    name: str


@dataclass(frozen=True, slots=True)
class SettleDevice:
    """Have every model that is loaded from now on run on a device, by its name or 'auto'."""

    name: str


@dataclass(frozen=True, slots=True)
class CancelModelWork:
    """Stop every download, check and measurement that was asked for."""


@dataclass(frozen=True, slots=True)
class UseModel:
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


@dataclass(frozen=True, slots=True)
class ModelsListed:
    """Every model, and how it stands."""

    models: tuple[ModelEntry, ...]


@dataclass(frozen=True, slots=True)
class ChangeEstimated:
    """What a change of model will cost."""

    estimate: ChangeEstimate


@dataclass(frozen=True, slots=True)
class ModelProgress:
    """What is being done with a model; a download tells how far it is."""

    name: str
    task: ModelTask
    progress: FetchProgress | None = None


@dataclass(frozen=True, slots=True)
class ModelDone:
    """Something was done with a model, told in one plain line."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class ModelCancelled:
    """Something was stopped on request; what was fetched stays for the next time."""

    name: str


@dataclass(frozen=True, slots=True)
class ModelFailed:
    """Something could not be done with a model, told in one plain line that says what to do."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class ChangeProgress:
    """How far indexing with another model has come; the present one answers meanwhile."""

    name: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class ChangeDone:
    """Searches use the model now, or the change was paused: the report says so."""

    name: str
    report: IndexReport


@dataclass(frozen=True, slots=True)
class ChangeFailed:
    """The change ended in an error, told in one plain line; the present model goes on."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class ModelRenewed:
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
