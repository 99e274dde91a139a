"""What an indexing run did, in a line for the person."""

from __future__ import annotations

from engine.types import IndexReport
from engine.wording import counted


def report_line(report: IndexReport) -> str:
    """A line on a finished run; empty where nothing is worth saying."""
    parts = [
        (report.indexed, "added or changed"),
        (report.moved, "moved"),
        (report.removed, "removed"),
        (report.failed, "not readable"),
    ]
    done = [f"{number:,} {what}" for number, what in parts if number]
    lines = []
    if report.cancelled:
        lines.append("Indexing was stopped; what was read so far can be searched.")
    elif done:
        lines.append(f"Indexing is done: {', '.join(done)}.")
    if report.unsupported:
        files = counted(report.unsupported, "file is", "files are")
        lines.append(f"{files} of a kind that this model cannot search.")
    if report.offline:
        known = "are searchable once it is there" if report.waiting else "stay searchable"
        lines.append(f"Not connected: {', '.join(report.offline)}. Its files {known}.")
    return " ".join(lines)


def held_back_question(report: IndexReport) -> str:
    """What to ask when many files are gone."""
    files = counted(report.held_back, "file is", "files are")
    return (
        f"{files} no longer where they were, more than a fifth of a folder. "
        "They stay in the library. Remove them from it?"
    )
