"""Models in the engine process: every request has an answer, and long work can be stopped."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from checkpoints import write_clip
from colour_media import write_picture
from conftest import MakeLibrary
from fake_encoder import ColourEncoder

from engine.encoders import installed
from engine.encoders.base import Encoder
from engine.encoders.devices import Device, settled_device
from engine.encoders.states import ModelState
from engine.errors import UserError
from engine.library.facade import Library
from engine.models.facts import ModelUse
from engine.service.model_change import answer_change
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
    ModelRequest,
    ModelsListed,
    ModelTask,
    RemoveModel,
    SettleDevice,
    UseModel,
    VerifyModel,
)
from engine.service.model_workers import ModelWorkers

E = TypeVar("E")
SECONDS = 60.0


@pytest.fixture(scope="module")
def clip_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small CLIP on disk, in the files of a preset; not to be changed."""
    return write_clip(tmp_path_factory.mktemp("clip"))


class Lanes:
    """Lanes over a small library, and what they have said."""

    def __init__(self, library: Library, directory: Path, cache: Path) -> None:
        self.events: queue.Queue[ModelEvent] = queue.Queue()
        self.lanes = ModelWorkers(library, directory, cache, self.events.put)

    def take(self, *requests: ModelRequest) -> None:
        """Hand over some requests."""
        for request in requests:
            self.lanes.take(request)

    def wait(self, kind: type[E]) -> E:
        """The next event of a kind; others are passed over, but no failure."""
        while True:
            event = self.events.get(timeout=SECONDS)
            if isinstance(event, kind):
                return event
            assert not isinstance(event, ModelFailed), event


@pytest.fixture
def lanes(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Lanes]:
    """Lanes that have not begun to work yet, over a library that uses the starter."""
    monkeypatch.setattr(installed, "HF_HUB_CACHE", str(tmp_path / "none"))
    library = make_library()
    library.index()
    made = Lanes(library, library_dir, tmp_path / "models")
    yield made
    made.lanes.close()


def test_models_are_listed_while_one_is_fetched(lanes: Lanes, clip_dir: Path) -> None:
    """A list is answered beside the work; a model that came is measured and listed as here."""
    lanes.take(DownloadModel("small", str(clip_dir)), ListModels())
    lanes.lanes.start()
    first = {model.name: model for model in lanes.wait(ModelsListed).models}
    assert first["starter"].use is ModelUse.ACTIVE
    assert lanes.wait(ModelDone).name == "small"
    found = {model.name: model for model in lanes.wait(ModelsListed).models}["small"]
    assert found.state is ModelState.DOWNLOADED
    assert found.speed is not None
    assert found.speed.image > 0


def test_what_models_run_on_is_settled(lanes: Lanes, tmp_path: Path) -> None:
    """From the window as from the command line; an unknown name is refused in one line."""
    lanes.take(SettleDevice("cpu"), SettleDevice("abacus"))
    lanes.lanes.start()
    assert "There is no device 'abacus'" in lanes.events.get(timeout=SECONDS).message
    assert settled_device(tmp_path / "models") is Device.CPU


def test_work_tells_what_it_is(lanes: Lanes, clip_dir: Path) -> None:
    """A download tells its bytes, then that it measures; a check tells that it checks."""
    lanes.take(DownloadModel("small", str(clip_dir)), VerifyModel("small"))
    lanes.lanes.start()
    told = lanes.wait(ModelProgress)
    while told.progress is None or told.progress.done < told.progress.total:
        told = lanes.wait(ModelProgress)
    assert told.task is ModelTask.DOWNLOADING
    assert lanes.wait(ModelProgress).task is ModelTask.MEASURING
    assert lanes.wait(ModelProgress).task is ModelTask.VERIFYING
    assert "is whole" in lanes.wait(ModelDone).message


def test_a_cancel_is_meant_for_all_that_was_asked_before(lanes: Lanes, clip_dir: Path) -> None:
    """What waits is not begun, what is asked for later is done, and nothing half done is left."""
    lanes.take(DownloadModel("small", str(clip_dir)), MeasureModel("starter"))
    lanes.take(CancelModelWork(), DownloadModel("small", str(clip_dir)))
    lanes.lanes.start()
    assert lanes.wait(ModelCancelled).name == "small"
    assert lanes.wait(ModelCancelled).name == "starter"
    assert lanes.wait(ModelDone).name == "small"
    found = {model.name: model.state for model in lanes.wait(ModelsListed).models}
    assert found["small"] is ModelState.DOWNLOADED


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        (DownloadModel("small"), "HF_HUB_OFFLINE"),
        (DownloadModel("bestest"), "There is no model called"),
        (VerifyModel("best"), "run: triptych models download best"),
        (RemoveModel("starter"), "left alone"),
        (RemoveModel("best"), "is not downloaded"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_cannot_be_done_is_one_line(lanes: Lanes, request_: ModelRequest, says: str) -> None:
    """A failure is told under the model's name with what to do, and the lanes live on."""
    lanes.lanes.start()
    lanes.take(request_)
    failed = lanes.events.get(timeout=SECONDS)
    while not isinstance(failed, ModelFailed):
        failed = lanes.events.get(timeout=SECONDS)
    assert says in failed.message
    assert "\n" not in failed.message
    lanes.take(ListModels())
    assert lanes.wait(ModelsListed)


def test_a_model_is_removed_and_listed_anew(lanes: Lanes, clip_dir: Path) -> None:
    """After a removal the list says so."""
    lanes.take(DownloadModel("small", str(clip_dir)))
    lanes.lanes.start()
    lanes.wait(ModelDone)
    lanes.wait(ModelsListed)
    lanes.take(RemoveModel("small"))
    assert "free again" in lanes.wait(ModelDone).message
    found = {model.name: model.state for model in lanes.wait(ModelsListed).models}
    assert found["small"] is ModelState.MISSING


def test_a_change_is_estimated_made_and_told(library_dir: Path, tmp_path: Path) -> None:
    """The cost comes first; progress, then the report; a model that is missing ends in one line."""
    encoders: dict[str, Encoder] = {
        "starter": ColourEncoder(),
        "small": ColourEncoder("fake:2"),
    }

    def encoder_of(preset: str, cache: Path) -> Encoder:
        if preset not in encoders:
            raise UserError(f"no {preset}")
        return encoders[preset]

    library = Library(library_dir, encoder_of=encoder_of)
    library.index((str(write_picture(tmp_path / "media" / "a.png", "red")),))
    answers = Lanes(library, library_dir, library_dir / "models")
    answers.lanes.start()
    answers.take(EstimateChange("small"))
    assert answers.wait(ChangeEstimated).estimate.files == 1
    answers.lanes.close()
    send: Callable[[ModelEvent], None] = answers.events.put
    answer_change(library, UseModel("small", keep=True), send, lambda: False)
    assert answers.wait(ChangeProgress).name == "small"
    assert answers.wait(ChangeDone).report.indexed == 1
    assert library.preset == "small"
    answer_change(library, UseModel("best"), send, lambda: False)
    assert answers.wait(ChangeFailed).message == "no best"
    library.close()
