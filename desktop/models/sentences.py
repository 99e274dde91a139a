"""The figures of models in the window's words."""

from __future__ import annotations

from collections.abc import Iterable

from engine.encoders.presets import Quality
from engine.encoders.states import ModelState
from engine.models.descriptions import rates_in_words
from engine.models.facts import ChangeEstimate, ModelEntry, ModelUse, Speed
from engine.service.model_messages import ModelProgress, ModelTask
from engine.types import IndexReport, Progress, Stage
from engine.wording import counted

from ..widgets.labels import STAGES, file_size, time_left

_STATES = {
    ModelState.SHIPPED: "Part of Triptych",
    ModelState.DOWNLOADED: "Here",
    ModelState.PARTIAL: "Downloaded in part",
    ModelState.DAMAGED: "Damaged",
    ModelState.MISSING: "Not downloaded",
}
_USES = {
    ModelUse.ACTIVE: "In use",
    ModelUse.KEPT: "Can be gone back to at once",
    ModelUse.PAUSED: "Indexing with it is paused",
}
_TASKS = {
    ModelTask.DOWNLOADING: "Downloading…",
    ModelTask.VERIFYING: "Checking its files…",
    ModelTask.MEASURING: "Measuring its speed…",
}
BETTER_MODEL = "balanced"
SOUND_MODEL = "clap"
_INTRODUCTION = (
    "A model turns pictures, sounds and words into what searches compare. Searches go on while a "
    "model is downloaded, and while the library is indexed with another one."
)


def introduction(models: Iterable[ModelEntry]) -> str:
    """What a model is, which one is in use, and which would be better."""
    listed = tuple(models)
    used = [f"In use now: {one.name}." for one in listed if one.use is ModelUse.ACTIVE]
    return "\n".join(line for line in (" ".join([_INTRODUCTION, *used]), advice(listed)) if line)


def advice(models: Iterable[ModelEntry]) -> str:
    """Which model to download, and what sounds need beside it; nothing where it is here."""
    missing = {one.name: one for one in models if one.state is ModelState.MISSING}
    better, sound = missing.get(BETTER_MODEL), missing.get(SOUND_MODEL)
    if better is None:
        return ""
    line = f"Better results: download a larger model, {_named(better)}."
    return f"{line} To find sounds with it, download {_named(sound)}, too." if sound else line


def _named(model: ModelEntry) -> str:
    return f"'{model.name}' ({file_size(model.download_bytes)})"


def standing(model: ModelEntry) -> str:
    """How a model stands: its use where it has one, else its state."""
    return _USES.get(model.use, _STATES[model.state])


def facts(model: ModelEntry) -> str:
    """Languages, quality, size and licence, in one line."""
    quality = model.quality
    parts = [
        model.languages,
        f"puts the right picture first {quality.coco:.0f} times in 100" if quality else "",
        _size(model),
        f"licence {model.licence}",
    ]
    line = " · ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def published(quality: Quality | None) -> str:
    """The figures that a model is known by, for who knows them."""
    if quality is None:
        return ""
    return f"Published: ImageNet {quality.imagenet} %, COCO text to image {quality.coco} %"


def _size(model: ModelEntry) -> str:
    if model.state is ModelState.PARTIAL:
        return f"{file_size(model.size)} of {file_size(model.download_bytes)}"
    return file_size(model.size) if model.size else ""


def speed(found: Speed | None) -> str:
    """What was measured on this computer, with the day."""
    if found is None:
        return "Speed on this computer: not measured yet"
    return f"On this computer: {rates_in_words(found)} (measured {found.measured})"


def silence_reason(model: ModelEntry) -> str:
    """Why it is without sound although a sound model is here; empty where that is not so."""
    return f"Without sound: {model.deaf_because}." if model.deaf_because else ""


def work(found: ModelProgress) -> str:
    """What is being done with a model, and how far it is."""
    progress = found.progress
    if progress is None:
        return _TASKS[found.task]
    return (
        f"{file_size(progress.done)} of {file_size(progress.total)} · "
        f"file {progress.file_number} of {progress.files}"
    )


def change(progress: Progress | None) -> str:
    """How far a change of model is; searches go on meanwhile."""
    if progress is None:
        return "Waiting for its turn…"
    if progress.stage is not Stage.INDEXING:
        return STAGES[progress.stage]
    parts = [f"{progress.done:,} of {counted(progress.total, 'file', 'files')}"]
    if progress.seconds_left is not None:
        parts.append(time_left(progress.seconds_left))
    return " · ".join([*parts, "searches go on meanwhile"])


def cost(estimate: ChangeEstimate) -> str:
    """What a change will cost, for a person to agree to."""
    if estimate.instant and not estimate.files:
        lines = ["It answers at once: what it made of the library was kept."]
    elif estimate.instant:
        files = counted(estimate.files, "file is new", "files are new")
        lines = [f"It answers at once, and {files} to it."]
    else:
        lines = [_reading(estimate)]
    if estimate.unsupported:
        files = counted(estimate.unsupported, "file is", "files are")
        lines.append(f"{files} of a kind that this model cannot search.")
    if estimate.waiting:
        files = counted(estimate.waiting, "file is", "files are")
        lines.append(
            f"{files} on drives that are not connected: searches will not find them until the "
            "drive is back, but nothing of them is lost."
        )
    return " ".join(lines)


def _reading(estimate: ChangeEstimate) -> str:
    time = ""
    if estimate.seconds is not None:
        time = f", for which this computer needs {_at_least(estimate.seconds)}"
    return (
        f"{counted(estimate.files, 'file has', 'files have')} to be read again{time}. That takes "
        f"about {file_size(estimate.bytes)} of the {file_size(estimate.free)} that are free. "
        "Searches go on with the present model until then, and you can pause at any time."
    )


def _at_least(seconds: float) -> str:
    if seconds < 60:
        return "a minute or so"
    if seconds < 5400:
        return f"at least {round(seconds / 60)} min"
    return f"at least {seconds / 3600:.1f} h"


def renewed(name: str) -> str:
    """Why the library is indexed although nobody asked for it."""
    return (
        f"The model '{name}' was renewed, so your library is read anew with it. Searches find what "
        "has been read so far. If you cancel, it goes on when you look for changes, or next time."
    )


def outcome(name: str, report: IndexReport) -> str:
    """What became of a change."""
    if report.cancelled:
        return f"The change to '{name}' is paused. Go on with it in File > Models."
    line = f"Searches use '{name}' now."
    if report.waiting:
        files = counted(report.waiting, "file waits", "files wait")
        line += f" {files} for drives that are not connected; nothing of them is lost."
    return line
