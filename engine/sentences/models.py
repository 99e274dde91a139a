"""What a model is, how it stands, and what a change to it costs and comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..encoders.presets import Quality
from ..encoders.prompts import BLANK, Prompts
from ..encoders.runtimes import Runtime
from ..encoders.sound_models import SOUND_MODELS
from ..encoders.states import ModelState
from ..language import decimal, joined, tr, tr_count, tr_noop
from ..models.facts import ChangeEstimate, ModelEntry, ModelUse, Speed
from ..stored_texts import retold
from ..types import IndexReport
from ..wording import at_least, elapsed, file_size, listed
from .runs import unsupported

# For CLIP models, the one to download first.
_EARS = "clap"
_PRESENT = (ModelState.DOWNLOADED, ModelState.SHIPPED)
_MANY = 10_000
# By how often the right picture comes first, of a hundred.
_RESULTS = (
    (48.0, tr_noop("The best results.")),
    (42.0, tr_noop("Very good results.")),
    (0.0, tr_noop("Good results.")),
)
_STATES = {
    ModelState.SHIPPED: tr_noop("Part of Triptych"),
    ModelState.DOWNLOADED: tr_noop("Here"),
    ModelState.PARTIAL: tr_noop("Downloaded in part"),
    ModelState.DAMAGED: tr_noop("Damaged"),
    ModelState.MISSING: tr_noop("Not downloaded"),
}
_USES = {
    ModelUse.ACTIVE: tr_noop("In use"),
    ModelUse.KEPT: tr_noop("Can be gone back to at once"),
    ModelUse.PAUSED: tr_noop("Indexing with it is paused"),
}
_RUNTIMES = {
    Runtime.FP32: tr_noop("torch"),
    Runtime.BF16: tr_noop("torch in 16 bits"),
    Runtime.ONNX_FP32: tr_noop("ONNX Runtime"),
    Runtime.ONNX_INT8: tr_noop("ONNX Runtime in 8 bits"),
    Runtime.CUDA_FP32: tr_noop("the graphics card (CUDA)"),
    Runtime.CUDA_FP16: tr_noop("the graphics card (CUDA) in 16 bits"),
    Runtime.CUDA_BF16: tr_noop("the graphics card (CUDA) in 16 bits"),
    Runtime.MPS_FP32: tr_noop("the graphics processor (Apple)"),
    Runtime.MPS_FP16: tr_noop("the graphics processor (Apple) in 16 bits"),
    Runtime.XPU_FP32: tr_noop("the graphics processor (Intel)"),
    Runtime.XPU_FP16: tr_noop("the graphics processor (Intel) in 16 bits"),
    Runtime.XPU_BF16: tr_noop("the graphics processor (Intel) in 16 bits"),
}


def standing(model: ModelEntry) -> str:
    """How a model stands: its use where it has one, else its state."""
    return tr(_USES.get(model.use, _STATES[model.state]))


def purpose(model: ModelEntry) -> str:
    """What a model is for, as a sentence."""
    return tr("{purpose}.", purpose=_capitalised(tr(model.purpose)))


def facts(model: ModelEntry) -> str:
    """Languages, quality, size and licence, in one line."""
    parts = [
        tr(model.languages) if model.languages else "",
        _hits(model.quality) if model.quality else "",
        _size(model),
        tr("licence {licence}", licence=tr(model.licence)),
    ]
    return _capitalised(" · ".join(part for part in parts if part))


def in_words(model: ModelEntry) -> str:
    """How good a model is, and how long it needs here; empty where neither is known."""
    told = []
    if model.state is ModelState.SHIPPED:
        told.append(tr("Basic results."))
    elif model.quality:
        told.append(_results(model.quality))
    if model.speed is not None and model.speed.image:
        told.append(
            tr_count(
                "{n} pictures take about {time} on this computer.",
                "{n} picture takes about {time} on this computer.",
                _MANY,
                time=elapsed(_MANY / model.speed.image),
            )
        )
    return joined(told)


def sounds(model: ModelEntry, models: Iterable[ModelEntry]) -> str:
    """What choosing a model means for sounds; empty for one that is no choice."""
    if not model.is_choice or model.deaf_because:
        return ""
    if model.has_own_ears:
        return tr("Finds sounds by what is heard.")
    here = [one.name for one in models if one.name in SOUND_MODELS and one.state in _PRESENT]
    if here:
        return tr("Finds sounds by what is heard, with the help of '{model}'.", model=here[0])
    return tr("Finds no sounds by itself: for those, download '{model}', too.", model=_EARS)


def _capitalised(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _hits(quality: Quality) -> str:
    return tr("puts the right picture first {number} times in 100", number=decimal(quality.coco, 0))


def _results(quality: Quality) -> str:
    found = [words for least, words in _RESULTS if quality.coco >= least]
    return tr(found[0])


def published(quality: Quality | None) -> str:
    """The figures that a model is known by, for who knows them; empty where there are none."""
    if quality is None:
        return ""
    return tr(
        "Published: ImageNet {imagenet} %, COCO text to image {coco} %",
        imagenet=decimal(quality.imagenet, 1),
        coco=decimal(quality.coco, 1),
    )


def asking(prompts: Prompts) -> str:
    """How typed words and documents are brought before a model; empty where as they are."""
    query, document = (text.replace(BLANK, "…") for text in (prompts.query, prompts.document))
    told = []
    if prompts.query != BLANK:
        told.append(tr('Typed words are asked as "{prompt}".', prompt=query))
    if prompts.document != BLANK:
        told.append(tr('Documents are read as "{prompt}".', prompt=document))
    if prompts.lower_case:
        told.append(tr("All texts are read in lower case."))
    return joined(told)


def trust(model: ModelEntry) -> str:
    """What a download is compared with; empty for what is not downloaded."""
    if model.vouched is None:
        return ""
    if model.vouched:
        return tr("Its weights are compared with a hash that others published.")
    return tr(
        "No hash of its weights was found but the hub's own: the first that comes is noted, and "
        "all that comes later is compared with it."
    )


def speed(found: Speed | None) -> str:
    """What was measured on this computer, with what it ran on and the day."""
    if found is None:
        return tr("Speed on this computer: not measured yet")
    rates = listed(_rates(found))
    if found.runtime is None:
        return tr(
            "On this computer: {rates} a second (measured {day})", rates=rates, day=found.measured
        )
    return tr(
        "On this computer: {rates} a second by {runtime} (measured {day})",
        rates=rates,
        runtime=tr(_RUNTIMES[found.runtime]),
        day=found.measured,
    )


def _rates(found: Speed) -> Iterator[str]:
    if found.image:
        yield tr_count("{n} pictures", "{n} picture", round(found.image))
    if found.audio:
        yield tr_count("{n} sounds", "{n} sound", round(found.audio))
    if found.text:
        yield tr_count("{n} sentences", "{n} sentence", round(found.text))


def silence_reason(model: ModelEntry) -> str:
    """Why it is without sound although a sound model is here; empty where that is not so."""
    because = model.deaf_because
    return tr("Without sound: {reason}.", reason=retold(because)) if because else ""


def cost(estimate: ChangeEstimate, present: str) -> list[str]:
    """What a change will cost, for a person to agree to, a sentence each.

    Args:
        present: the model that searches use.
    """
    sentences = [_effort(estimate, is_present=present == estimate.model)]
    if estimate.unsupported:
        sentences.append(unsupported(estimate.unsupported))
    if estimate.waiting:
        sentences.append(
            tr_count(
                "{n} files are on drives that are not connected: searches will not find them "
                "until the drive is back, but nothing of them is lost.",
                "{n} file is on drives that are not connected: searches will not find them "
                "until the drive is back, but nothing of them is lost.",
                estimate.waiting,
            )
        )
    return sentences


def outcome(name: str, report: IndexReport) -> list[str]:
    """What became of a change, a sentence each."""
    if report.cancelled:
        return [tr("The change to '{model}' is paused.", model=name)]
    sentences = [tr("Searches use '{model}' now.", model=name)]
    if report.waiting:
        sentences.append(
            tr_count(
                "{n} files wait for drives that are not connected; nothing of them is lost.",
                "{n} file waits for drives that are not connected; nothing of them is lost.",
                report.waiting,
            )
        )
    return sentences


def _size(model: ModelEntry) -> str:
    if model.state is ModelState.PARTIAL and model.download_bytes:
        size, total = file_size(model.size), file_size(model.download_bytes)
        return tr("{size} of {total}", size=size, total=total)
    return file_size(model.size) if model.size else ""


def _effort(estimate: ChangeEstimate, *, is_present: bool) -> str:
    name = estimate.model
    if is_present and (estimate.instant or not estimate.files):
        return tr("Searches use '{model}' already.", model=name)
    if not estimate.instant:
        return _reading(estimate, is_present=is_present)
    if not estimate.files:
        return tr("'{model}' answers at once: what it made of the library was kept.", model=name)
    return tr_count(
        "'{model}' answers at once, and {n} files are new to it.",
        "'{model}' answers at once, and {n} file is new to it.",
        estimate.files,
        model=name,
    )


def _reading(estimate: ChangeEstimate, *, is_present: bool) -> str:
    room = tr(
        "That takes about {size} of the {free} that are free.",
        size=file_size(estimate.bytes),
        free=file_size(estimate.free),
    )
    if is_present:
        meanwhile = tr(
            "Searches find what was read so far until then, and you can pause at any time."
        )
    else:
        meanwhile = tr(
            "Searches go on with the present model until then, and you can pause at any time."
        )
    return f"{_read_again(estimate)} {room} {meanwhile}"


def _read_again(estimate: ChangeEstimate) -> str:
    files = estimate.files
    if estimate.seconds is None:
        return tr_count("{n} files have to be read again.", "{n} file has to be read again.", files)
    time = at_least(estimate.seconds)
    if estimate.assumed:
        return tr_count(
            "{n} files have to be read again, for which a computer without an accelerator needs "
            "{time}.",
            "{n} file has to be read again, for which a computer without an accelerator needs "
            "{time}.",
            files,
            time=time,
        )
    return tr_count(
        "{n} files have to be read again, for which this computer needs {time}.",
        "{n} file has to be read again, for which this computer needs {time}.",
        files,
        time=time,
    )
