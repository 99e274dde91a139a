"""What a model is, how it stands, and what a change to it costs and comes to."""

from __future__ import annotations

from collections.abc import Iterable

from ..encoders.devices import AUTOMATIC
from ..encoders.hub_files import PinCheck
from ..encoders.presets import Quality
from ..encoders.prompts import BLANK, Prompts
from ..encoders.runtimes import Runtime
from ..encoders.sound_models import SOUND_MODELS
from ..encoders.speech_models import SPEECH_MODELS
from ..encoders.states import ModelState
from ..models.facts import ChangeEstimate, ModelEntry, ModelUse, Speed
from ..types import IndexReport
from ..wording import at_least, counted, elapsed, file_size
from .runs import unsupported

# For CLIP models, the one to download first.
_EARS = "clap"
_PRESENT = (ModelState.DOWNLOADED, ModelState.SHIPPED)
_MANY = 10_000
# By how often the right picture comes first, of a hundred.
_RESULTS = (
    (48.0, "The best results."),
    (42.0, "Very good results."),
    (0.0, "Good results."),
)
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
_RUNTIMES = {
    Runtime.FP32: "torch",
    Runtime.BF16: "torch in 16 bits",
    Runtime.ONNX_FP32: "ONNX Runtime",
    Runtime.ONNX_INT8: "ONNX Runtime in 8 bits",
    Runtime.CUDA_FP32: "the graphics card (CUDA)",
    Runtime.CUDA_FP16: "the graphics card (CUDA) in 16 bits",
    Runtime.CUDA_BF16: "the graphics card (CUDA) in 16 bits",
    Runtime.MPS_FP32: "the graphics processor (Apple)",
    Runtime.MPS_FP16: "the graphics processor (Apple) in 16 bits",
    Runtime.XPU_FP32: "the graphics processor (Intel)",
    Runtime.XPU_FP16: "the graphics processor (Intel) in 16 bits",
    Runtime.XPU_BF16: "the graphics processor (Intel) in 16 bits",
}


def standing(model: ModelEntry) -> str:
    """How a model stands: its use where it has one, else its state."""
    return _USES.get(model.use, _STATES[model.state])


def purpose(model: ModelEntry) -> str:
    """What a model is for, as a sentence."""
    return f"{model.purpose[:1].upper()}{model.purpose[1:]}."


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


def in_words(model: ModelEntry) -> str:
    """How good a model is, and how long it needs here; empty where neither is known."""
    shipped = model.state is ModelState.SHIPPED
    told = ["Basic results."] if shipped else [_results(model.quality)] if model.quality else []
    if model.speed is not None and model.speed.image:
        time = elapsed(_MANY / model.speed.image)
        told.append(f"{_MANY:,} pictures take about {time} on this computer.")
    return " ".join(told)


def sounds(model: ModelEntry, listed: Iterable[ModelEntry]) -> str:
    """What choosing a model means for sounds; empty for one that is no choice."""
    if not model.is_choice or model.deaf_because:
        return ""
    if model.has_own_ears:
        return "Finds sounds by what is heard."
    here = [one.name for one in listed if one.name in SOUND_MODELS and one.state in _PRESENT]
    if here:
        return f"Finds sounds by what is heard, with the help of '{here[0]}'."
    return f"Finds no sounds by itself: for those, download '{_EARS}', too."


def _results(quality: Quality) -> str:
    found = [words for least, words in _RESULTS if quality.coco >= least]
    return found[0]


def published(quality: Quality | None) -> str:
    """The figures that a model is known by, for who knows them; empty where there are none."""
    if quality is None:
        return ""
    return f"Published: ImageNet {quality.imagenet} %, COCO text to image {quality.coco} %"


def asking(prompts: Prompts) -> str:
    """How typed words and documents are brought before a model; empty where as they are."""
    query, document = (text.replace(BLANK, "…") for text in (prompts.query, prompts.document))
    parts = (
        f'Typed words are asked as "{query}".' if prompts.query != BLANK else "",
        f'Documents are read as "{document}".' if prompts.document != BLANK else "",
        "All texts are read in lower case." if prompts.lower_case else "",
    )
    return " ".join(part for part in parts if part)


def trust(model: ModelEntry) -> str:
    """What a download is compared with; empty for what is not downloaded."""
    if model.vouched is None:
        return ""
    if model.vouched:
        return "Its weights are compared with a hash that others published."
    return (
        "No hash of its weights was found but the hub's own: the first that comes is noted, and "
        "all that comes later is compared with it."
    )


def pinned(check: PinCheck) -> str:
    """Whether the hub has a model as it is pinned."""
    if check.differing:
        return f"Not as pinned: {', '.join(check.differing)}. It cannot be downloaded any more."
    return "As pinned." if check.vouched else "At its revision; no hash to compare with."


def speed(found: Speed | None) -> str:
    """What was measured on this computer, with what it ran on and the day."""
    if found is None:
        return "Speed on this computer: not measured yet"
    rates = ((found.image, "pictures"), (found.audio, "sounds"), (found.text, "sentences"))
    said = ", ".join(f"{rate:,.0f} {what}" for rate, what in rates if rate)
    by = f" by {_RUNTIMES[found.runtime]}" if found.runtime else ""
    return f"On this computer: {said} a second{by} (measured {found.measured})"


def silence_reason(model: ModelEntry) -> str:
    """Why it is without sound although a sound model is here; empty where that is not so."""
    return f"Without sound: {model.deaf_because}." if model.deaf_because else ""


def here(name: str) -> str:
    """That a model was fetched."""
    return f"The model '{name}' is here."


def settled(device: str) -> str:
    """What models are to run on."""
    if device == AUTOMATIC:
        return "Models run on what is fastest on this computer."
    return f"Models run on '{device}' alone. For what is fastest: triptych models device auto"


def whole(name: str, files: int) -> str:
    """That a model's files are those that were downloaded."""
    return f"The model '{name}' is whole: {counted(files, 'file', 'files')} compared."


def removed(name: str, freed: int) -> str:
    """That a model's files, of so many bytes, are gone."""
    told = f"The model '{name}' was removed: {file_size(freed)} are free again."
    if name in SPEECH_MODELS:
        return f"{told} A library that it listened for writes down no speech until another does."
    return told


def cost(estimate: ChangeEstimate, present: str) -> list[str]:
    """What a change will cost, for a person to agree to, a sentence each.

    Args:
        present: the model that searches use.
    """
    sentences = [_effort(estimate, is_present=present == estimate.model)]
    if estimate.unsupported:
        sentences.append(unsupported(estimate.unsupported))
    if estimate.waiting:
        files = counted(estimate.waiting, "file is", "files are")
        sentences.append(
            f"{files} on drives that are not connected: searches will not find them until the "
            "drive is back, but nothing of them is lost."
        )
    return sentences


def outcome(name: str, report: IndexReport) -> list[str]:
    """What became of a change, a sentence each."""
    if report.cancelled:
        return [f"The change to '{name}' is paused."]
    sentences = [f"Searches use '{name}' now."]
    if report.waiting:
        files = counted(report.waiting, "file waits", "files wait")
        sentences.append(f"{files} for drives that are not connected; nothing of them is lost.")
    return sentences


def _size(model: ModelEntry) -> str:
    if model.state is ModelState.PARTIAL and model.download_bytes:
        return f"{file_size(model.size)} of {file_size(model.download_bytes)}"
    return file_size(model.size) if model.size else ""


def _effort(estimate: ChangeEstimate, *, is_present: bool) -> str:
    name = estimate.model
    if is_present and (estimate.instant or not estimate.files):
        return f"Searches use '{name}' already."
    if not estimate.instant:
        return _reading(estimate, is_present=is_present)
    if not estimate.files:
        return f"'{name}' answers at once: what it made of the library was kept."
    files = counted(estimate.files, "file is new", "files are new")
    return f"'{name}' answers at once, and {files} to it."


def _reading(estimate: ChangeEstimate, *, is_present: bool) -> str:
    time = ""
    if estimate.seconds is not None:
        whose = "a computer without an accelerator" if estimate.assumed else "this computer"
        time = f", for which {whose} needs {at_least(estimate.seconds)}"
    meanwhile = "find what was read so far" if is_present else "go on with the present model"
    return (
        f"{counted(estimate.files, 'file has', 'files have')} to be read again{time}. That takes "
        f"about {file_size(estimate.bytes)} of the {file_size(estimate.free)} that are free. "
        f"Searches {meanwhile} until then, and you can pause at any time."
    )
