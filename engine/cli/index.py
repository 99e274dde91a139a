"""`triptych index`: folders into the library, or all known ones brought up to date."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ..disk import Disk
from ..errors import LibraryBusyError
from ..indexing.context import IndexOptions
from ..indexing.later_pass import TextReport
from ..indexing.shard import ALL, parse_shard
from ..library.facade import Library
from ..library.roots import refuse_missing
from ..paths import LibraryPaths, absolute
from ..types import IndexReport
from ..wording import counted
from .console import print_json, say
from .exit_codes import DONE, INTERRUPTED
from .handover import hand_over
from .interrupt import interrupt_flag
from .opened import open_library
from .options import (
    DeviceOption,
    JsonOption,
    LibraryOption,
    PresetOption,
    ShardOption,
    existing_library,
    library_directory,
)
from .progress import progress_bar
from .report import print_report, report_document
from .turn import in_turn


def index(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", hidden=True)] = None,
    preset: PresetOption = None,
    device: DeviceOption = None,
    prune: Annotated[bool, typer.Option(help="Remove all that is gone, however much.")] = False,
    retry: Annotated[bool, typer.Option(help="Try failed files again.")] = False,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="Leave these out, from now on.")
    ] = None,
    picture_texts: Annotated[
        bool | None,
        typer.Option(
            "--text-in-pictures/--no-text-in-pictures",
            help="Whether to read the text in pictures, from now on.",
        ),
    ] = None,
    shard: ShardOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Index folders, or bring all known ones up to date."""
    part = ALL if shard is None else parse_shard(shard)
    choices = IndexOptions(prune, retry, tuple(ignore or ()), shard=part)
    directory = (library_directory if paths else existing_library)(context, library)
    settings = _Settings(preset, device, picture_texts)
    if not LibraryPaths(directory).catalogue.exists():
        # A mistyped path leaves no empty library behind.
        refuse_missing(Disk(), (absolute(os.fspath(path)) for path in paths or ()))
    try:
        status = _index(directory, tuple(paths or ()), choices, settings, as_json=as_json)
    except LibraryBusyError:
        is_plain = settings == _Settings()
        if not (is_plain and hand_over(directory, paths or (), choices, as_json=as_json)):
            raise
        status = DONE
    raise typer.Exit(status)


@dataclass(frozen=True, slots=True)
class _Settings:
    """What a run is to do otherwise than the library is set to; None leaves it."""

    preset: str | None = None
    device: str | None = None
    picture_texts: bool | None = None


def _index(
    directory: Path,
    paths: tuple[Path, ...],
    choices: IndexOptions,
    settings: _Settings,
    *,
    as_json: bool,
) -> int:
    """Index, then read what is to be read later; says what came of it, and how it ended.

    One of several parts takes turns with the others.
    """
    waits, told = not choices.shard.is_all, list[TextReport]()
    with ExitStack() as stack:
        opened = in_turn(partial(_opened, stack, directory, settings), waits=waits)
        stack.enter_context(opened.decoders)
        folders = tuple(map(os.fspath, paths))
        report = in_turn(partial(run_index, opened, folders, choices, quiet=as_json), waits=waits)
        if not as_json:
            print_report(report)
        goes_on, readings = not report.cancelled, opened.readings
        texts = (readings.pictures, readings.speech, readings.passages)
        for one in (*texts, readings.defects, readings.previews):
            told.append(in_turn(partial(_read, one, wanted=goes_on, quiet=as_json), waits=waits))
            goes_on = goes_on and not told[-1].cancelled
    if as_json:
        print_json(report_document(report, *told[:2]))
    else:
        _say_what_was_read(*told[:2])
    return DONE if goes_on else INTERRUPTED


def _opened(stack: ExitStack, directory: Path, settings: _Settings) -> Library:
    """The library until the stack is closed, set as it is to be."""
    # One that is in use is closed again: it is tried anew, perhaps often.
    with ExitStack() as own:
        opening = open_library(directory, settings.preset, settings.device)
        library = own.enter_context(opening)
        if settings.picture_texts is not None:
            library.preferences.want_picture_texts(settings.picture_texts)
        stack.enter_context(own.pop_all())
    return library


def run_index(
    library: Library, folders: tuple[str, ...], choices: IndexOptions, *, quiet: bool
) -> IndexReport:
    """Index with a progress bar; the first Ctrl-C stops it in good order."""
    shown = not quiet and sys.stderr.isatty()
    with progress_bar(shown=shown) as feed, interrupt_flag() as interrupted:
        return library.index(folders, choices, on_progress=feed, cancelled=interrupted.is_set)


def _read(reading: Callable[..., TextReport], *, wanted: bool, quiet: bool) -> TextReport:
    """Read more of what is indexed with a progress bar; the first Ctrl-C stops it."""
    if not wanted:
        return TextReport()
    shown = not quiet and sys.stderr.isatty()
    with progress_bar(shown=shown) as feed, interrupt_flag() as interrupted:
        return reading(on_progress=feed, cancelled=interrupted.is_set)


def _say_what_was_read(texts: TextReport, speech: TextReport) -> None:
    if texts.read:
        say(_texts_line(texts))
    if speech.read:
        say(_speech_line(speech))


def _texts_line(report: TextReport) -> str:
    files = counted(report.read, "picture or PDF", "pictures and PDFs")
    done = f"Looked for text in {files}: {report.with_text:,} had some."
    return f"{done} The others are read the next time." if report.cancelled else done


def _speech_line(report: TextReport) -> str:
    files = counted(report.read, "file", "files")
    done = f"Listened to {files}: in {report.with_text:,} somebody speaks."
    return f"{done} The others are listened to the next time." if report.cancelled else done
