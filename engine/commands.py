"""The commands of `triptych`: a thin layer that parses, calls `Library` and prints."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from . import __version__, console
from .cli import DONE, INTERRUPTED
from .indexing.run import IndexOptions
from .interrupt import interrupt_flag
from .library import Library
from .models_command import models
from .paths import LIBRARY_VARIABLE, default_library
from .types import Filters, IndexReport, Modality, Query, Term

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Find your own pictures, sounds and documents by meaning. Everything stays here.",
)
app.add_typer(models, name="models")

LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help="The library's directory."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
PresetOption = Annotated[
    str | None, typer.Option("--preset", metavar="NAME", help="The model to use.")
]


@dataclass(slots=True)
class Options:
    """What was given before the command's name."""

    library: Path | None = None


def _version(wanted: bool) -> None:
    if wanted:
        console.say(f"triptych {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    library: LibraryOption = None,
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Find your own pictures, sounds and documents by meaning. Everything stays here."""
    context.obj = Options(library)


def library_directory(context: typer.Context, named: Path | None) -> Path:
    """The library given with the command, before it, in the environment, or the default."""
    before = context.obj.library if isinstance(context.obj, Options) else None
    return (named or before or default_library()).expanduser()


@contextmanager
def open_library(directory: Path, preset: str | None = None) -> Iterator[Library]:
    """A library for the time of one command."""
    library = Library(directory, preset)
    try:
        yield library
    finally:
        library.close()


@app.command()
def index(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH...")] = None,
    preset: PresetOption = None,
    prune: Annotated[bool, typer.Option(help="Remove all that is gone, however much.")] = False,
    retry: Annotated[bool, typer.Option(help="Try failed files again.")] = False,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="Leave these out, from now on.")
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Index folders, or bring all known ones up to date."""
    choices = IndexOptions(prune, retry, tuple(ignore or ()))
    folders = tuple(os.fspath(path) for path in paths or ())
    with open_library(library_directory(context, library), preset) as opened:
        report = run_index(opened, folders, choices, quiet=as_json)
    if as_json:
        console.print_json(console.report_document(report))
    else:
        console.print_report(report)
    raise typer.Exit(INTERRUPTED if report.cancelled else DONE)


def run_index(
    library: Library, folders: tuple[str, ...], choices: IndexOptions, *, quiet: bool
) -> IndexReport:
    """Index with a progress bar; the first Ctrl-C stops it in good order."""
    shown = not quiet and sys.stderr.isatty()
    with console.progress_bar(shown=shown) as feed, interrupt_flag() as interrupted:
        return library.index(folders, choices, on_progress=feed, cancelled=interrupted.is_set)


@app.command()
def search(
    context: typer.Context,
    text: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]")] = None,
    image: Annotated[list[Path] | None, typer.Option(metavar="F", help="A picture.")] = None,
    audio: Annotated[list[Path] | None, typer.Option(metavar="F", help="A sound.")] = None,
    text_file: Annotated[list[Path] | None, typer.Option(metavar="F", help="A document.")] = None,
    minus: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="What it should not be.")
    ] = None,
    kinds: Annotated[
        str, typer.Option("--type", metavar="image,audio,text", help="Media to return.")
    ] = "",
    inside: Annotated[
        list[Path] | None, typer.Option("--in", metavar="DIR", help="Only files in here.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N")] = 20,
    preset: PresetOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search by words, a picture, a sound, a document, or several of them together."""
    files = {Modality.IMAGE: image, Modality.AUDIO: audio, Modality.TEXT: text_file}
    query = Query(
        terms_of(" ".join(text or []), files, minus or []),
        Filters(
            modalities_of(kinds),
            tuple(os.path.abspath(folder.expanduser()) for folder in inside or ()),
        ),
        limit=limit,
    )
    with open_library(library_directory(context, library), preset) as opened:
        result = opened.search(query)
    if as_json:
        console.print_json(console.search_document(result))
    else:
        console.print_hits(result)


def terms_of(
    words: str, files: dict[Modality, list[Path] | None], minus: list[str]
) -> tuple[Term, ...]:
    """The terms of a query from the command's arguments."""
    typed = [Term(Modality.TEXT, words)] if words.strip() else []
    dropped = [
        Term(modality, os.fspath(path.expanduser()), is_file=True)
        for modality, paths in files.items()
        for path in paths or ()
    ]
    unwanted = [Term(Modality.TEXT, value, weight=-1.0) for value in minus]
    return (*typed, *dropped, *unwanted)


def modalities_of(kinds: str) -> frozenset[Modality]:
    """The modalities that `--type` names; all of them when it is empty.

    Raises:
        BadParameter: a name that is not a modality.
    """
    names = [name.strip().lower() for name in kinds.split(",") if name.strip()]
    unknown = [name for name in names if name not in list(Modality)]
    if unknown:
        raise typer.BadParameter(f"--type takes image, audio and text, not {', '.join(unknown)}.")
    return frozenset(Modality(name) for name in names) or frozenset(Modality)


@app.command()
def failures(
    context: typer.Context, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """List the files that could not be read, and why."""
    with open_library(library_directory(context, library)) as opened:
        failed = opened.failures()
    if as_json:
        console.print_json(console.failures_document(failed))
    else:
        console.print_failures(failed)


@app.command()
def status(
    context: typer.Context, library: LibraryOption = None, as_json: JsonOption = False
) -> None:
    """Say what the library holds."""
    with open_library(library_directory(context, library)) as opened:
        found = opened.status()
    if as_json:
        console.print_json(console.status_document(found))
    else:
        console.print_status(found)


@app.command()
def forget(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove a file or folder from the library for good; the file itself is not touched."""
    with open_library(library_directory(context, library)) as opened:
        removed = opened.forget(os.fspath(path))
    if as_json:
        console.print_json({"forgotten": removed})
    else:
        console.say(f"Forgotten: {removed} files.")


@models.command("use")
def use_model(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    library: LibraryOption = None,
) -> None:
    """Index the whole library with a model, then search with it."""
    with open_library(library_directory(context, library), name) as opened:
        report = run_index(opened, (), IndexOptions(), quiet=False)
    console.print_report(report)
    raise typer.Exit(INTERRUPTED if report.cancelled else DONE)


@app.command()
def gui(context: typer.Context, library: LibraryOption = None) -> None:
    """Open the window."""
    environment = {**os.environ, LIBRARY_VARIABLE: str(library_directory(context, library))}
    # A process of its own: the engine does not know the window's package.
    raise typer.Exit(subprocess.call([sys.executable, "-m", "desktop"], env=environment))
