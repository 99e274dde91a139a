"""What is said of models, in the words of the command line and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..encoders.states import ModelState
from ..types import IndexReport
from ..wording import megabytes
from .facts import ChangeEstimate, ModelEntry, ModelUse, Speed

_STATES = {ModelState.MISSING: "not downloaded"}
_USES = {
    ModelUse.NONE: "",
    ModelUse.ACTIVE: ", in use",
    ModelUse.KEPT: ", its vectors are kept",
    ModelUse.PAUSED: ", indexing with it is paused",
}


def model_document(model: ModelEntry) -> dict[str, Any]:
    """A model for `models list --json`."""
    return asdict(model)


def model_lines(model: ModelEntry) -> list[str]:
    """A model for `models list`: how it stands, what it is for, and its figures."""
    state = _STATES.get(model.state, model.state.value)
    head = f"{model.name:13} {state}{_USES[model.use]}"
    facts = [model.languages, f"licence: {model.licence}", _size(model), _quality(model)]
    speed = [f"on this machine: {speed_in_words(model.speed)}"] if model.is_choice else []
    deaf = [f"without sound: {model.deaf_because}"] if model.deaf_because else []
    lines = [model.purpose, "; ".join(fact for fact in facts if fact), *speed, *deaf]
    return [head, *(f"{'':13} {line}" for line in lines)]


def _size(model: ModelEntry) -> str:
    if not model.size:
        return ""
    here = megabytes(model.size)
    is_part = model.state is ModelState.PARTIAL
    return f"{here} of {megabytes(model.download_bytes)}" if is_part else here


def _quality(model: ModelEntry) -> str:
    """The published figures in one phrase; empty where there are none."""
    if model.quality is None:
        return ""
    return f"ImageNet {model.quality.imagenet} %, COCO {model.quality.coco} %"


def speed_in_words(speed: Speed | None) -> str:
    """What was measured, with its day."""
    return f"{rates_in_words(speed)} ({speed.measured})" if speed else "not measured"


def rates_in_words(speed: Speed) -> str:
    """How much of each medium there is a tower for: 40 pictures, 900 sentences a second."""
    rates = ((speed.image, "pictures"), (speed.audio, "sounds"), (speed.text, "sentences"))
    parts = [f"{rate:,.0f} {what}" for rate, what in rates if rate]
    return f"{', '.join(parts)} a second"


def estimate_lines(estimate: ChangeEstimate, present: str) -> list[str]:
    """What a change will cost, before it starts."""
    is_present = present == estimate.model
    if is_present and (estimate.instant or not estimate.files):
        lines = [f"Searches use '{estimate.model}' already."]
    elif estimate.instant:
        lines = [f"'{estimate.model}' answers at once: its vectors were kept."]
    else:
        meanwhile = "find what was read so far" if is_present else f"use '{present}' meanwhile"
        lines = [_cost(estimate), f"Searches {meanwhile}; Ctrl-C pauses."]
    if estimate.unsupported:
        lines.append(f"{estimate.unsupported:,} files are of a kind that it cannot search.")
    if estimate.waiting:
        lines.append(
            f"{estimate.waiting:,} files are on drives that are not connected: they are searchable"
            " again once their drive was there for an indexing run."
        )
    return lines


def change_lines(name: str, report: IndexReport, present: str) -> list[str]:
    """What became of a change, after it."""
    lines = []
    if report.cancelled and present != name:
        lines.append(f"Searches still use '{present}'. To go on: triptych models use {name}")
    elif not report.cancelled:
        lines.append(f"Searches use '{name}' now.")
    if report.waiting and not report.cancelled:
        lines.append(
            f"{report.waiting:,} files are on drives that are not connected. What the other model"
            " made of them is kept; connect the drive and run: triptych index"
        )
    return lines


def _cost(estimate: ChangeEstimate) -> str:
    time = "its speed here is not measured"
    if estimate.seconds is not None:
        time = f"encoding alone takes about {_duration(estimate.seconds)}"
    return (
        f"{estimate.files:,} files are to be read; {time}; the new vectors take about"
        f" {megabytes(estimate.bytes)} of {megabytes(estimate.free)} free."
    )


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
