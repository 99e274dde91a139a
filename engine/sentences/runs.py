"""How an indexing run goes, and what it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..language import joined, tr, tr_count, tr_noop, whole
from ..library.manners import Rest
from ..types import Failure, IndexReport, KindProgress, Stage
from ..wording import elapsed, listed
from .media import KIND_NAMES

if TYPE_CHECKING:
    from ..library.speech import SpeechState

# These two go through `tr` where they are shown.
RESTS = {
    Rest.PAUSED: tr_noop("Paused. What was read so far can be searched."),
    Rest.ON_BATTERY: tr_noop("Waiting for mains power. What was read so far can be searched."),
    Rest.NOT_IDLE: tr_noop(
        "Waiting for other programs to rest. What was read so far can be searched."
    ),
}
STAGES = {
    Stage.LOADING: tr_noop("Getting the model ready…"),
    Stage.SCANNING: tr_noop("Looking for files…"),
    Stage.TRYING: tr_noop("Finding out what the model runs fastest on, once…"),
    Stage.FITTING: tr_noop("Joining sounds to pictures, once…"),
    Stage.INDEXING: tr_noop("Indexing…"),
    Stage.FINISHING: tr_noop("Finishing…"),
    Stage.READING: tr_noop("Reading the text in pictures…"),
    Stage.LISTENING: tr_noop("Writing down what is said…"),
    Stage.RELATING: tr_noop("Indexing the meaning of what was read…"),
    Stage.DRAWING: tr_noop("Reading how documents look…"),
    Stage.MEASURING: tr_noop("Looking for what is blurred, dark or silent…"),
    Stage.NO_ROOM: tr_noop("The disk is full. Free some space, and this goes on by itself."),
}
EVERY_FILE_READ = tr_noop("Every file could be read.")
# What files that are passed over can be saved as, by the programs that wrote them or by Calibre.
_READ_AS = {
    **dict.fromkeys((".mobi", ".azw", ".azw3", ".fb2"), "epub"),
    ".doc": "docx",
    ".xls": "xlsx",
    ".ppt": "pptx",
    ".pages": "docx",
    ".wpd": "docx",
}
_MOST_ENDINGS = 5
_OFFLINE = tr_noop("Empty or not connected")
_SILENT = tr_noop("No answer from")
_REPLACED = tr_noop("Another drive or folder is in the place of")


def kinds_line(kinds: Iterable[KindProgress]) -> str:
    """How many files of each kind are dealt with."""
    return " · ".join(
        tr(
            "{kind}: {done} of {n}",
            kind=tr(KIND_NAMES[one.modality]),
            done=whole(one.done),
            n=whole(one.total),
        )
        for one in kinds
    )


def report_sentences(report: IndexReport) -> list[str]:
    """What a run did, then what it could not do, a sentence each."""
    return [_outcome(report), *_left_out(report)]


def line(report: IndexReport) -> str:
    """What a run did, in one line for a window, which also tells that there was nothing to do."""
    is_quiet = report.unchanged and not is_eventful(report)
    return tr("Nothing has changed.") if is_quiet else joined(report_sentences(report))


def has_changed(report: IndexReport) -> bool:
    """Whether a run made the library another one."""
    return bool(
        report.indexed or report.moved or report.removed or report.left_out or report.failed
    )


def is_eventful(report: IndexReport) -> bool:
    """Whether a run did anything, or left out what a person may miss."""
    has_left_out = report.unsupported or report.offline or report.untold
    return bool(has_changed(report) or report.cancelled or has_left_out)


def held_back(report: IndexReport) -> str:
    """That many files are gone, and stay in the library until someone says otherwise."""
    return tr_count(
        "{n} files are no longer where they were, more than a fifth of a folder. They stay in the "
        "library.",
        "{n} file is no longer where they were, more than a fifth of a folder. They stay in the "
        "library.",
        report.held_back,
    )


def left_out(count: int) -> str:
    """That files went from the library because of a glob, and from nowhere else."""
    return tr_count(
        "{n} files are left out of the library now, as a pattern of their folder says. Nothing on "
        "the disk changed.",
        "{n} file is left out of the library now, as a pattern of their folder says. Nothing on "
        "the disk changed.",
        count,
    )


def changing(count: int) -> str:
    """Files that somebody wrote to while they were read."""
    return tr_count(
        "{n} files changed while being read, and will be read later.",
        "{n} file changed while being read, and will be read later.",
        count,
    )


def unsupported(count: int) -> str:
    """Files that are of a kind without a tower in the model."""
    return tr_count(
        "{n} files are of a kind that this model cannot search.",
        "{n} file is of a kind that this model cannot search.",
        count,
    )


def passed_over(counts: Mapping[str, int]) -> str:
    """How many files no reader takes, by their most common endings."""
    by_count = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [(ending, count) for ending, count in by_count if ending][:_MOST_ENDINGS]
    others = sum(counts.values()) - sum(count for _, count in named)
    told = [f"{whole(count)} {ending}" for ending, count in named]
    if others and named:
        told.append(tr_count("{n} others", "{n} other", others))
    elif others:
        told.append(tr_count("{n} without a usual ending", "{n} without a usual ending", others))
    sentences = [
        tr("Passed over, since Triptych reads no such files: {files}.", files=listed(told))
    ]
    advice = [
        tr("{ending} as {other}", ending=ending, other=_READ_AS[ending])
        for ending in sorted(counts)
        if ending in _READ_AS
    ]
    if advice:
        sentences.append(tr("To have them read, save {advice}.", advice=listed(advice)))
    return joined(sentences)


def tried(failure: Failure) -> str:
    """How often a file that cannot be read was tried, and since when."""
    first, last = (date.fromtimestamp(seen) for seen in (failure.first_seen, failure.seen))
    times = failure.attempts
    if times == 1:
        return tr("tried once, on {day}", day=last)
    if first == last:
        return tr_count("tried {n} times, on {day}", "tried {n} time, on {day}", times, day=last)
    return tr_count(
        "tried {n} times, from {first} to {last}",
        "tried {n} time, from {first} to {last}",
        times,
        first=first,
        last=last,
    )


def speech_takes(state: SpeechState) -> str:
    """How long listening to what is left takes: as it went here before, else as a rule."""
    if state.seconds_needed is not None:
        return tr("about {time}, if it goes as before", time=elapsed(state.seconds_needed))
    # Measured on two cores: docs in benchmarks/speech.md.
    return tr("as a rule a third of that time where somebody speaks, and less elsewhere")


def _outcome(report: IndexReport) -> str:
    done = listed(outcomes(report))
    if report.cancelled and done:
        return tr("Indexing was stopped: {done}. What was read so far can be searched.", done=done)
    if report.cancelled:
        return tr("Indexing was stopped. What was read so far can be searched.")
    if done:
        return tr("Indexing is done: {done}.", done=done)
    if report.offline:
        return tr("Indexing is done.")
    return tr("Indexing is done: no pictures, sounds, videos or documents were found.")


def outcomes(report: IndexReport) -> Iterator[str]:
    """What became of how many files."""
    if count := report.indexed:
        yield tr_count("{n} added or changed", "{n} added or changed", count)
    if count := report.unchanged:
        yield tr_count("{n} unchanged", "{n} unchanged", count)
    if count := report.moved:
        yield tr_count("{n} moved", "{n} moved", count)
    if count := report.removed:
        yield tr_count("{n} removed", "{n} removed", count)
    if count := report.failed:
        yield tr_count("{n} not readable", "{n} not readable", count)
    if count := report.still_failing:
        yield tr_count("{n} still not readable", "{n} still not readable", count)


def _left_out(report: IndexReport) -> Iterator[str]:
    if report.left_out:
        yield left_out(report.left_out)
    if report.changing:
        yield changing(report.changing)
    if report.unsupported:
        yield unsupported(report.unsupported)
    if report.passed_over:
        yield passed_over(report.passed_over)
    yield from _out_of_reach(report)
    if report.left_accelerator:
        yield tr(
            "The graphics card could not go on, so the processor did the rest. To begin with the "
            "processor: triptych models device cpu"
        )
    if report.untold:
        yield report.untold


def _out_of_reach(report: IndexReport) -> Iterator[str]:
    gone = [path for path in report.offline if path not in (*report.silent, *report.replaced)]
    for what, folders in (
        (_OFFLINE, gone),
        (_SILENT, report.silent),
        (_REPLACED, report.replaced),
    ):
        if folders and report.waiting:
            yield tr(
                "{what}: {folders}. Its files are searchable once it is there.",
                what=tr(what),
                folders=listed(folders),
            )
        elif folders:
            yield tr(
                "{what}: {folders}. Its files stay searchable.",
                what=tr(what),
                folders=listed(folders),
            )
