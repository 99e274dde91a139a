"""`triptych duplicates`: what the library holds more than once, and what of it could go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ..errors import Cancelled
from ..paths import absolute
from ..types.duplicates import (
    DuplicateGroup,
    DuplicateKind,
    DuplicateProgress,
    DuplicateReport,
    DuplicateStage,
    KeepBy,
    KeepRule,
)
from ..wording import file_size, short_path
from .console import complain, print_json, say
from .exit_codes import INTERRUPTED
from .interrupt import interrupt_flag
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library

_STAGES = {DuplicateStage.FINGERPRINTS: "Looking at", DuplicateStage.COMPARING: "Comparing"}
_HEADS = {
    DuplicateKind.EXACT: "The same content",
    DuplicateKind.NEAR: "The same in another form",
    DuplicateKind.SIMILAR: "Only similar",
}


def duplicates(
    context: typer.Context,
    kind: Annotated[
        DuplicateKind | None,
        typer.Option(metavar="KIND", help="Only these groups: exact, near or similar."),
    ] = None,
    keep: Annotated[
        KeepBy, typer.Option(metavar="RULE", help="What to keep: largest, oldest or newest.")
    ] = KeepBy.LARGEST,
    folder: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Rather keep what lies in it.")
    ] = None,
    reference: Annotated[
        list[Path] | None,
        typer.Option(metavar="DIR", help="Keep all that lies in it; may be given several times."),
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List files that are the same, the same in another form, or similar.

    These kinds are exact, near and similar, and are never mixed. No file is touched.
    """
    rule = KeepRule(
        keep,
        absolute(str(folder)) if folder else "",
        tuple(absolute(str(one)) for one in reference or ()),
    )
    kinds = (kind,) if kind else tuple(DuplicateKind)
    with (
        open_library(existing_library(context, library)) as opened,
        interrupt_flag() as interrupted,
        _bar(shown=not as_json) as feed,
    ):
        try:
            report = opened.duplicates.find(
                rule, kinds, on_progress=feed, cancelled=interrupted.is_set
            )
        except Cancelled as ended:
            complain("Interrupted. What was compared is kept; the next time goes on from there.")
            raise typer.Exit(INTERRUPTED) from ended
    if as_json:
        print_json(duplicates_document(report))
    else:
        _print(report)


def duplicates_document(report: DuplicateReport) -> dict[str, Any]:
    """The JSON of `triptych duplicates`."""
    return {
        "groups": [
            {
                "kind": group.kind,
                "modality": group.modality,
                "items": [
                    {"path": one.item.path, "bytes": one.item.size, "keep": one.keep}
                    for one in group.items
                ],
            }
            for group in report.groups
        ]
    }


def _print(report: DuplicateReport) -> None:
    for group in report.groups:
        say(_head(group))
        for one in group.items:
            kept = "keep" if one.keep else "    "
            say(f"  {kept} {file_size(one.item.size):>9}  {short_path(one.item.path)}")
    say(_sum(report))


def _sum(report: DuplicateReport) -> str:
    count = len(report.groups)
    spare = file_size(sum(group.spare_bytes for group in report.groups))
    return f"{count} {'group' if count == 1 else 'groups'}; what is not kept takes {spare}."


def _head(group: DuplicateGroup) -> str:
    return f"{_HEADS[group.kind]} ({group.modality}, {len(group.items)} files)"


@contextmanager
def _bar(*, shown: bool) -> Iterator[Callable[[DuplicateProgress], None]]:
    """A bar on stderr; yields what feeds it."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task("Looking for duplicates", total=None)

        def feed(progress: DuplicateProgress) -> None:
            what = f"{_STAGES[progress.stage]} each {progress.modality}"
            bar.update(task, description=what, completed=progress.done, total=progress.total)

        yield feed
