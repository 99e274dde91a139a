"""`triptych search --library https://...`: a library that is served elsewhere, from a terminal."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_picture
from command_line import Capture, asked, complaint
from served_library import NO_HURRY, open_shelf, served
from web_server import serving

from engine import Library
from engine.api.connection import Connection
from engine.api.question import Question
from engine.api.served import ServedLibrary
from engine.cli.main import run
from engine.errors import UserError
from engine.server.settings import Settings
from engine.server.tokens import Scope, Tokens


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed; not to be changed."""
    with open_shelf(tmp_path_factory.mktemp("elsewhere")) as opened:
        yield opened


@pytest.fixture(scope="module")
def url(library: Library) -> Iterator[str]:
    """The library, served to who has a token."""
    Tokens(library.directory).add("reader", Scope.READ)
    with served(library, Settings(wants_token=True, limits=NO_HURRY)) as address:
        yield address


@pytest.fixture
def token(library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A token of the test's own, in the environment."""
    tokens = Tokens(library.directory)
    monkeypatch.setenv("TRIPTYCH_TOKEN", tokens.add("me", Scope.READ))
    yield
    tokens.revoke("me")


@pytest.mark.usefixtures("token")
def test_it_finds_what_the_library_itself_finds(
    capsys: Capture, library: Library, url: str, tmp_path: Path
) -> None:
    """JSON and lines are those of a library that lies here, by words, filters, pages and files."""
    options = ("--minus", "green", "--type", "image,text", "--limit", "3", "--offset", "1", "--why")
    there = asked(capsys, "search", "red", *options, "--library", url)
    here = library.search(
        "red", minus=["green"], kinds=["image", "text"], limit=3, offset=1, why=True
    ).document()
    assert [hit["path"] for hit in there["hits"]] == [hit["path"] for hit in here["hits"]]
    assert there["hits"][0]["why"]["line"] == here["hits"][0]["why"]["line"]
    picture = write_picture(tmp_path / "new.png", "green", 8)
    assert run(["--library", url, "search", "--image", str(picture), "--limit", "1"]) == 0
    assert "leaf.png" in capsys.readouterr().out


def test_what_is_refused_is_told_in_a_line(capsys: Capture, url: str) -> None:
    """Without a token, with nobody there, with something else there, and by other commands."""
    assert "wants a valid token" in complaint(capsys, "search", "red", "--library", url)
    nobody = "http://127.0.0.1:9"
    assert "does not answer" in complaint(capsys, "search", "red", "--library", nobody)
    assert "refuses" in complaint(capsys, "search", "red", "--library", f"{url}/nothing")
    assert "Only `search`" in complaint(capsys, "status", "--library", url)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl")
def test_tls_is_spoken_and_checked(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A certificate makes it https; who does not trust it asks nothing."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    names = ("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1")
    files = ("-keyout", str(key), "-out", str(certificate))
    subprocess.run([*made, *names, *files], check=True, capture_output=True)
    with served(library, Settings(certificate=certificate, key=key, limits=NO_HURRY)) as url:
        assert url.startswith("https://")
        from engine.errors import UserError

        with pytest.raises(UserError, match="does not answer"):
            ServedLibrary(url).search(Question("red"))
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert ServedLibrary(url).search(Question("red")).result.total == 8


def test_an_answer_without_end_is_refused() -> None:
    """What is no library fills no memory here: a part of its answer is read, and a line says so."""
    refused = pytest.raises(UserError, match="answers more than a library would")
    with serving({"/much": ("text/plain", bytes(3_000_000))}) as web:
        with closing(Connection(web.address, "", most_bytes=1_000_000)) as server, refused:
            server.ask("GET", "/much")
        with closing(Connection(web.address, "")) as server:
            assert len(server.ask("GET", "/much")) == 3_000_000
