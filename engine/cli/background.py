"""`triptych background`: when, and with how much of the computer, files are read by themselves."""

from __future__ import annotations

from typing import Annotated

import typer
from msgspec import to_builtins

from ..library.manners import Manners, keep_manners, read_manners
from ..paths import LibraryPaths
from ..wording import counted
from .console import print_json, say
from .options import JsonOption, LibraryOption, existing_library

_STATUS, _PAUSE = "status", "pause"
_SWITCHES = (_PAUSE, "resume", _STATUS)
# What stands for as many cores as are found good.
_ANY = 0


def background(
    context: typer.Context,
    switch: Annotated[str, typer.Argument(metavar="pause|resume|status", hidden=True)] = _STATUS,
    mains: Annotated[
        bool | None,
        typer.Option("--only-on-mains/--on-battery-too", help="Rest while on battery, or not."),
    ] = None,
    idle: Annotated[
        bool | None,
        typer.Option("--only-when-idle/--when-busy-too", help="Rest while others work, or not."),
    ] = None,
    cores: Annotated[
        int | None, typer.Option(metavar="N", help="Use so many at most; 0: any number.")
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Pause what reads by itself, the window or `watch`, or say when it may."""
    paths = LibraryPaths(existing_library(context, library))
    if switch not in _SWITCHES:
        raise typer.BadParameter(f"Say pause, resume or status, not {switch}.")
    if cores is not None and cores < _ANY:
        raise typer.BadParameter("Say how many cores, or 0 for any number.")
    before = read_manners(paths)
    manners = Manners(
        before.is_paused if switch == _STATUS else switch == _PAUSE,
        before.only_on_mains if mains is None else mains,
        before.only_when_idle if idle is None else idle,
        before.cores if cores is None else cores or None,
    )
    if manners != before:
        keep_manners(paths, manners)
    if as_json:
        print_json({"background": to_builtins(manners)})
        return
    for sentence in _sentences(manners):
        say(sentence)


def _sentences(manners: Manners) -> list[str]:
    """When files are read by themselves, and with how much of the computer."""
    told = ["Files are read by themselves." if not manners.is_paused else "Reading is paused."]
    if manners.only_on_mains:
        told.append("It rests while the computer runs on its battery.")
    if manners.only_when_idle:
        told.append("It rests while other programs are at work.")
    if manners.cores is not None:
        told.append(f"It uses {counted(manners.cores, 'core', 'cores')} at most.")
    return told
