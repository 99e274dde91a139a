"""A picture is fetched from the web within bounds, and everything else is refused in one line."""

from __future__ import annotations

import pytest
from web_server import serving

from engine.errors import UserError
from engine.web_pictures import WebPicture, _name_of, fetch_picture


def test_a_picture_is_fetched_as_it_is() -> None:
    """With the name that its address has, also behind another address of the same place."""
    shelf = {
        "/a/b%20c.png?x=1": ("image/png", b"bytes"),
        "/moved": ("->", b"/a/b%20c.png?x=1"),
    }
    with serving(shelf) as server:
        assert fetch_picture(f"{server.address}/a/b%20c.png?x=1") == WebPicture("b c.png", b"bytes")
        assert fetch_picture(f"{server.address}/moved").data == b"bytes"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/gone", "answered 404"),
        ("/page", "no picture, but text/html"),
        ("/large", "over 0 MB"),
        ("/file", "answered 302"),
        ("/ftp", "ftp://localhost, which is not fetched"),
        ("/home", "your own network"),
        ("/loop", "answered 302"),
    ],
)
def test_what_is_refused_is_told(path: str, told: str) -> None:
    """No page, nothing too large, no file, no other place of one's own network, no circle."""
    shelf = {
        "/page": ("text/html", b"<p>"),
        "/large": ("image/png", b"x" * 2000),
        "/file": ("->", b"file:///etc/hosts"),
        "/ftp": ("->", b"ftp://localhost/a.png"),
        "/home": ("->", b"http://localhost/x.png"),
        "/loop": ("->", b"/loop"),
    }
    with serving(shelf) as server, pytest.raises(UserError, match=told):
        fetch_picture(f"{server.address}{path}", most_bytes=1000)


def test_who_takes_too_long_is_given_up() -> None:
    """The time counts for all of it, however steadily it comes."""
    shelf = {"/slow": ("image/png", b"x" * 200_000)}
    with serving(shelf) as server, pytest.raises(UserError, match="too slow|cannot be reached"):
        fetch_picture(f"{server.address}/slow", seconds=1e-9)


@pytest.mark.parametrize(
    "address", ["file:///etc/hosts", "ftp://example.org/a", "https://", "x", "http://[a"]
)
def test_other_addresses_are_not_fetched(address: str) -> None:
    """Nothing but http and https."""
    with pytest.raises(UserError, match="http"):
        fetch_picture(address)


def test_nobody_there_is_told() -> None:
    """In a line that does not blame the picture."""
    with serving({}) as server:
        address = f"{server.address}/a.png"
    with pytest.raises(UserError, match="cannot be reached"):
        fetch_picture(address)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("http://h/", "picture"),
        ("http://h/../..", "picture"),
        ("http://h/a%2Fb%5Cc.png", "c.png"),
        ("http://h/a:b*.png", "a_b_.png"),
        ("http://h/.hidden", "hidden"),
    ],
)
def test_a_name_is_one_of_a_file(address: str, name: str) -> None:
    """Whatever an address has in it, the file lies where it is put."""
    assert _name_of(address) == name
