"""What the command line prints: results on stdout, all else on stderr."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from ..explain import Explanation
from ..explain.summary import explanation_document, explanation_line
from ..library.status import Status
from ..types import Failure, Hit, IndexReport, Progress, SearchResult, Segment, SegmentKind, Stage
from ..wording import clock, counted, megabytes

STAGE_WORDS = {
    Stage.LOADING: "Loading the model",
    Stage.SCANNING: "Looking for files",
    Stage.FITTING: "Joining sounds to pictures, once",
    Stage.INDEXING: "Indexing",
    Stage.FINISHING: "Finishing",
}

# Characters on each side of a place that is pointed at.
SHOWN_AROUND = 40


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document on stdout; names that are not UTF-8 keep their surrogates."""
    sys.stdout.write(json.dumps(document, ensure_ascii=True, indent=2) + "\n")


def complain(message: str) -> None:
    """Print one line on stderr."""
    _print(Console(stderr=True), message)


def say(message: str) -> None:
    """Print one line on stdout."""
    _print(Console(), message)


def _print(console: Console, message: str) -> None:
    # Names of files are shown as they are: no markup, and no picture in place of :cat:.
    console.print(_printable(message), soft_wrap=True, highlight=False, markup=False, emoji=False)


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Callable[[Progress], None]]:
    """A bar on stderr with files, rate, time left and failures; yields what feeds it."""
    bar = Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]:.0f} files/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]} failed"),
        console=Console(stderr=True),
        transient=True,
        disable=not shown,
    )
    with bar:
        task = bar.add_task(STAGE_WORDS[Stage.LOADING], total=None, rate=0.0, failed=0)

        def feed(progress: Progress) -> None:
            bar.update(
                task,
                description=STAGE_WORDS[progress.stage],
                completed=progress.done,
                total=progress.total or None,
                rate=progress.rate,
                failed=progress.failed,
            )

        yield feed


def report_document(report: IndexReport) -> dict[str, Any]:
    """The JSON of `triptych index`."""
    return {**asdict(report), "seconds": round(report.seconds, 3)}


def print_report(report: IndexReport) -> None:
    """Say what an indexing run did."""
    counts = [
        (report.indexed, "indexed"),
        (report.unchanged, "unchanged"),
        (report.moved, "moved"),
        (report.removed, "removed"),
        (report.failed, "failed"),
        (report.still_failing, "still unreadable"),
        (report.unsupported, "not for this model"),
    ]
    words = ", ".join(f"{count} {word}" for count, word in counts if count)
    words = words or "no pictures, sounds or documents found"
    say(f"{'Stopped' if report.cancelled else 'Done'}: {words}, in {report.seconds:.1f} s.")
    if report.failed or report.still_failing:
        say("Files that could not be read: triptych failures")
    if report.held_back:
        say(f"{report.held_back} files are gone but kept. To remove them: triptych index --prune")
    for folder in report.offline:
        known = "is kept" if report.waiting else "stays searchable"
        say(f"{folder} is empty or cannot be reached; what is known of it {known}.")


def point_at(text: str, start: int, end: int) -> None:
    """Show a place of a text on stderr: what is around it, and carets below."""
    first = max(0, start - SHOWN_AROUND)
    line = "".join(c if c.isprintable() else " " for c in text[first : end + SHOWN_AROUND])
    before, place = line[: start - first], line[start - first : end - first]
    complain(line)
    complain(" " * cell_len(before) + "^" * max(1, cell_len(place)))


def search_document(
    result: SearchResult, explanations: Sequence[Explanation] = (), *, copies: Mapping[int, str]
) -> dict[str, Any]:
    """The JSON of `triptych search`; where hits are explained, each is told with its reasons.

    Args:
        copies: the paths of the copies folded under hits, by their ids.
    """
    seconds = {name: round(value, 4) for name, value in result.seconds.items()}
    hits = [_hit_document(hit, copies) for hit in result.hits]
    for document, hit, explanation in zip(hits, result.hits, explanations, strict=False):
        document["why"] = explanation_document(hit, explanation)
    return {
        "hits": hits,
        "total": result.total,
        "searched": result.searched,
        "seconds": seconds,
    }


def _hit_document(hit: Hit, copies: Mapping[int, str]) -> dict[str, Any]:
    return {
        "path": hit.item.path,
        "modality": hit.item.modality,
        "score": round(hit.score, 4),
        "strength": hit.strength,
        "weak": hit.weak,
        "lanes": sorted(hit.sources),  # the JSON keeps its keys
        "segment": asdict(hit.segment),
        "segments": [asdict(segment) for segment in hit.segments or (hit.segment,)],
        "copies": [copies[item] for item in hit.copies if item in copies],
    }


def print_hits(
    result: SearchResult, offset: int = 0, explanations: Sequence[Explanation] = ()
) -> None:
    """List hits in their order, with a line above the weaker ones, and how to see more.

    Args:
        explanations: why each was found, in the same order, or nothing.
    """
    if not result.hits:
        say(_nothing_found(result))
    weak_before = False
    for place, hit in enumerate(result.hits):
        if hit.weak and not weak_before:
            say("--- weaker matches")
        weak_before = hit.weak
        say(_hit_line(hit))
        if explanations:
            say(f"     {explanation_line(hit, explanations[place])}")
    shown = offset + len(result.hits)
    if result.hits and shown < result.total:
        say(f"{offset + 1}-{shown} of {result.total}. For more: --offset {shown}")


def _nothing_found(result: SearchResult) -> str:
    if result.total:
        return f"There are only {result.total} hits."
    if result.searched:
        return f"Nothing found in {counted(result.searched, 'file', 'files')}."
    return "Nothing found. Widen the filters, or add folders with: triptych index FOLDER"


def _hit_line(hit: Hit) -> str:
    # What was only listed has no strength.
    strength = f"{hit.strength:3}" if hit.sources else "   "
    line = f"{strength}  {hit.item.modality:5}  {_short(hit.item.path)}"
    copies = f"  (+{len(hit.copies)} alike)" if hit.copies else ""
    return f"{line}{copies}  {_where(hit.segment)}".rstrip()


def _where(segment: Segment) -> str:
    if segment.kind is SegmentKind.WINDOW:
        return f"{clock(segment.start)}-{clock(segment.end)}"
    if segment.kind is SegmentKind.PASSAGE:
        return textwrap.shorten(segment.text, 80, placeholder="...")
    return ""


def _short(path: str) -> str:
    home = os.path.expanduser("~")
    return "~" + path[len(home) :] if path.startswith(home + os.sep) else path


def _printable(text: str) -> str:
    """A file name that is not UTF-8 can be printed only with marks for the odd bytes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def failures_document(failures: list[Failure]) -> dict[str, Any]:
    """The JSON of `triptych failures`."""
    return {"failures": [asdict(failure) for failure in failures]}


def print_failures(failures: list[Failure]) -> None:
    """List the files that could not be read, with the reasons."""
    for failure in failures:
        say(f"{_short(failure.path)}: {failure.reason}")
    if not failures:
        say("Every file could be read.")


def status_document(status: Status) -> dict[str, Any]:
    """The JSON of `triptych status`."""
    return asdict(status)


def print_status(status: Status) -> None:
    """Say what a library holds."""
    say(f"Library: {_short(status.directory)} ({megabytes(status.bytes)})")
    say(f"Model: {status.preset}")
    say("Files: " + ", ".join(f"{count} {kind}" for kind, count in status.items.items()))
    if status.failures:
        say(f"Could not be read: {status.failures} (triptych failures)")
    for root in status.roots:
        state = "" if root.online else ", cannot be reached now"
        say(f"Folder: {_short(root.path)} ({counted(root.items, 'file', 'files')}{state})")
    if not status.roots:
        say("No folders yet. Add one with: triptych index FOLDER")
