"""Commands whose modules are imported when they are run: asking for help need not wait for them."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from .interrupt import interrupt_held


class LazyCommand(NamedTuple):
    """Where a command is, as `module:object`, and the line that a listing has on it.

    Attributes:
        settings: how its arguments are read, for typer.
    """

    place: str
    line: str
    settings: Mapping[str, Any] = MappingProxyType({})


class PlainCommand(TyperCommand):
    """A command whose page has no types beside what is given or not."""

    def get_params(self, ctx: Any) -> Any:
        """Options and arguments, as typer asks for them."""
        return _without_types(super().get_params(ctx))


class LazyGroup(TyperGroup):
    """Commands by name. Each is a function, or a `typer.Typer` with commands of its own."""

    lazy: ClassVar[Mapping[str, LazyCommand]]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, command in self.lazy.items():
            self.add_command(TyperCommand(name, help=command.line), name)

    def get_params(self, ctx: Any) -> Any:
        """The options of the group itself, as typer asks for them."""
        return _without_types(super().get_params(ctx))

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
                settings = dict(self.lazy[name].settings)
                found.command(cls=PlainCommand, context_settings=settings)(function)
            command = typer.main.get_command(found)
        command.name = name
        return command


def _without_types(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        if getattr(parameter, "is_flag", False):
            parameter.metavar = ""
    return parameters
