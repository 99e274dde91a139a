"""`triptych evaluate`: how good searches are in a labelled folder, in figures."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ..errors import Cancelled, UserError
from ..evaluation.dataset import CAPTIONS_NAME, read_captions, read_queries
from ..evaluation.document import report_document
from ..evaluation.duplicate_check import DuplicateFigures, check_duplicates, read_sets
from ..evaluation.report import CheckReport
from ..evaluation.run import CheckOptions
from ..evaluation.table import print_report
from ..evaluation.text_tests import NO_TESTS, read_text_tests
from ..indexing.context import IndexOptions
from ..library.facade import Library
from ..library.reader import LibraryReader
from ..paths import is_within
from ..types.duplicates import DuplicateKind
from .console import complain, print_json
from .exit_codes import INTERRUPTED
from .interrupt import interrupt_flag
from .opened import open_library
from .options import JsonOption, PresetOption, existing_library, named_library
from .progress import progress_bar

Cancel = Callable[[], bool]


def evaluate(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", hidden=True)],
    queries: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Ask these, one JSON object a line; its paths start at the folder of FILE.",
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Ask the text side these: pairs with a score, or analogies, one a line.",
        ),
    ] = None,
    duplicates: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Look for these: files that are the same, a set a line."),
    ] = None,
    preset: PresetOption = None,
    library: Annotated[
        Path | None,
        typer.Option("--library", metavar="DIR", help="Use it as it is if it holds the folder."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Measure searches in a folder whose subfolders are labels, or with a captions.jsonl."""
    named = existing_library(context, library) if named_library(context, library) else None
    place = os.path.abspath(folder.expanduser())
    options = CheckOptions(
        place,
        tuple(read_queries(queries) if queries else ()),
        read_text_tests(texts) if texts else NO_TESTS,
    )
    sets = read_sets(duplicates) if duplicates else []
    _look_for_labels(place, options)
    with interrupt_flag() as interrupted:
        try:
            answers = (CAPTIONS_NAME, *(file.name for file in (queries, texts, duplicates) if file))
            with _library_of(place, answers, named, preset, interrupted.is_set) as opened:
                report = _check(opened, options, interrupted.is_set)
                if sets:
                    report = replace(report, duplicates=_find(opened, sets, interrupted.is_set))
        except Cancelled as ended:
            complain("Interrupted. Nothing was kept.")
            raise typer.Exit(INTERRUPTED) from ended
    if as_json:
        print_json(report_document(report))
    else:
        print_report(report)


def _look_for_labels(folder: str, options: CheckOptions) -> None:
    """Complain now of what would fail after the indexing.

    Raises:
        UserError: there is no such folder, or nothing to judge answers by.
    """
    if not os.path.isdir(folder):
        raise UserError(f"There is no folder {folder}. Check the path.")
    captions = Path(folder, CAPTIONS_NAME)
    if captions.is_file():
        read_captions(captions)
    elif not options.queries and not any(entry.is_dir() for entry in Path(folder).iterdir()):
        raise UserError(_no_labels(folder))


def _no_labels(folder: str) -> str:
    return (
        f"{folder} has no labels to judge answers by. Sort its files into subfolders named "
        f"after what they show, or put a {CAPTIONS_NAME} into it."
    )


@contextmanager
def _library_of(
    folder: str,
    answers: tuple[str, ...],
    named: Path | None,
    preset: str | None,
    cancelled: Cancel,
) -> Iterator[Library]:
    """The named library if it holds the folder, else one without answers that is thrown away."""
    if named is not None and _holds(named, folder, preset):
        with open_library(named) as library:
            yield library
        return
    with (
        tempfile.TemporaryDirectory(prefix="triptych-evaluate-") as directory,
        open_library(Path(directory), preset) as library,
    ):
        _index(library, folder, answers, cancelled)
        yield library


def _holds(directory: Path, folder: str, preset: str | None) -> bool:
    """Whether a library has indexed a folder, with the model that is asked for."""
    with closing(LibraryReader(directory)) as reader:
        if not any(is_within(folder, root.path) for root in reader.roots()):
            return False
    with open_library(directory) as library:
        return preset in (None, library.preset)


def _index(library: Library, folder: str, answers: tuple[str, ...], cancelled: Cancel) -> None:
    with progress_bar(shown=sys.stderr.isatty()) as feed:
        choices = IndexOptions(ignore=answers)
        report = library.index((folder,), choices, on_progress=feed, cancelled=cancelled)
    if report.cancelled:
        raise Cancelled
    if report.failed:
        complain(f"Left out, since they cannot be read: {report.failed} files.")


def _find(library: Library, sets: list[tuple[str, ...]], cancelled: Cancel) -> DuplicateFigures:
    kinds = (DuplicateKind.EXACT, DuplicateKind.NEAR)
    return check_duplicates(sets, library.duplicates.find(kinds=kinds, cancelled=cancelled).groups)


def _check(library: Library, options: CheckOptions, cancelled: Cancel) -> CheckReport:
    bar = Progress(
        TextColumn("Asking"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task("", total=None)
        report = library.check(
            options,
            on_progress=lambda done, total: bar.update(task, completed=done, total=total),
            cancelled=cancelled,
        )
    if not report.figures:
        raise UserError(_no_labels(options.folder or ""))
    return report
