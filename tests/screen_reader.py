"""What a screen reader is told of a program: its tree over AT-SPI, as lines of JSON.

Run by the system's own Python, whose bindings belong to it, within a session bus of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, GLib  # noqa: E402 - the version goes first

MOST_CHILDREN = 60


def nodes(node: Any, depth: int = 0) -> Iterator[dict[str, object]]:
    """A node with all below it, from the top; what goes while it is read is left out."""
    try:
        yield told(node, depth)
        children = [
            node.get_child_at_index(n) for n in range(min(node.get_child_count(), MOST_CHILDREN))
        ]
    except GLib.Error:
        return
    for child in children:
        if child is not None:
            yield from nodes(child, depth + 1)


def told(node: Any, depth: int) -> dict[str, object]:
    """What is told of one node."""
    states = node.get_state_set()
    return {
        "depth": depth,
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "selected": states.contains(Atspi.StateType.SELECTED),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "showing": states.contains(Atspi.StateType.SHOWING),
        "centre": centre(node),
    }


def centre(node: Any) -> tuple[int, int] | None:
    """The middle of what is seen, in pixels of the screen."""
    component = node.get_component_iface()
    if component is None:
        return None
    place = component.get_extents(Atspi.CoordType.SCREEN)
    return place.x + place.width // 2, place.y + place.height // 2


def main(program: str) -> None:
    """Write the tree of a program that is running; nothing where it is not there yet."""
    desktop = Atspi.get_desktop(0)
    programs = [desktop.get_child_at_index(n) for n in range(desktop.get_child_count())]
    for one in programs:
        if one is not None and one.get_name() == program:
            for node in nodes(one):
                sys.stdout.write(f"{json.dumps(node)}\n")


main(sys.argv[1])
