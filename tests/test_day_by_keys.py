"""A whole day in the window on a real display, by keys alone, as a screen reader tells it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator

import pytest
from real_screen import Node, Screen, lacks, opened_screen

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
MOST_STEPS = 40


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """The window, where this computer has what a display of its own needs."""
    if missing := lacks():
        pytest.skip(f"not installed: {missing}")
    with opened_screen(tmp_path_factory.mktemp("display")) as opened:
        yield opened


def until_told(screen: Screen, words: str, role: str = "") -> None:
    """Wait until something of a role that is seen is called so."""
    screen.wait_for(
        lambda tree: any(words in node["name"] for node in tree if role in ("", node["role"]))
    )


def has_focus(tree: list[Node], words: str) -> bool:
    """Whether the keys act on what is called so, or begins so."""
    return any(node["focused"] and node["name"].startswith(words) for node in tree)


def until_focused(screen: Screen, words: str) -> None:
    """Wait until the keys act on what is called so."""
    screen.wait_for(lambda tree: has_focus(tree, words))


def go_to(screen: Screen, key: str, words: str) -> None:
    """Press a key until the keys act on what is called so."""
    for _ in range(MOST_STEPS):
        if has_focus(screen.tree(), words):
            return
        screen.press(key)
    pytest.fail(f"{key} does not lead to {words}")


def tile(tree: list[Node], file: str) -> str:
    """What is told of a file's tile, or nothing."""
    return next((node["name"] for node in tree if f" {file}, " in node["name"]), "")


def search(screen: Screen, words: str) -> None:
    """Go to the search box, and type in place of what stands there."""
    screen.press("ctrl+f", "ctrl+a")
    screen.write(words)


def look(screen: Screen) -> None:
    """From launch to a hit, as large as the window, to the next, back, and out again."""
    until_focused(screen, "Search")
    until_told(screen, "rose.png")
    screen.write("red")
    until_told(screen, "ruby.txt, clear match")
    screen.press("Down")
    screen.wait_for(lambda tree: any(n["selected"] and "ruby.txt" in n["name"] for n in tree))
    screen.press("space")
    until_told(screen, "1 of 8")
    screen.press("Right")
    until_told(screen, "2 of 8")
    screen.press("Left")
    until_told(screen, "1 of 8")
    screen.press("Escape")
    until_focused(screen, "Results")


def mark(screen: Screen) -> None:
    """Favourite, stars and a tag are told with the file's name; two files are selected at once."""
    screen.press("ctrl+b", "ctrl+4", "ctrl+t")
    until_told(screen, "New tag", "text")
    screen.write("holiday")
    screen.press("Return")
    until_told(screen, "holiday", "list item")
    screen.press("Escape")
    until_told(screen, "ruby.txt, clear match, by its words, favourite, 4 stars, holiday")
    screen.press("shift+Right")
    until_told(screen, "2 selected", "label")


def narrow_and_weigh(screen: Screen) -> None:
    """A filter becomes a chip, the other chip counts twice, and the side bar narrows, too."""
    search(screen, "red type:text")
    until_told(screen, "Filter type:text", "push button")
    go_to(screen, "Tab", "Words")
    screen.press("space", "d")
    until_told(screen, "Words “red”, ×2", "push button")
    go_to(screen, "Tab", "Side bar")
    screen.write("media")
    until_focused(screen, "media")
    screen.press("Right", "Right", "Return")
    until_told(screen, "trees, 3 files, chosen", "table cell")
    screen.press("Return")
    screen.wait_for(lambda tree: not any("trees, 3 files, chosen" in n["name"] for n in tree))


def save_and_come_back(screen: Screen) -> None:
    """A search is saved under a name, left, and taken up again in the side bar."""
    screen.press("ctrl+s")
    until_told(screen, "red^2 type:text", "table cell")
    screen.write("rubies")
    screen.press("Return")
    until_told(screen, "rubies, chosen", "table cell")
    search(screen, "blue")
    until_told(screen, "sea.png")
    go_to(screen, "Tab", "Side bar")
    until_focused(screen, "rubies")
    screen.press("Return")
    until_told(screen, "Words “red”, ×2", "push button")


def open_pages(screen: Screen) -> None:
    """Settings, the other pages from there, and the duplicates; Escape leads back each time."""
    screen.press("ctrl+comma")
    until_focused(screen, "Settings")
    screen.press("Home")
    until_told(screen, "Files that could not be read", "label")
    screen.press("Escape")
    screen.wait_for(lambda tree: not any(n["name"] == "Pages" for n in tree))
    screen.press("ctrl+shift+d")
    until_told(screen, "No file is there more than once.", "label")
    screen.press("Escape")
    screen.wait_for(lambda tree: not any(n["name"] == "Pages" for n in tree))


def trash_and_undo(screen: Screen) -> None:
    """The file is gone, and there again."""
    file = screen.media / "sea.png"
    search(screen, "sea.png")
    screen.wait_for(lambda tree: "match" in tile(tree, "sea.png"))
    screen.press("Down")
    until_focused(screen, "Picture sea.png")
    screen.press("ctrl+Delete")
    screen.wait_for(lambda _: not file.exists())
    screen.press("ctrl+z")
    screen.wait_for(lambda _: file.exists())


def export_and_quit(screen: Screen) -> None:
    """A table of all that is selected is saved from the menu, and the window ends."""
    target = screen.media.parent / "files.csv"
    search(screen, "red")
    until_told(screen, "ruby.txt, clear match")
    screen.press("Down", "ctrl+a")
    until_told(screen, "8 selected", "label")
    screen.press("alt+i")
    go_to(screen, "Up", "Save as a table…")
    screen.press("Return")
    until_focused(screen, "File name")
    screen.press("ctrl+a")
    screen.write(str(target))
    screen.press("Return")
    screen.wait_for(lambda _: target.exists())
    with target.open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 8
    screen.press("ctrl+q")
    screen.wait_for(lambda tree: tree == [])


DAY: tuple[Callable[[Screen], None], ...] = (
    look,
    mark,
    narrow_and_weigh,
    save_and_come_back,
    open_pages,
    trash_and_undo,
    export_and_quit,
)


def test_a_whole_day_by_keys(screen: Screen) -> None:
    """From launch to the end nothing needs a mouse, and each step is told to a screen reader."""
    for step in DAY:
        step(screen)
