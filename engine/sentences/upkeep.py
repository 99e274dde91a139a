"""What a check, a backup, a restore and an export of a library came to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from ..integrity.findings import IntegrityReport, Part
from ..integrity.steps import Step
from ..language import tr, tr_count, tr_noop
from ..wording import file_size

if TYPE_CHECKING:
    from ..integrity.backup import BackupReport

# They go through `tr` where they are shown.
STEPS = {
    Step.LOOKING: tr_noop("Comparing the parts of the library…"),
    Step.COPYING: tr_noop("Copying the library…"),
    Step.CHECKING: tr_noop("Checking the copy…"),
    Step.PACKING: tr_noop("Writing the file…"),
    Step.COMPARING: tr_noop("Comparing the file with the copy…"),
    Step.UNPACKING: tr_noop("Reading the backup…"),
    Step.REPLACING: tr_noop("Putting it in the place of the library…"),
    Step.WRITING: tr_noop("Writing the files…"),
    Step.GATHERING: tr_noop("Reading what files mean…"),
    Step.ARRANGING: tr_noop("Laying out the map…"),
    Step.PLACING: tr_noop("Putting files on the map…"),
    Step.NAMING: tr_noop("Naming parts of the map…"),
}
_PARTS = {
    Part.CATALOGUE: tr_noop("Catalogue"),
    Part.WORDS: tr_noop("Words"),
    Part.VECTORS: tr_noop("Vectors"),
    Part.SPACES: tr_noop("Spaces"),
    Part.GRAPHS: tr_noop("Graphs"),
    Part.PREVIEWS: tr_noop("Previews"),
    Part.FILES: tr_noop("Files"),
}


def findings(report: IntegrityReport) -> Iterator[str]:
    """What is wrong in a library, and what was done about it, a line each."""
    for finding in report.findings:
        part, what, how = tr(_PARTS[finding.part]), finding.what, finding.repaired
        if how:
            yield tr("{part}: {what}. Repaired: {how}.", part=part, what=what, how=how)
        else:
            yield tr("{part}: {what}.", part=part, what=what)


def unread(count: int) -> str:
    """How many files are to be read, where that is done by itself."""
    return tr_count(
        "{n} files wait to be read by the next look for changes.",
        "{n} file waits to be read by the next look for changes.",
        count,
    )


def verdict(report: IntegrityReport) -> str:
    """Whether a library is whole."""
    if not report.is_sound:
        return tr("The library is damaged.")
    if report.findings:
        return tr("The library is whole again.")
    return tr(
        "The library is whole: {files}, {vectors}.",
        files=tr_count("{n} files", "{n} file", report.items),
        vectors=tr_count("{n} vectors", "{n} vector", report.vectors),
    )


def backed_up(report: BackupReport, file: str) -> str:
    """What is in a backup."""
    size = file_size(report.bytes)
    return tr("Backed up: {held} in {file} ({size}).", held=_held(report), file=file, size=size)


def restored(report: BackupReport) -> str:
    """What came back from a backup, and when that was made, in the time of here."""
    made = datetime.fromisoformat(report.made).astimezone()
    return tr("Restored: {held}, as of {day}.", held=_held(report), day=f"{made:%Y-%m-%d %H:%M}")


def kept_aside(folder: str) -> str:
    """Where the library is that made room."""
    return tr("The library that was there is kept in {folder}.", folder=folder)


def exported_to(folder: str, written: Mapping[str, int]) -> str:
    """Where an export lies, and how much it is."""
    return tr(
        "Exported to {folder}: {files} with {rows} in all.",
        folder=folder,
        files=tr_count("{n} files", "{n} file", len(written)),
        rows=tr_count("{n} rows", "{n} row", sum(written.values())),
    )


def exported(written: Mapping[str, int]) -> Iterator[str]:
    """What is in the files of an export, a line each."""
    for name, count in written.items():
        yield tr_count("{file}: {n} rows", "{file}: {n} row", count, file=name)


def _held(report: BackupReport) -> str:
    return tr(
        "{files} with {vectors}",
        files=tr_count("{n} files", "{n} file", report.items),
        vectors=tr_count("{n} vectors", "{n} vector", report.vectors),
    )
