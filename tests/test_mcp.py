"""`triptych mcp`: what an assistant gets of a library, asked by the protocol's own client.

The tests import the protocol themselves: each process of the suite reads this file, and one runs
it.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import anyio
import pytest
from colour_media import write_text
from processes import PROJECT
from served_library import ids_of, open_shelf

from engine import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed; only marks change."""
    with open_shelf(tmp_path_factory.mktemp("mcp")) as opened:
        yield opened


def create_server(library: Library, **options: bool) -> Any:
    """The server of a library."""
    from engine.mcp import tools

    return tools.create_server(library, **options)


def called(server: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """What the tools of a server answer, one after the other."""
    from mcp import Client

    async def call() -> list[Any]:
        async with Client(server) as client:
            return [await client.call_tool(*one) for one in calls]

    return anyio.run(call)


def tools(server: Any) -> dict[str, bool]:
    """The tools of a server, and whether each only reads."""
    from mcp import Client

    async def listed() -> dict[str, bool]:
        async with Client(server) as client:
            found = (await client.list_tools()).tools
            return {one.name: bool(one.annotations.read_only_hint) for one in found}

    return anyio.run(listed)


def test_an_assistant_searches_looks_and_asks_why(library: Library) -> None:
    """Hits with ids, a picture, a text, an explanation; what cannot be done is told in a line."""
    ids = ids_of(library)
    found, looked, read, why, unknown, nothing = called(
        create_server(library),
        ("search", {"query": "red", "kinds": ["image"], "limit": 2}),
        ("look", {"id": ids["rose.png"]}),
        ("look", {"id": ids["ruby.txt"]}),
        ("explain", {"query": "red", "id": ids["ruby.txt"]}),
        ("look", {"id": 9999}),
        ("search", {"query": ""}),
    )
    assert found.structured_content["hits"][0]["id"] == ids["rose.png"]
    assert found.structured_content["total"] == 3
    assert base64.b64decode(looked.content[0].data).startswith(b"\xff\xd8")
    assert read.content[-1].text.endswith("red red red")
    assert "has red" in why.content[0].text
    assert unknown.is_error
    assert "no file number 9999" in unknown.content[0].text
    assert nothing.is_error


def test_an_assistant_is_offered_files(library: Library) -> None:
    """Files like one, and what there is of a day; an id that there is none of is told in a line."""
    ids = ids_of(library)
    day = datetime.fromtimestamp(library.item(ids["rose.png"]).mtime_ns / 1e9).date()
    like, same_day, unknown = called(
        create_server(library),
        ("suggest", {"like": [ids["rose.png"]], "kinds": ["text"], "limit": 3}),
        ("on_this_day", {"day": day.replace(day=1, year=day.year + 1).isoformat()}),
        ("suggest", {"like": [2**62]}),
    )
    first = like.structured_content["hits"][0]
    assert (first["path"].rpartition("/")[2], first["like"]) == ("ruby.txt", ids["rose.png"])
    assert isinstance(same_day.structured_content, dict)
    assert unknown.is_error


def test_it_changes_nothing_unless_it_may(library: Library) -> None:
    """By default all tools only read; with leave there is one more, for marks."""
    reading = ("search", "look", "explain", "suggest", "on_this_day")
    assert tools(create_server(library)) == dict.fromkeys(reading, True)
    server = create_server(library, may_mark=True)
    assert tools(server)["mark"] is False
    rose = ids_of(library)["rose.png"]
    (done,) = called(server, ("mark", {"ids": [rose], "rating": 4, "add_tags": ["Flowers"]}))
    assert not done.is_error
    assert (library.item(rose).marks.rating, library.item(rose).marks.tags) == (4, ("Flowers",))


def test_the_command_speaks_on_its_pipes(tmp_path: Path) -> None:
    """A real `triptych mcp`, started as an assistant starts it, answers and ends."""
    from mcp import StdioServerParameters

    write_text(tmp_path / "media" / "storm.txt", "thunder and rain over the roof")
    with Library(tmp_path / "library") as library:
        library.index(tmp_path / "media")
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "engine.cli.main", "mcp", "--library", str(tmp_path / "library")],
        cwd=PROJECT,
    )
    (found,) = called(command, ("search", {"query": "a storm"}))
    assert found.structured_content["hits"][0]["path"].endswith("storm.txt")
