"""A window on a real X display: keys and drags from outside, and what a reader is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from real_screen import Node, Screen, is_said, lacks, opened_screen

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """The window, where this computer has what a display of its own needs."""
    if missing := lacks():
        pytest.skip(f"not installed: {missing}")
    with opened_screen(tmp_path_factory.mktemp("display")) as opened:
        yield opened


def named(tree: list[Node], role: str) -> set[str]:
    """The names of all nodes of a role."""
    return {node["name"] for node in tree if node["role"] == role}


def has_item(tree: list[Node], words: str) -> bool:
    """Whether something listed says these words."""
    return any(words in name for name in named(tree, "list item"))


def is_rose_selected(tree: list[Node]) -> bool:
    """Whether the tile of the red picture is told to be selected."""
    return any(node["selected"] and node["name"].startswith("Picture rose.png") for node in tree)


def test_what_keys_do_is_told(screen: Screen) -> None:
    """From the search box to a hit, into the viewer and back, all of it told as it happens."""
    tree = screen.wait_for(lambda tree: has_item(tree, "rose.png"))
    assert {"Search"} <= named(tree, "text")
    assert {"Results"} <= named(tree, "list")
    screen.write("rose.png")
    screen.wait_for(lambda tree: has_item(tree, "match"))
    screen.press("Down")
    screen.wait_for(is_rose_selected)
    screen.wait_for(lambda tree: "Preview" in {node["name"] for node in tree})
    screen.press("space")
    screen.wait_for(lambda tree: "Viewer" in {node["name"] for node in tree})
    screen.press("Escape")
    tree = screen.wait_for(lambda tree: "Viewer" not in {node["name"] for node in tree})
    assert is_rose_selected(tree)


def test_everything_that_can_be_pressed_has_a_name(screen: Screen) -> None:
    """A screen reader is told what each button, box and list is."""
    tree = screen.wait_for(lambda tree: bool(named(tree, "list")))
    roles = ("push button", "check box", "combo box", "list", "tree", "text", "slider", "list item")
    nameless = [node for node in tree if node["role"] in roles and not node["name"].strip()]
    assert nameless == []


def test_a_picture_of_another_program_is_asked_with(screen: Screen) -> None:
    """A file that is dragged out of another program and dropped on the window is a query."""
    screen.wait_for(lambda tree: has_item(tree, "rose.png"))
    picture = screen.media / "rose.png"
    with screen.another_program(picture, (1180, 700), 100) as dragged:
        screen.drag((1230, 750), (640, 400), lambda: is_said(dragged, "welcome"))
        screen.wait_for(lambda tree: "rose.png" in " ".join(named(tree, "push button")))
    # The first may dismiss a message.
    screen.press("ctrl+f", "Escape", "Escape")
    screen.wait_for(lambda tree: "8 files" in named(tree, "label"))


def test_a_tile_is_dragged_into_another_program(screen: Screen) -> None:
    """What another program is given is the file itself."""
    tree = screen.wait_for(lambda tree: "8 files" in named(tree, "label"))
    tile = next(node for node in tree if node["name"].startswith("Picture rose.png"))
    with screen.another_program(screen.media, (1180, 700), 100) as dropped:
        screen.drag(tuple(tile["centre"]), (1230, 750), lambda: is_said(dropped, "entered"))
        assert dropped.readline() == f"{screen.media / 'rose.png'}\n"


def test_a_key_of_the_system_opens_the_quick_search(screen: Screen) -> None:
    """What such a key starts brings the small window of the program that runs, ready to type."""
    assert screen.start_again("--quick-search") == 0
    screen.wait_for(lambda tree: "Quick search" in " ".join(node["name"] for node in tree))
