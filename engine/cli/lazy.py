"""Commands whose modules are imported when they are run: asking for help need not wait for them."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from .interrupt import interrupt_held


class LazyCommand(NamedTuple):
    """Where a command is, as `module:object`, and the line that a listing has on it."""

    place: str
    line: str


class LazyGroup(TyperGroup):
    """Commands by name. Each is a function, or a `typer.Typer` with commands of its own."""

    lazy: ClassVar[Mapping[str, LazyCommand]]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, command in self.lazy.items():
            self.add_command(TyperCommand(name, help=command.line), name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Name, command and the arguments left: the command itself, no longer its line alone."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, self.loaded(str(name)), rest

    def loaded(self, name: str) -> Any:
        """Import a command.

        Raises:
            Cancelled: Ctrl-C was pressed meanwhile.
        """
        with interrupt_held():
            found = pkgutil.resolve_name(self.lazy[name].place)
            if not isinstance(found, typer.Typer):
                function, found = found, typer.Typer(add_completion=False)
                found.command()(function)
            command = typer.main.get_command(found)
        command.name = name
        return command
