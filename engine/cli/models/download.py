"""`triptych models download`: a model out of the hub or a folder, onto this disk."""

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

from ...encoders.hub_models import works_beside
from ...encoders.speech_models import SPEECH_MODELS
from ...encoders.states import FetchProgress
from ...models.speed import cached_speed
from ...models.upkeep import fetch
from ...paths import model_cache
from ...sentences.model_files import here
from ..console import say
from ..interrupt import interrupt_flag
from ..options import NameArgument
from .measure import measure


def download(
    name: NameArgument,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="DIR", help="Copy it from a folder: no network is used."),
    ] = None,
) -> None:
    """Fetch a model, then measure how fast it is here; what was broken off goes on."""
    with interrupt_flag() as interrupted, _transfer_bar(name) as feed:
        fetch(name, model_cache(), feed, interrupted.is_set, source)
    if not works_beside(name) and cached_speed(name, model_cache()) is None:
        measure(name)
    say(f"{here(name)}{_how_to_use(name)}")


def _how_to_use(name: str) -> str:
    if name in SPEECH_MODELS:
        return f" Use it with: triptych speech on --model {name}"
    return "" if works_beside(name) else f" Use it with: triptych models use {name}"


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
