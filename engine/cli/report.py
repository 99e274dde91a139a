"""What an indexing run did, as `triptych` prints it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..types import IndexReport
from .console import say


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
