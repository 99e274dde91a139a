"""The `triptych` app: what is given before a command, and the commands, each in a module."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Annotated, ClassVar

import typer

from ..logs import log_start, verbose_log
from ..version import __version__
from .console import say
from .lazy import LazyCommand, LazyGroup
from .options import LibraryOption, Options


class Commands(LazyGroup):
    """What `triptych` can do."""

    lazy: ClassVar[Mapping[str, LazyCommand]] = {
        "index": LazyCommand(
            "engine.cli.index:index", "Index folders, or bring all known ones up to date."
        ),
        "watch": LazyCommand(
            "engine.cli.watch:watch", "Keep the library in line with its folders, until Ctrl-C."
        ),
        "background": LazyCommand(
            "engine.cli.background:background",
            "Pause what reads by itself, the window or `watch`, or say when it may.",
        ),
        "search": LazyCommand(
            "engine.cli.search:search",
            "Search by words, pictures, sounds, videos, documents, or several of them together.",
            {"ignore_unknown_options": True},  # words may begin with a minus
        ),
        "mark": LazyCommand(
            "engine.cli.mark:mark", "Make files favourites, rate them, and give them tags."
        ),
        "searches": LazyCommand(
            "engine.cli.searches:searches", "List, save or remove searches under names."
        ),
        "duplicates": LazyCommand(
            "engine.cli.duplicates:duplicates",
            "List files that are the same, the same in another form, or similar.",
        ),
        "groups": LazyCommand(
            "engine.cli.groups:groups", "Put files that mean something alike in groups."
        ),
        "albums": LazyCommand("engine.cli.albums:albums", "List, make and change albums."),
        "speech": LazyCommand(
            "engine.cli.speech:speech",
            "Write down what is said in sounds and videos, or do so no more.",
        ),
        "map": LazyCommand(
            "engine.cli.map:map_library",
            "Put all files on a map, where what means the same is near.",
        ),
        "recommend": LazyCommand(
            "engine.cli.recommend:recommend",
            "Suggest files like some that you name, your favourites, or what you opened of late.",
        ),
        "on-this-day": LazyCommand(
            "engine.cli.on_this_day:on_this_day", "List what there is of this day in earlier years."
        ),
        "walk": LazyCommand(
            "engine.cli.walk:walk", "Walk at random from a file to one that is near, and on."
        ),
        "outliers": LazyCommand(
            "engine.cli.outliers:outliers",
            "List files that do not look like the rest of their folder, the farthest first.",
        ),
        "failures": LazyCommand(
            "engine.cli.failures:failures", "List the files that could not be read, and why."
        ),
        "settings": LazyCommand(
            "engine.cli.settings:settings", "How a library works: where its vectors are searched."
        ),
        "status": LazyCommand("engine.cli.status:status", "Say what the library holds."),
        "forget": LazyCommand(
            "engine.cli.forget:forget",
            "Remove files and folders from the library for good; the files themselves stay.",
        ),
        "verify": LazyCommand(
            "engine.cli.verify:verify", "Check that the library is whole, and repair it."
        ),
        "backup": LazyCommand(
            "engine.cli.backup:backup", "Copy the library to one file, also while it is used."
        ),
        "restore": LazyCommand(
            "engine.cli.backup:restore", "Make the library what it was in a backup."
        ),
        "export": LazyCommand(
            "engine.cli.export:export", "Write all that the library knows as JSON lines."
        ),
        "encode": LazyCommand(
            "engine.cli.encode:encode",
            "Write the vectors of files to a file, which `triptych import` takes into any library.",
        ),
        "import": LazyCommand(
            "engine.cli.import_vectors:import_vectors",
            "Give files the vectors that `triptych encode` made of the same content.",
        ),
        "models": LazyCommand(
            "engine.cli.models:models", "Models: list, show, fetch, check, remove, use."
        ),
        "evaluate": LazyCommand(
            "engine.cli.evaluate:evaluate",
            "Measure searches in a folder whose subfolders are labels, or with a captions.jsonl.",
        ),
        "serve": LazyCommand(
            "engine.cli.serve:serve",
            "Serve the library to browsers and programs, by default of this computer alone.",
        ),
        "mcp": LazyCommand(
            "engine.cli.mcp:mcp",
            "Let an assistant search, look and explain, over stdin and stdout, until it hangs up.",
        ),
        "gui": LazyCommand("engine.cli.gui:gui", "Open the window."),
    }


app = typer.Typer(
    cls=Commands, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False
)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"triptych {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    library: LibraryOption = None,
    _version_wanted: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell what is done, on stderr and in the log.")
    ] = False,
) -> None:
    """Find your own pictures, sounds, videos and documents by meaning. Everything stays here."""
    logs = context.find_object(ExitStack)
    if verbose and logs is not None:
        logs.enter_context(verbose_log())
    log_start(f"command {context.invoked_subcommand}")
    context.obj = Options(library)
