"""The bar that `triptych` shows while files are indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
)
from rich.progress import Progress as Bar

from ..sentences.runs import STAGES, kinds_line
from ..types import Progress, Stage
from ..wording import time_left
from .console import complain


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Callable[[Progress], None]]:
    """A bar on stderr with files, rate, time left, kinds and failures; yields what feeds it."""
    bar = Bar(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]:.0f} files/s"),
        TextColumn("{task.fields[left]}"),
        TextColumn("{task.fields[kinds]}"),
        TextColumn("{task.fields[failed]} not readable"),
        console=Console(stderr=True),
        transient=True,
        disable=not shown,
    )
    with bar:
        task = bar.add_task(
            STAGES[Stage.LOADING], total=None, rate=0.0, left="", kinds="", failed=0
        )

        def feed(progress: Progress) -> None:
            if progress.stage is Stage.NO_ROOM and not shown:
                complain(STAGES[Stage.NO_ROOM])
            bar.update(
                task,
                description=STAGES[progress.stage],
                completed=progress.done,
                total=progress.total or None,
                rate=progress.rate,
                left="" if progress.seconds_left is None else time_left(progress.seconds_left),
                kinds=kinds_line(one for one in progress.kinds if 0 < one.done < one.total),
                failed=progress.failed,
            )

        yield feed
