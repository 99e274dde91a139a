"""Models in the engine process: two threads beside those that search and write.

One answers at once (list, estimate, remove); the other does what takes minutes (download, verify,
measure), one thing after the other, and can be stopped.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..encoders.devices import parse_device, settle_device
from ..encoders.hub_models import works_beside
from ..encoders.states import FetchProgress
from ..errors import TOLD, Cancelled, user_line
from ..library.facade import Library
from ..models.listing import list_models, refuse_if_used
from ..models.speed import cached_speed
from ..models.upkeep import fetch, measure_speed, remove, verify
from ..sentences.model_files import here, measured, removed, whole
from .model_messages import (
    CancelModelWork,
    ChangeEstimated,
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
    ModelWork,
    RemoveModel,
    SettleDevice,
    VerifyModel,
)

_REPORT_EVERY = 0.1

Send = Callable[[ModelEvent], None]
_Quick = ListModels | EstimateChange | RemoveModel | SettleDevice


class ModelWorkers:
    """Takes the requests about models and sends what comes of them.

    Args:
        cache_dir: where downloaded models lie.
        send: called on either thread.
    """

    def __init__(self, library: Library, directory: Path, cache_dir: Path, send: Send) -> None:
        self._library = library
        self._directory = directory
        self._cache_dir = cache_dir
        self._send = send
        self._quick: queue.Queue[_Quick | None] = queue.Queue()
        self._slow: queue.Queue[tuple[int, ModelWork] | None] = queue.Queue()
        self._received = 0
        self._cancelled_up_to = 0
        self._threads = [
            threading.Thread(target=self._answer_requests, name="models"),
            threading.Thread(target=self._do_work, name="model work"),
        ]

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def take(self, request: ModelRequest) -> None:
        """Take a request; returns at once."""
        match request:
            case CancelModelWork():
                self._cancelled_up_to = self._received
            case ListModels() | EstimateChange() | RemoveModel() | SettleDevice():
                self._quick.put(request)
            case DownloadModel() | VerifyModel() | MeasureModel():
                self._received += 1
                self._slow.put((self._received, request))

    def close(self) -> None:
        """Stop what is being done and end the threads."""
        self._cancelled_up_to = self._received
        self._quick.put(None)
        self._slow.put(None)
        for thread in self._threads:
            thread.join()

    def _send_list(self) -> None:
        """Send the list of models.

        Raises:
            UserError: the library cannot be read.
        """
        self._send(ModelsListed(list_models(self._cache_dir, self._directory)))

    def _answer_requests(self) -> None:
        while (request := self._quick.get()) is not None:
            name = "" if isinstance(request, ListModels) else request.name
            self._guarded(name, partial(self._answer, request))

    def _do_work(self) -> None:
        while (job := self._slow.get()) is not None:
            number, request = job
            self._guarded(request.name, partial(self._work, request, partial(self._stops, number)))
            self._guarded("", self._send_list)

    def _stops(self, number: int) -> bool:
        return number <= self._cancelled_up_to

    def _guarded(self, name: str, work: Callable[[], None]) -> None:
        try:
            work()
        except Cancelled:
            self._send(ModelCancelled(name))
        except TOLD as error:
            self._send(ModelFailed(name, user_line(error)))

    def _answer(self, request: _Quick) -> None:
        match request:
            case ListModels():
                self._send_list()
            case EstimateChange(name):
                self._send(ChangeEstimated(self._library.estimate(name)))
            case RemoveModel(name):
                self._remove(name)
                self._send_list()
            case SettleDevice(name):
                settle_device(parse_device(name), self._cache_dir)

    def _work(self, request: ModelWork, cancelled: Callable[[], bool]) -> None:
        name = request.name
        match request:
            case DownloadModel(_, folder):
                self._download(name, folder, cancelled)
            case VerifyModel():
                self._send(ModelProgress(name, ModelTask.VERIFYING))
                files = verify(name, self._cache_dir, cancelled)
                self._send(ModelDone(name, whole(name, files)))
            case MeasureModel():
                self._measure(name, cancelled)
                self._send(ModelDone(name, measured(name)))

    def _download(self, name: str, folder: str, cancelled: Callable[[], bool]) -> None:
        sent_at = 0.0

        def send_progress(progress: FetchProgress) -> None:
            nonlocal sent_at
            now = time.monotonic()
            if now - sent_at >= _REPORT_EVERY or progress.done == progress.total:
                sent_at = now
                self._send(ModelProgress(name, ModelTask.DOWNLOADING, progress))

        fetch(name, self._cache_dir, send_progress, cancelled, Path(folder) if folder else None)
        if not works_beside(name) and cached_speed(name, self._cache_dir) is None:
            self._measure(name, cancelled)
        self._send(ModelDone(name, here(name)))

    def _measure(self, name: str, cancelled: Callable[[], bool]) -> None:
        self._send(ModelProgress(name, ModelTask.MEASURING))
        measure_speed(name, self._cache_dir, cancelled)

    def _remove(self, name: str) -> None:
        refuse_if_used(name, self._cache_dir, self._directory)
        freed = remove(name, self._cache_dir)
        self._send(ModelDone(name, removed(name, freed)))
