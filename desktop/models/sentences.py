"""What the window alone says of models: which to choose, and how far the work on one is."""

from __future__ import annotations

from collections.abc import Iterable

from engine.encoders.states import ModelState
from engine.language import joined, tr, tr_count, tr_noop, whole
from engine.models.facts import ModelEntry, ModelUse
from engine.sentences import models as told
from engine.sentences.runs import STAGES
from engine.service.model_messages import ModelProgress, ModelTask
from engine.types import IndexReport, Progress, Stage
from engine.wording import file_size, time_left

_TASKS = {
    ModelTask.DOWNLOADING: tr_noop("Downloading…"),
    ModelTask.VERIFYING: tr_noop("Checking its files…"),
    ModelTask.MEASURING: tr_noop("Measuring its speed…"),
}
BETTER_MODEL = "balanced"
SOUND_MODEL = "clap"
_INTRODUCTION = tr_noop(
    "A model turns pictures, sounds and words into what searches compare. Searches go on while a "
    "model is downloaded, and while the library is indexed with another one."
)


def introduction(models: Iterable[ModelEntry]) -> str:
    """What a model is, which one is in use, and which would be better."""
    listed = tuple(models)
    used = [
        tr("In use now: {name}.", name=one.name) for one in listed if one.use is ModelUse.ACTIVE
    ]
    return "\n".join(line for line in (joined([tr(_INTRODUCTION), *used]), advice(listed)) if line)


def advice(models: Iterable[ModelEntry]) -> str:
    """Which model to download, and what sounds need beside it; nothing where it is here."""
    missing = {one.name: one for one in models if one.state is ModelState.MISSING}
    better, sound = missing.get(BETTER_MODEL), missing.get(SOUND_MODEL)
    if better is None:
        return ""
    line = tr("Better results: download a larger model, {model}.", model=_named(better))
    more = (
        tr("It finds sounds, too, with what is here already.")
        if sound is None
        else tr("To find sounds with it, download {model}, too.", model=_named(sound))
    )
    return joined((line, more))


def _named(model: ModelEntry) -> str:
    return tr("'{name}' ({size})", name=model.name, size=file_size(model.download_bytes))


def work(found: ModelProgress) -> str:
    """What is being done with a model, and how far it is."""
    progress = found.progress
    if progress is None:
        return tr(_TASKS[found.task])
    return tr(
        "{done} of {size} · file {number} of {files}",
        done=file_size(progress.done),
        size=file_size(progress.total),
        number=progress.file_number,
        files=progress.files,
    )


def change(progress: Progress | None) -> str:
    """How far a change of model is; searches go on meanwhile."""
    if progress is None:
        return tr("Waiting for its turn…")
    if progress.stage is not Stage.INDEXING:
        return tr(STAGES[progress.stage])
    done = whole(progress.done)
    parts = [tr_count("{done} of {n} files", "{done} of {n} file", progress.total, done=done)]
    if progress.seconds_left is not None:
        parts.append(time_left(progress.seconds_left))
    return " · ".join([*parts, tr("searches go on meanwhile")])


def renewed(name: str) -> str:
    """Why the library is indexed although nobody asked for it."""
    return tr(
        "The model '{name}' was renewed, so your library is read anew with it. Searches find what "
        "has been read so far. If you cancel, it goes on when you look for changes, or next time.",
        name=name,
    )


def outcome(name: str, report: IndexReport) -> str:
    """What became of a change, and where it is gone on with."""
    more = [tr("Go on with it in File > Models.")] if report.cancelled else []
    return joined([*told.outcome(name, report), *more])
