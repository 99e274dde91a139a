"""Tokens of a served library: what each opens, how it ends, and what is free without any."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from served_library import LOCAL, NO_HURRY, ids_of
from starlette.testclient import TestClient

from engine import Library
from engine.errors import UserError
from engine.server.app import create_app
from engine.server.settings import Settings
from engine.server.tokens import Scope, Tokens

pytest_plugins = ("served_fixtures",)


def test_tokens_open_what_they_are_for(library: Library) -> None:
    """Without a valid token nothing is told; one for reading changes nothing; both can be ended."""
    tokens = Tokens(library.directory)
    reader, writer = tokens.add("reader", Scope.READ), tokens.add("writer", Scope.WRITE)
    kept = (library.directory / "tokens.json").read_text()
    assert reader not in kept
    assert writer not in kept
    rose = ids_of(library)["rose.png"]
    app = create_app(library, Settings(host="0.0.0.0", limits=NO_HURRY))
    with TestClient(app, LOCAL) as client:

        def asked(method: str, path: str, token: str, **more: Any) -> int:
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            return client.request(method, path, headers=headers, **more).status_code

        for path in ("/api/search?q=red", f"/api/items/{rose}/file", "/api/events", "/metrics"):
            assert [asked("GET", path, token) for token in ("", "triptych_x")] == [401] * 2
        assert asked("GET", "/api/search?q=red", reader) == 200
        assert asked("GET", "/api/health", "") == 200
        marks = f"/api/items/{rose}/marks"
        change: dict[str, Any] = {"json": {"favourite": True, "add": ["Flowers"]}}
        assert asked("POST", marks, reader, **change) == 403
        assert asked("POST", marks, writer, **change) == 200
        assert library.item(rose).marks.tags == ("Flowers",)
        for wrong in ({"rating": False}, {"favourite": 1}, {"add": [""]}):
            assert asked("POST", marks, writer, json=wrong) == 422
        assert asked("POST", "/api/index", reader) == 403
        assert asked("POST", "/api/session", reader) == 200
        assert (
            "httponly"
            in client.post("/api/session", headers={"Authorization": f"Bearer {reader}"})
            .headers["set-cookie"]
            .lower()
        )
        assert asked("GET", "/api/search?q=red", "") == 200  # by the cookie
        tokens.revoke("reader")
        assert asked("GET", "/api/search?q=red", "") == 401
    tokens.revoke("writer")


def test_no_route_is_forgotten(library: Library) -> None:
    """All but that for health want a token, and those that change something one that may write."""
    tokens = Tokens(library.directory)
    reader = {"Authorization": f"Bearer {tokens.add('reader', Scope.READ)}"}
    app = create_app(library, Settings(host="0.0.0.0", limits=NO_HURRY))
    with TestClient(app, LOCAL) as client:
        described = client.get("/api/openapi.json").json()["paths"]
        ways = [(way.upper(), path) for path, ways in described.items() for way in ways]
        places = [(way, path.format(item_id=1, group_id=1)) for way, path in ways]
        free = {place for place in places if client.request(*place).status_code != 401}
        for_writers = {
            place
            for place in places
            if place[0] != "GET" and client.request(*place, headers=reader).status_code == 403
        }
    tokens.revoke("reader")
    assert free == {("GET", "/api/health")}
    assert for_writers == {
        ("POST", "/api/items/1/marks"),
        ("POST", "/api/window/mark"),
        ("POST", "/api/index"),
        ("DELETE", "/api/index"),
    }


@pytest.mark.parametrize("damage", ["", "[]", '{"ann": {"scope": "all"}}'])
def test_a_damaged_file_of_tokens_is_left_alone(tmp_path: Path, damage: str) -> None:
    """What cannot be read lets nobody in, and no other token is written in its place."""
    file, tokens = tmp_path / "tokens.json", Tokens(tmp_path)
    file.write_text(damage)
    assert tokens.all() == ()
    with pytest.raises(UserError, match="cannot be read"):
        tokens.add("bob", Scope.READ)
    assert file.read_text() == damage


def test_writing_wants_a_token_on_this_computer_too(client: TestClient) -> None:
    """Whatever program runs here may read, and none may write without having been given that."""
    assert client.post("/api/index").status_code == 401
    assert client.delete("/api/index").status_code == 401
