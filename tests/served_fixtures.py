"""Fixtures for the server: the media folder as it is served to a program on this computer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from served_library import LOCAL, NO_HURRY, open_shelf
from starlette.testclient import TestClient

from engine import Library
from engine.server.app import create_app
from engine.server.settings import Settings


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed; only marks change."""
    with open_shelf(tmp_path_factory.mktemp("served")) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(library: Library) -> Iterator[TestClient]:
    """A program on this computer."""
    app = create_app(library, Settings(limits=NO_HURRY))
    with TestClient(app, LOCAL, raise_server_exceptions=False) as opened:
        yield opened
