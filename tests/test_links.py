"""Links to searches: written, read, refused, and opened by the window."""

from __future__ import annotations

import pytest
from desktop_support import OFFSCREEN_NOISE, OpenDesktop
from PySide6.QtGui import QGuiApplication

from desktop.arguments import parse as arguments
from desktop.shell.app import Desktop
from engine.errors import UserError
from engine.query import parse
from engine.query.links import is_link, link_of, query_of

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.mark.parametrize(
    "text", ["red -blue^2", '"5% & more" in:"a b" type:image', "älg + 雪 #1?", ""]
)
def test_a_link_leads_to_its_query(text: str) -> None:
    """Whatever is in the query."""
    query = parse(text)
    assert parse(query_of(link_of(query))) == query


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("triptych:search?q=red+rose", "red rose"),
        ("triptych://search?q=red%20rose", "red rose"),
        ("TRIPTYCH:search?q=red&from=mail", "red"),
    ],
)
def test_links_of_others_are_read(link: str, text: str) -> None:
    """As browsers and mail programs write them."""
    assert is_link(link)
    assert query_of(link) == text


@pytest.mark.parametrize(
    "link",
    [
        "triptych:search",
        "triptych:open?q=red",
        "triptych:search?q=a&q=b",
        "triptych:search?q=%ff",
        "triptych:search?q=size:huge",
        "http:search?q=red",
        "triptych://[?q=red",
    ],
)
def test_what_is_no_link_to_a_search_is_refused(link: str) -> None:
    """Another action, no query or two, what is no text, and what cannot be asked."""
    with pytest.raises(UserError):
        query_of(link)


def test_the_window_is_started_with_a_link(capsys: pytest.CaptureFixture[str]) -> None:
    """Beside folders; a wrong one as well, which a browser shows no terminal for."""
    given = arguments(["/photos", "triptych:search?q=red"])
    assert (given.folders, given.link) == (("/photos",), "triptych:search?q=red")
    assert arguments(["triptych:open?q=red"]).link == "triptych:open?q=red"
    assert capsys.readouterr().err == ""


def test_the_window_is_started_by_a_file_manager() -> None:
    """It tells a folder by its address, since the entry in the menus takes links."""
    given = arguments(["file:///photos/a%20b%23%C3%A4", "file://localhost/tmp"])
    assert given.folders == ("/photos/a b#ä", "/tmp")


def test_a_link_is_what_the_window_looks_for(desktop: Desktop) -> None:
    """It takes the place of the last search, which can be gone back to."""
    desktop.session.put_text("red")
    desktop.come_forward((), "triptych:search?q=green%20type%3Aimage")
    assert desktop.window.search.box.text() == "green type:image"
    desktop.trail.go_back()
    assert desktop.window.search.box.text() == "red"


def test_a_wrong_link_is_told_by_the_window_that_comes_forward(desktop: Desktop) -> None:
    """In one line; what is looked for stays."""
    desktop.session.put_text("red")
    desktop.come_forward((), "triptych:open?q=green")
    told = desktop.window.messages.text.text()
    assert told.startswith("triptych:open?q=green is no link to a search.")
    assert desktop.window.search.box.text() == "red"


def test_a_wrong_link_is_told_by_the_window_that_it_opens(
    open_desktop: OpenDesktop,
) -> None:
    """Whoever clicks it in a browser sees no terminal."""
    desktop = open_desktop(link="triptych:search?q=size:huge")
    assert "huge" in desktop.window.messages.text.text()


def test_the_link_to_a_search_is_copied(desktop: Desktop) -> None:
    """With what is chosen beside the words."""
    desktop.session.put_text("red")
    desktop.session.set_folder("/a b")
    desktop.search_menu.copy.trigger()
    link = QGuiApplication.clipboard().text()
    assert query_of(link) == 'red in:"/a b"'
    assert "Copied" in desktop.window.messages.text.text()
