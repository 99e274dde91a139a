"""What a check, a backup, a restore and an export of a library came to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..integrity.findings import IntegrityReport
from ..integrity.steps import Step
from ..wording import counted, file_size

if TYPE_CHECKING:
    from ..integrity.backup import BackupReport

STEPS = {
    Step.LOOKING: "Comparing the parts of the library…",
    Step.COPYING: "Copying the library…",
    Step.CHECKING: "Checking the copy…",
    Step.PACKING: "Writing the file…",
    Step.COMPARING: "Comparing the file with the copy…",
    Step.UNPACKING: "Reading the backup…",
    Step.REPLACING: "Putting it in the place of the library…",
    Step.WRITING: "Writing the files…",
}


def findings(report: IntegrityReport) -> Iterator[str]:
    """What is wrong in a library, and what was done about it, a line each."""
    for finding in report.findings:
        done = f" Repaired: {finding.repaired}." if finding.repaired else ""
        yield f"{finding.part.capitalize()}: {finding.what}.{done}"


def unread(report: IntegrityReport) -> str:
    """How many files the next run reads; empty where it reads none."""
    return counted(report.unread, "file waits", "files wait") if report.unread else ""


def verdict(report: IntegrityReport) -> str:
    """Whether a library is whole."""
    if not report.is_sound:
        return "The library is damaged."
    if report.findings:
        return "The library is whole again."
    files = counted(report.items, "file", "files")
    return f"The library is whole: {files}, {counted(report.vectors, 'vector', 'vectors')}."


def backed_up(report: BackupReport, file: str) -> str:
    """What is in a backup."""
    return f"Backed up: {_held(report)} in {file} ({file_size(report.bytes)})."


def restored(report: BackupReport) -> str:
    """What came back from a backup."""
    return f"Restored: {_held(report)}, as of {report.made}."


def kept_aside(folder: str) -> str:
    """Where the library is that made room."""
    return f"The library that was there is kept in {folder}."


def exported(written: Mapping[str, int]) -> Iterator[str]:
    """What is in the files of an export, a line each."""
    for name, count in written.items():
        yield f"{name}: {counted(count, 'row', 'rows')}"


def _held(report: BackupReport) -> str:
    files = counted(report.items, "file", "files")
    return f"{files} with {counted(report.vectors, 'vector', 'vectors')}"
