"""`triptych models`: list them, fetch, measure, verify and remove one, and change to one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from ..encoders.sound_models import SOUND_MODELS
from ..encoders.states import FetchProgress
from ..models import descriptions as wording
from ..models.listing import list_models, refuse_if_used
from ..models.speed import cached_speed
from ..models.upkeep import fetch, measure_speed, remove, verify
from ..paths import model_cache
from ..wording import counted, megabytes
from .console import complain, print_json, say
from .exit_codes import DONE, INTERRUPTED
from .interrupt import interrupt_flag
from .options import JsonOption, LibraryOption, library_directory, open_library
from .progress import progress_bar
from .report import print_report

models = typer.Typer(no_args_is_help=True, help="Models: list, fetch, check, remove, use.")

NameArgument = Annotated[str, typer.Argument(metavar="NAME")]


@models.command("list")
def list_all(
    context: typer.Context, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """List the models: what they are for, how good and how fast they are, and how they stand."""
    found = list_models(model_cache(), library_directory(context, library))
    if as_json:
        print_json({"models": [wording.model_document(model) for model in found]})
        return
    for model in found:
        for line in wording.model_lines(model):
            say(line)


@models.command("download")
def download_model(
    name: NameArgument,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="DIR", help="Copy it from a folder: no network is used."),
    ] = None,
) -> None:
    """Fetch a model, then measure how fast it is here; what was broken off goes on."""
    with interrupt_flag() as interrupted, _transfer_bar(name) as feed:
        fetch(name, model_cache(), feed, interrupted.is_set, source)
    if name not in SOUND_MODELS and cached_speed(name, model_cache()) is None:
        _measure(name)
    use = "" if name in SOUND_MODELS else f" Use it with: triptych models use {name}"
    say(f"{name} is here.{use}")


@models.command("measure")
def measure_model(name: NameArgument) -> None:
    """Measure how fast a model is on this machine."""
    _measure(name)


@models.command("verify")
def verify_model(name: NameArgument) -> None:
    """Read all of a model's files and compare them with what was downloaded."""
    with interrupt_flag() as interrupted:
        count = verify(name, model_cache(), interrupted.is_set)
    say(f"{name} is whole: {counted(count, 'file', 'files')} compared.")


@models.command("remove")
def remove_model(context: typer.Context, name: NameArgument, library: LibraryOption = None) -> None:
    """Delete a downloaded model; what libraries hold stays."""
    refuse_if_used(name, model_cache(), library_directory(context, library))
    freed = remove(name, model_cache())
    say(f"{name} was removed: {megabytes(freed)} are free again.")


@models.command("use")
def use_model(
    context: typer.Context,
    name: NameArgument,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the present vectors: going back is instant.")
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Index the whole library with a model, then search with it; Ctrl-C pauses that."""
    with open_library(library_directory(context, library)) as opened:
        for line in wording.estimate_lines(opened.estimate(name), opened.preset):
            complain(line)
        shown = sys.stderr.isatty()
        with progress_bar(shown=shown) as feed, interrupt_flag() as interrupted:
            report = opened.use(name, keep=keep, on_progress=feed, cancelled=interrupted.is_set)
        print_report(report)
        for line in wording.change_lines(name, report, opened.preset):
            say(line)
    raise typer.Exit(INTERRUPTED if report.cancelled else DONE)


def _measure(name: str) -> None:
    with interrupt_flag() as interrupted:
        speed = measure_speed(name, model_cache(), interrupted.is_set)
    say(f"{name} on this machine: {wording.speed_in_words(speed)}")


@contextmanager
def _transfer_bar(name: str) -> Iterator[Callable[[FetchProgress], None]]:
    """A bar on stderr with files and bytes; yields what feeds it."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(name, total=None)

        def feed(progress: FetchProgress) -> None:
            file = f"{name}: {progress.file} ({progress.file_number} of {progress.files})"
            bar.update(task, description=file, completed=progress.done, total=progress.total)

        yield feed
