"""How an indexing run goes, and what it did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..library.gate import Rest
from ..library.manners import Manners
from ..types import Failure, IndexReport, Stage
from ..wording import counted, elapsed

if TYPE_CHECKING:
    from ..library.speech import SpeechState

RESTS = {
    Rest.PAUSED: "Paused. What was read so far can be searched.",
    Rest.ON_BATTERY: "Waiting for mains power. What was read so far can be searched.",
    Rest.NOT_IDLE: "Waiting for other programs to rest. What was read so far can be searched.",
}
STAGES = {
    Stage.LOADING: "Getting the model ready…",
    Stage.SCANNING: "Looking for files…",
    Stage.TRYING: "Finding out what the model runs fastest on, once…",
    Stage.FITTING: "Joining sounds to pictures, once…",
    Stage.INDEXING: "Indexing…",
    Stage.FINISHING: "Finishing…",
    Stage.READING: "Reading the text in pictures…",
    Stage.LISTENING: "Writing down what is said…",
    Stage.RELATING: "Indexing the meaning of what was read…",
    Stage.NO_ROOM: "The disk is full. Free some space, and this goes on by itself.",
}
EVERY_FILE_READ = "Every file could be read."
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
# Measured on two cores: docs in benchmarks/speech.md.
_SPEECH_TAKES = "as a rule a third of that time where somebody speaks, and less elsewhere"
NOTHING_CHANGED = "Nothing has changed."
LEFT_ACCELERATOR = (
    "The graphics card could not go on, so the processor did the rest. To begin with the processor:"
    " triptych models device cpu"
)


def report_sentences(report: IndexReport) -> list[str]:
    """What a run did, then what it could not do, a sentence each."""
    return [_outcome(report), *_left_out(report)]


def line(report: IndexReport) -> str:
    """What a run did, in one line for a window, which also tells that there was nothing to do."""
    is_quiet = report.unchanged and not is_eventful(report)
    return NOTHING_CHANGED if is_quiet else " ".join(report_sentences(report))


def has_changed(report: IndexReport) -> bool:
    """Whether a run made the library another one."""
    return bool(
        report.indexed or report.moved or report.removed or report.left_out or report.failed
    )


def is_eventful(report: IndexReport) -> bool:
    """Whether a run did anything, or left out what a person may miss."""
    return bool(has_changed(report) or report.cancelled or report.unsupported or report.offline)


def held_back(report: IndexReport) -> str:
    """That many files are gone, and stay in the library until someone says otherwise."""
    files = counted(report.held_back, "file is", "files are")
    return (
        f"{files} no longer where they were, more than a fifth of a folder. "
        "They stay in the library."
    )


def left_out(count: int) -> str:
    """That files went from the library because of a glob, and from nowhere else."""
    files = counted(count, "file is", "files are")
    return (
        f"{files} left out of the library now, as a pattern of their folder says. "
        "Nothing on the disk changed."
    )


def changing(count: int) -> str:
    """Files that somebody wrote to while they were read."""
    return f"{counted(count, 'file', 'files')} changed while being read, and will be read later."


def unsupported(count: int) -> str:
    """Files that are of a kind without a tower in the model."""
    return f"{counted(count, 'file is', 'files are')} of a kind that this model cannot search."


def passed_over(counts: Mapping[str, int]) -> str:
    """How many files no reader takes, by their most common endings."""
    by_count = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [(ending, count) for ending, count in by_count if ending][:_MOST_ENDINGS]
    others = sum(counts.values()) - sum(count for _, count in named)
    told = [f"{count:,} {ending}" for ending, count in named]
    told += [f"{others:,} {'others' if named else 'without a usual ending'}"] if others else []
    advice = [f"{ending} as {_READ_AS[ending]}" for ending in sorted(counts) if ending in _READ_AS]
    how = f" To have them read, save {', '.join(advice)}." if advice else ""
    return f"Passed over, since Triptych reads no such files: {', '.join(told)}.{how}"


def tried(failure: Failure) -> str:
    """How often a file that cannot be read was tried, and since when."""
    first, last = (date.fromtimestamp(seen) for seen in (failure.first_seen, failure.seen))
    if failure.attempts == 1:
        return f"tried once, on {last}"
    days = f"on {last}" if first == last else f"from {first} to {last}"
    return f"tried {failure.attempts:,} times, {days}"


def texts_line(read: int, with_text: int, *, cancelled: bool) -> str:
    """What the pass that reads the text in pictures did."""
    files = counted(read, "picture or PDF", "pictures and PDFs")
    done = f"Looked for text in {files}: {with_text:,} had some."
    return f"{done} The others are read the next time." if cancelled else done


def transcribed_line(read: int, with_speech: int, *, cancelled: bool) -> str:
    """What the pass that writes down speech did."""
    done = f"Listened to {counted(read, 'file', 'files')}: in {with_speech:,} somebody speaks."
    return f"{done} The others are listened to the next time." if cancelled else done


def speech_sentences(state: SpeechState) -> list[str]:
    """Whether speech is written down, how long what is left lasts, and how long that takes."""
    if state.model is None:
        how = "To have it written down: triptych speech on"
        return [f"Speech is not written down. {_left(state, 'could be')}", how]
    if state.is_gone:
        how = "To have another one listen: triptych speech on"
        return [f"Speech is not written down: the model in {state.model} is gone.", how]
    when = "It is listened to after the next index, or when the window has nothing else to do."
    return [f"Speech is written down. {_left(state)}", *([when] if state.seconds_due else [])]


def speech_takes(state: SpeechState) -> str:
    """How long listening to what is left takes: as it went here before, else as a rule."""
    needed = state.seconds_needed
    return _SPEECH_TAKES if needed is None else f"about {elapsed(needed)}, if it goes as before"


def _left(state: SpeechState, is_to_be: str = "is to be") -> str:
    if not state.seconds_due:
        return "There is nothing to listen to."
    return f"{elapsed(state.seconds_due)} of sound {is_to_be} listened to: {speech_takes(state)}."


def _outcome(report: IndexReport) -> str:
    counts = (
        (report.indexed, "added or changed"),
        (report.unchanged, "unchanged"),
        (report.moved, "moved"),
        (report.removed, "removed"),
        (report.failed, "not readable"),
        (report.still_failing, "still not readable"),
    )
    done = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    if report.cancelled:
        told = f": {done}" if done else ""
        return f"Indexing was stopped{told}. What was read so far can be searched."
    if report.offline and not done:
        return "Indexing is done."
    return f"Indexing is done: {done or 'no pictures, sounds, videos or documents were found'}."


def _left_out(report: IndexReport) -> list[str]:
    sentences = [left_out(report.left_out)] if report.left_out else []
    sentences += [changing(report.changing)] if report.changing else []
    sentences += [unsupported(report.unsupported)] if report.unsupported else []
    sentences += [passed_over(report.passed_over)] if report.passed_over else []
    known = "are searchable once it is there" if report.waiting else "stay searchable"
    gone = [path for path in report.offline if path not in (*report.silent, *report.replaced)]
    for what, folders in (
        ("Empty or not connected", gone),
        ("No answer from", report.silent),
        ("Another drive or folder is in the place of", report.replaced),
    ):
        if folders:
            sentences.append(f"{what}: {', '.join(folders)}. Its files {known}.")
    return [*sentences, LEFT_ACCELERATOR] if report.left_accelerator else sentences


def manners_sentences(manners: Manners) -> list[str]:
    """When files are read by themselves, and with how much of the computer."""
    told = ["Files are read by themselves." if not manners.is_paused else "Reading is paused."]
    if manners.only_on_mains:
        told.append("It rests while the computer runs on its battery.")
    if manners.only_when_idle:
        told.append("It rests while other programs are at work.")
    if manners.cores is not None:
        told.append(f"It uses {counted(manners.cores, 'core', 'cores')} at most.")
    return told
