"""`triptych serve` as a process of its own: where it serves, and how it ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest
from colour_media import write_text
from processes import start, wait_until_gone
from served_library import open_shelf

from engine import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed; not to be changed."""
    with open_shelf(tmp_path_factory.mktemp("served")) as opened:
        yield opened


@pytest.mark.skipif(os.name == "nt", reason="signals are sent to a process group")
def test_the_command_serves_until_it_is_told_to_end(library: Library) -> None:
    """A real process says where it serves, answers there, and ends well with its terminal.

    With Ctrl-C the one that watches ends.
    """
    process = start("serve", "--port", "0", "--library", str(library.directory))
    assert process.stdout is not None
    line = process.stdout.readline()
    url = line.split(" at ")[1].split(". ")[0]
    try:
        assert httpx.get(f"{url}/api/status").json()["items"]["image"] == 3
        assert "<title>" in httpx.get(url).text
    finally:
        os.killpg(process.pid, signal.SIGHUP)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    wait_until_gone(process.pid)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent to a process group")
def test_the_command_watches_while_it_serves(tmp_path: Path) -> None:
    """With --watch a file that comes into a folder is told by the events, and found."""
    media = tmp_path / "media"
    write_text(media / "storm.txt", "thunder and rain over the roof")
    with Library(tmp_path / "library") as library:
        library.index(media)
    process = start("serve", "--port", "0", "--watch", "--library", str(tmp_path / "library"))
    assert process.stdout is not None
    url = process.stdout.readline().split(" at ")[1].split(". ")[0]
    try:
        with httpx.stream("GET", f"{url}/api/events", timeout=60) as events:
            write_text(media / "garden.txt", "roses beside the gate")
            for line in events.iter_lines():
                if line.startswith("data:") and _found(url, "garden.txt"):
                    break
    finally:
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    wait_until_gone(process.pid)


def _found(url: str, name: str) -> bool:
    """Whether a served library has a file of this name."""
    hits = httpx.get(f"{url}/api/search", params={"q": "sort:name"}).json()["hits"]
    return any(hit["path"].endswith(name) for hit in hits)
