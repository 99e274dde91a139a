"""Reads the text in pictures, and what is said in sounds, in passes after files are indexed.

An item is committed with its words as soon as it is read, and then with the vectors of its passages
(`later_passages`), so a pass that is stopped or killed is carried on by the next. It runs in one
decoder process, at the lowest priority of all.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic

from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..catalogue.later_texts import (
    PICTURE_READER,
    L,
    LaterTextTable,
    text_of,
    with_later_text,
    without_later_text,
)
from ..errors import Cancelled
from ..media.limits import Limits
from ..media.speech_model import is_speech_model, speech_reader
from ..media.task import Task
from ..types import Progress, Stage, TextLine, Utterance
from ..types.decoded import Batch, FileDone
from .later_passages import PassageEncoder
from .passes import Pass
from .room import Room

# A page full of small print takes a minute on a slow machine, and so does a long utterance.
_SECONDS = 600.0

_log = logging.getLogger(__name__)


class TextReport(Struct, frozen=True):
    """What one pass did, in items.

    Attributes:
        read: those that were looked at, or listened to.
        with_text: those of them in which there is text, or speech.
        cancelled: it was stopped before its end.
    """

    read: int = 0
    with_text: int = 0
    cancelled: bool = False


class Reading(Generic[L], Struct, frozen=True):
    """What a pass reads.

    Attributes:
        table: where it is kept.
        reader: the number of the reader; what another one read is read anew.
        task, limits: of the decoder process.
        stage: what is told while it goes on.
        lines_of: what of a decoder's answer is kept.
    """

    table: LaterTextTable[L]
    reader: int
    task: Task
    stage: Stage
    limits: Limits
    lines_of: Callable[[FileDone], tuple[L, ...]]


def picture_reading(catalogue: Catalogue) -> Reading[TextLine] | None:
    """How the text in pictures is read; None where that is not wanted."""
    if not catalogue.picture_texts.is_wanted():
        return None
    return Reading(
        catalogue.picture_texts,
        PICTURE_READER,
        Task.READ_TEXT,
        Stage.READING,
        Limits(seconds=_SECONDS),
        lambda done: done.lines,
    )


def speech_reading(catalogue: Catalogue) -> Reading[Utterance] | None:
    """How speech is transcribed; None where that is not wanted, or its model has gone."""
    model = catalogue.speech.model()
    if model is None or not is_speech_model(model):
        return None
    return Reading(
        catalogue.speech,
        speech_reader(model),
        Task.TRANSCRIBE,
        Stage.LISTENING,
        Limits(seconds=_SECONDS, speech_model=model),
        lambda done: done.spoken,
    )


@dataclass(slots=True)
class TextPass(Pass, Generic[L]):
    """Reads what is due.

    Attributes:
        passages: makes the vectors of what is read; None where no model can.
    """

    reading: Reading[L] | None
    passages: PassageEncoder | None = None
    _report: TextReport = field(default_factory=TextReport, init=False)

    def run(self) -> TextReport:
        """Read every item that is due and can be reached; cancelling is a normal end."""
        if self.reading is None:
            return self._report
        try:
            due = self.reading.table.due(self.reading.reader)
            near = self._within_reach(due) if due else set[str]()
            self._read(self.reading, {path: due[path] for path in due if path in near})
        except Cancelled:
            return replace(self._report, cancelled=True)
        _log.info("%s, done: %r", self.reading.task, self._report)
        return self._report

    def _read(self, reading: Reading[L], due: dict[str, int]) -> None:
        new = {path: item for path, item in due.items() if not self._take_from_copy(reading, item)}
        with self._decoder(reading.limits, reading.task) as pool:
            for path, part in pool.stream(new, self.cancelled):
                if isinstance(part, Batch):
                    continue
                if isinstance(part, FileDone):
                    self._keep(reading, new[path], reading.lines_of(part))
                elif part.is_hung:
                    self._note_hung(path, new[path])
                elif self._status(path) is not None:
                    # One that cannot even be seen stays due.
                    self._keep(reading, new[path], ())
                self.on_progress(Progress(reading.stage, self._report.read, len(new), current=path))
        if self.cancelled():
            raise Cancelled

    def _take_from_copy(self, reading: Reading[L], item_id: int) -> bool:
        """Whether another file of the same content was read already."""
        digest = self.catalogue.items.digest(item_id)
        known = reading.table.of_content(digest, reading.reader)
        if known is not None:
            self._keep(reading, item_id, known)
        return known is not None

    @contextmanager
    def _without_room(self) -> Iterator[None]:
        self.on_progress(Progress(Stage.NO_ROOM, self._report.read))
        yield

    def _keep(self, reading: Reading[L], item_id: int, lines: tuple[L, ...]) -> None:
        catalogue = self.catalogue
        digest, before = catalogue.items.digest(item_id), catalogue.items.text(item_id)
        own = without_later_text(before, text_of(reading.table.lines(item_id)))
        text = with_later_text(own, text_of(lines))
        item = catalogue.items.get([item_id])[0]
        Room(catalogue.path.parent, self.cancelled, self._without_room).wait_for(2 * len(text))
        with catalogue.transaction():
            reading.table.put(item_id, digest, reading.reader, lines)
            if text != before:
                catalogue.items.put_text(item_id, text)
                catalogue.fulltext.put(item_id, item.path, item.metadata, text)
        if lines and self.passages is not None:
            self.passages.encode(reading.table, item_id)
        self._report = replace(
            self._report,
            read=self._report.read + 1,
            with_text=self._report.with_text + bool(lines),
        )
