"""What is known of the models at one moment, and what can be done with each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from engine.encoders.states import ModelState
from engine.models.facts import ChangeEstimate, ModelEntry, ModelUse
from engine.service.model_messages import ModelProgress
from engine.types import Progress


class Action(StrEnum):
    """What a person can do with a model."""

    DOWNLOAD = "download"
    COPY = "copy"
    USE = "use"
    VERIFY = "verify"
    MEASURE = "measure"
    REMOVE = "remove"


class ModelChange(Struct, frozen=True):
    """A change of model that goes on, or waits for its turn.

    Attributes:
        progress: None until the run begins.
    """

    name: str
    progress: Progress | None = None


class ModelsState(Struct, frozen=True):
    """Everything that the page shows.

    Attributes:
        work: what is being done with a model, or waits to be; by name.
        notes: the last thing that was said of a model, by name.
        estimate: the change that the person is asked to confirm.
        removal: the model whose removal they are asked to confirm; empty for none.
    """

    models: tuple[ModelEntry, ...] = ()
    work: Mapping[str, ModelProgress] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    change: ModelChange | None = None
    estimate: ChangeEstimate | None = None
    removal: str = ""

    @property
    def in_use(self) -> str:
        """The model that searches use; empty while nothing was told of it."""
        return next((one.name for one in self.models if one.use is ModelUse.ACTIVE), "")

    def is_busy(self, name: str) -> bool:
        """Whether something goes on with a model."""
        return name in self.work or (self.change is not None and self.change.name == name)

    def actions(self, model: ModelEntry) -> frozenset[Action]:
        """What can be done with a model now."""
        if self.is_busy(model.name):
            return frozenset()
        found = _BY_STATE[model.state]
        if model.vouched is None:
            found = found - {Action.REMOVE, Action.VERIFY}
        if not model.is_choice:
            found = found - {Action.USE, Action.MEASURE}
        if model.use is ModelUse.ACTIVE:
            found = found - {Action.USE, Action.REMOVE}
        return found if self.change is None else found - {Action.USE}


_HERE = frozenset({Action.USE, Action.VERIFY, Action.MEASURE, Action.REMOVE})
_BY_STATE = {
    ModelState.SHIPPED: frozenset({Action.USE, Action.MEASURE}),
    ModelState.DOWNLOADED: _HERE,
    ModelState.PARTIAL: frozenset({Action.DOWNLOAD, Action.COPY, Action.REMOVE}),
    ModelState.DAMAGED: frozenset({Action.DOWNLOAD, Action.COPY, Action.REMOVE}),
    ModelState.MISSING: frozenset({Action.DOWNLOAD, Action.COPY}),
}
