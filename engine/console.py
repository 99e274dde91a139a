"""What the command line prints: results on stdout, all else on stderr."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from .library import Status
from .types import Failure, Hit, IndexReport, Progress, SearchResult, Segment, SegmentKind, Stage

STAGE_WORDS = {
    Stage.LOADING: "Loading the model",
    Stage.SCANNING: "Looking for files",
    Stage.INDEXING: "Indexing",
    Stage.FINISHING: "Finishing",
}


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document on stdout; names that are not UTF-8 keep their surrogates."""
    sys.stdout.write(json.dumps(document, ensure_ascii=True, indent=2) + "\n")


def complain(message: str) -> None:
    """Print one line on stderr."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(escape(_printable(message)))


def say(message: str) -> None:
    """Print one line on stdout."""
    Console(soft_wrap=True, highlight=False).print(escape(_printable(message)))


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
        say(f"{folder} cannot be reached; what is known of it stays searchable.")


def search_document(result: SearchResult) -> dict[str, Any]:
    """The JSON of `triptych search`."""
    seconds = {name: round(value, 4) for name, value in result.seconds.items()}
    hits = [_hit_document(hit) for hit in result.hits]
    return {"hits": hits, "searched": result.searched, "seconds": seconds}


def _hit_document(hit: Hit) -> dict[str, Any]:
    return {
        "path": hit.item.path,
        "modality": hit.item.modality,
        "score": round(hit.score, 4),
        "strength": hit.strength,
        "weak": hit.weak,
        "segment": asdict(hit.segment),
    }


def print_hits(result: SearchResult) -> None:
    """List hits, best first, with a line above the weaker ones."""
    if not result.hits:
        say("Nothing found. Add folders with: triptych index FOLDER")
        return
    weak_before = False
    for hit in result.hits:
        if hit.weak and not weak_before:
            say("--- weaker matches")
        weak_before = hit.weak
        line = f"{hit.strength:3}  {hit.item.modality:5}  {_short(hit.item.path)}"
        say(f"{line}  {_where(hit.segment)}".rstrip())


def _where(segment: Segment) -> str:
    if segment.kind is SegmentKind.WINDOW:
        return f"{_clock(segment.start)}-{_clock(segment.end)}"
    if segment.kind is SegmentKind.PASSAGE:
        return textwrap.shorten(segment.text, 80, placeholder="...")
    return ""


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


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
    say(f"Library: {_short(status.directory)} ({status.bytes / 1e6:.1f} MB)")
    say(f"Model: {status.preset}")
    say("Files: " + ", ".join(f"{count} {kind}" for kind, count in status.items.items()))
    if status.failures:
        say(f"Could not be read: {status.failures} (triptych failures)")
    for root in status.roots:
        state = "" if root.online else ", cannot be reached now"
        say(f"Folder: {_short(root.path)} ({root.items} files{state})")
    if not status.roots:
        say("No folders yet. Add one with: triptych index FOLDER")
