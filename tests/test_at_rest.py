"""A window that is set back for the next test has nothing under way."""

from __future__ import annotations

from at_rest import come_to_rest, hear_all
from desktop_support import OFFSCREEN_NOISE, engine_of

from desktop.shell.app import Desktop

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_all_that_is_under_way_has_come(own_desktop: Desktop) -> None:
    """What workers do one after the other is heard to its end, and what was typed is looked for."""
    session, workers = own_desktop.session, own_desktop.services.workers
    order = ("files", "art", "reader")

    def go_on(left: tuple[str, ...]) -> None:
        if left:
            workers[left[0]].submit(lambda: left[1:], go_on)
        else:
            session.set_text("red")

    go_on(order)
    hear_all(own_desktop)
    assert session.text == "red"
    come_to_rest(own_desktop)
    assert [search.query.terms[0].value for search in engine_of(own_desktop).searches] == ["red"]
    assert own_desktop.model.shows_hits
