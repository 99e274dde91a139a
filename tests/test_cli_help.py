"""What `triptych` says of itself: every command has a page, and listings agree with them."""

from __future__ import annotations

import re

import pytest
from command_line import Capture

from engine.cli.app import Commands
from engine.cli.lazy import LazyGroup
from engine.cli.main import run
from engine.cli.models import ModelCommands

GROUPS: tuple[tuple[tuple[str, ...], type[LazyGroup]], ...] = (
    ((), Commands),
    (("models",), ModelCommands),
)


COMMANDS = [(before, group, name) for before, group in GROUPS for name in group.lazy]


def words(text: str) -> str:
    """A page without its frames and line breaks."""
    return " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize(
    ("before", "group", "name"), COMMANDS, ids=[" ".join((*c[0], c[2])) for c in COMMANDS]
)
def test_the_line_of_a_command_is_what_its_page_begins_with(
    capsys: Capture, before: tuple[str, ...], group: type[LazyGroup], name: str
) -> None:
    """`--help` of every command is printed, and the listing has the start of its docstring."""
    line = group.lazy[name].line
    assert words(group().loaded(name).help.split("\n\n")[0]) == line
    assert run([*before, name, "--help"]) == 0
    page = words(capsys.readouterr().out)
    assert page.startswith(f"Usage: {' '.join(('triptych', *before, name))} [OPTIONS]")
    assert line in page


@pytest.mark.parametrize(
    "arguments",
    [*([*before, name] for before, _, name in COMMANDS), *([*before] for before, _ in GROUPS)],
    ids=lambda arguments: " ".join(arguments) or "all",
)
def test_pages_say_what_to_give_in_words(capsys: Capture, arguments: list[str]) -> None:
    """No page has a type of the program's, or a bound as a formula, beside an option."""
    assert run([*arguments, "--help"]) == 0
    page = words(capsys.readouterr().out)
    assert "--help Show this message" in page
    assert re.findall(r"<[a-z|]+>|list\[|x>=", page) == []


@pytest.mark.parametrize(("before", "group"), GROUPS, ids=["all", "models"])
def test_listings_name_every_command(
    capsys: Capture, before: tuple[str, ...], group: type[LazyGroup]
) -> None:
    """The list of commands has each of them with its line."""
    assert run([*before, "--help"]) == 0
    listing = words(capsys.readouterr().out)
    for name, command in group.lazy.items():
        assert f"{name} {command.line}" in listing


def test_a_mistyped_command_is_named(capsys: Capture) -> None:
    """A name that is no command is wrong usage, and no traceback."""
    assert run(["serch", "dog"]) == 2
    assert "serch" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        ("index", "triptych index [OPTIONS] [PATH]..."),
        ("search", "triptych search [OPTIONS] [TEXT]..."),
        ("forget", "triptych forget [OPTIONS] [PATH]..."),
    ],
)
def test_what_can_be_given_several_times_is_marked_once(
    capsys: Capture, command: str, usage: str
) -> None:
    """The first line of a page has each argument in one pair of brackets, with one ellipsis."""
    assert run([command, "--help"]) == 0
    page = words(capsys.readouterr().out)
    assert page.startswith(f"Usage: {usage} ")
