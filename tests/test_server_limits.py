"""A served library against those who ask too much, too slowly, or badly; on real connections."""

from __future__ import annotations

import errno
import io
import json
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest
import trustme
from command_line import Capture, complaint
from served_library import NO_HURRY, open_shelf, served
from starlette.datastructures import UploadFile
from starlette.testclient import TestClient

from engine import Library
from engine.cli.main import run
from engine.errors import UserError
from engine.server.app import create_app
from engine.server.running import Running
from engine.server.settings import Limits, Settings
from engine.server.tokens import Scope, Tokens
from engine.server.uploads import written

HEAD = b"POST /api/search HTTP/1.1\r\nHost: 127.0.0.1\r\n"
FORM = HEAD + b"Content-Type: multipart/form-data; boundary=x\r\n"
PART = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
SHORT = replace(NO_HURRY, upload_bytes=50_000, silence_seconds=0.3, idle_seconds=1)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The media folder, indexed; not to be changed."""
    with open_shelf(tmp_path_factory.mktemp("limits")) as opened:
        yield opened


@pytest.fixture(scope="module")
def url(library: Library) -> Iterator[str]:
    """A server with narrow limits at a real port."""
    with served(library, Settings(limits=SHORT)) as address:
        yield address


def said(url: str, request: bytes) -> bytes:
    """All that a server says to some bytes, until it closes the connection."""
    address = urlsplit(url)
    with closing(socket.create_connection((address.hostname, address.port), 30)) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_slow_requests_are_cut(url: str) -> None:
    """One that stops in the midst of its head, or of an upload, is not waited for."""
    assert said(url, HEAD) == b""
    upload = said(url, FORM + b"Content-Length: 40000\r\n\r\n" + PART)
    assert upload.startswith(b"HTTP/1.1 408 ")
    assert b"too slowly" in upload


def test_without_a_token_nothing_that_is_sent_is_read(library: Library) -> None:
    """Who may not ask is told so by the head alone, and cannot fill a disk."""
    Tokens(library.directory).add("somebody", Scope.READ)
    limits = replace(SHORT, silence_seconds=60.0)
    with served(library, Settings(names=("proxy.example",), limits=limits)) as url:
        answer = said(url, FORM + b"Content-Length: 40000\r\nConnection: close\r\n\r\n")
    Tokens(library.directory).revoke("somebody")
    assert answer.startswith(b"HTTP/1.1 401 ")


def test_a_request_has_an_end_however_it_drips(library: Library) -> None:
    """Something every now and then does not keep a request alive for ever."""
    limits = replace(SHORT, silence_seconds=60.0, request_seconds=0.3)
    with served(library, Settings(limits=limits)) as url:
        assert said(url, FORM + b"Content-Length: 40000\r\n\r\n" + PART).startswith(
            b"HTTP/1.1 408 "
        )


def test_a_later_head_is_not_waited_for_either(url: str) -> None:
    """A connection that was answered once is closed where its next request stops in its head."""
    address = urlsplit(url)
    with closing(socket.create_connection((address.hostname, address.port), 10)) as connection:
        connection.sendall(b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        connection.sendall(HEAD)
        while connection.recv(65536):
            pass


def test_strangers_send_nothing(library: Library) -> None:
    """Where a token is wanted, an upload without one is refused before it is taken in."""
    tokens = Tokens(library.directory)
    tokens.add("somebody", Scope.READ)
    with served(library, Settings(wants_token=True, limits=NO_HURRY)) as url:
        rest = b"Content-Length: 40000\r\nConnection: close\r\n\r\n"
        assert said(url, FORM + rest + PART).startswith(b"HTTP/1.1 401 ")
    tokens.revoke("somebody")


def test_large_requests_are_refused(url: str) -> None:
    """By what they say of their length, and by what comes where they say nothing."""
    large = {"file": ("a.png", bytes(60_000))}
    assert httpx.post(f"{url}/api/search", files=large).status_code == 413
    chunk = b"%x\r\n%b\r\n" % (len(PART) + 60_000, PART + bytes(60_000))
    chunked = (
        FORM + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunk + b"0\r\n\r\n"
    )
    assert said(url, chunked).startswith(b"HTTP/1.1 413 ")
    many = [("file", (f"{n}.txt", b"red")) for n in range(9)]
    assert httpx.post(f"{url}/api/search", files=many).status_code in (400, 413, 422)
    assert httpx.get(f"{url}/api/search", params={"q": "x" * 10_001}).status_code == 422


def test_malformed_requests_are_refused(url: str) -> None:
    """What is no request, no form, no range or no number costs an answer and nothing else."""
    ending = b"Connection: close\r\n\r\n"
    assert said(url, b"\x16\x03\x01 hello\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    for body in (b"--y\r\n", PART[:40], b""):
        length = b"Content-Length: %d\r\n" % len(body)
        assert said(url, FORM + length + ending + body).startswith(b"HTTP/1.1 4")
    for path in ("search?limit=0", "search?offset=-1", "search?type=smell", "items/x", "items/0"):
        assert httpx.get(f"{url}/api/{path}").status_code == 422
    many = {"q": "red", "why": True, "limit": 51}
    assert httpx.get(f"{url}/api/search", params=many).status_code == 400
    for path, ways in (("search", "GET, POST"), ("health", "GET"), ("session", "POST")):
        refused = httpx.put(f"{url}/api/{path}")
        assert (refused.status_code, refused.headers["allow"]) == (405, ways)
    broken = httpx.get(f"{url}/api/search", params={"q": 'size:>"'})
    assert (broken.status_code, sorted(broken.json())) == (400, ["end", "error", "start"])
    assert httpx.get(f"{url}/api/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("call", "asked", "status"),
    [
        ("find", {"path": "\ud800"}, 400),
        ("folders_in", {"path": "\ud800"}, 400),
        ("complete", {"what": 1, "beginning": "\ud800"}, 400),
        ("outlines", {"ids": {"shape": [], "data": "BQAAAAAAAAA="}}, 400),
        ("group_names", {"ids": {"shape": [1, 1], "data": "BQAAAAAAAAA="}, "grouping": "day"}, 400),
        ("suggest", {"seeds": [-1], "limit": 5}, 400),
        ("suggest", {"seeds": [1, -1, 2**63 - 1], "limit": 5}, 200),
        ("walk", {"passed": [-5, 2**63 - 1, 1], "seed": 0}, 200),
    ],
)
def test_what_no_window_asks_is_no_fault(url: str, call: str, asked: object, status: int) -> None:
    """Names that no system has, tables for lists, and ids of nothing are refused or passed over."""
    assert httpx.post(f"{url}/api/window/{call}", content=json.dumps(asked)).status_code == status


def test_of_an_upload_that_finds_no_room_nothing_stays(tmp_path: Path) -> None:
    """A part of it would keep the disk full for as long as the server runs."""

    class Full(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().read(10)

    with pytest.raises(UserError, match="cannot be kept: No space left"):
        written(tmp_path / "one", UploadFile(Full(bytes(100)), filename="a.png"))
    assert not (tmp_path / "one").exists()


def test_who_asks_too_often_has_to_wait(library: Library) -> None:
    """A client has some requests at once, then so many a second; others do not wait for it."""
    app = create_app(library, Settings(limits=Limits(rate=0.001, burst=3)))
    with TestClient(app, "http://127.0.0.1") as client:
        codes = [client.get("/api/health").status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]


def test_nothing_is_served_to_others_without_a_token(library: Library, capsys: Capture) -> None:
    """Any address but this computer's own is refused until somebody has a token."""
    where = ("--library", str(library.directory))
    assert "token add" in complaint(capsys, "serve", "--host", "0.0.0.0", *where)
    assert run(["serve", "token", "add", "me", "--write", *where]) == 0
    secret = capsys.readouterr().out.strip()
    assert run(["serve", "token", "list", *where]) == 0
    listed = capsys.readouterr().out
    assert listed.startswith("write")
    assert listed.endswith("me\n")
    assert secret not in listed
    assert "already" in complaint(capsys, "serve", "token", "add", "me", *where)
    assert run(["serve", "token", "revoke", "me", *where]) == 0


def test_one_client_leaves_others_room_to_listen(library: Library) -> None:
    """Who listens as often as one may is refused one more; who stops makes room again."""
    limits = replace(NO_HURRY, listeners=3, listeners_each=2)
    tokens = Tokens(library.directory)
    secret = tokens.add("another", Scope.READ)
    with served(library, Settings(limits=limits)) as url, ExitStack() as listening:

        def listen(token: str = "") -> int:
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            stream = httpx.stream("GET", f"{url}/api/events", headers=headers)
            return listening.enter_context(stream).status_code

        assert [listen(), listen(), listen(), listen(secret), listen(secret)] == [
            *(200, 200, 429, 200, 503)
        ]
    tokens.revoke("another")


def test_a_revoked_token_ends_what_it_listens_to(library: Library) -> None:
    """The stream of events ends soon after its token, without an error."""
    tokens = Tokens(library.directory)
    secret = tokens.add("guest", Scope.READ)
    headers = {"Authorization": f"Bearer {secret}"}
    with (
        served(library, Settings(wants_token=True, limits=NO_HURRY)) as url,
        httpx.stream("GET", f"{url}/api/events", headers=headers, timeout=60) as events,
    ):
        lines = events.iter_lines()
        assert next(lines) == "event: changed"
        tokens.revoke("guest")
        assert not any(line.startswith("event:") for line in lines)


def test_tls_is_spoken_with_a_certificate(library: Library, tmp_path: Path) -> None:
    """With a certificate and its key the address is https; what is none is told in a line."""
    authority = trustme.CA()
    made = authority.issue_cert("127.0.0.1")
    certificate, key = tmp_path / "server.pem", tmp_path / "server.key"
    made.private_key_pem.write_to_path(key)
    for blob in made.cert_chain_pems:
        blob.write_to_path(certificate, append=True)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with served(library, Settings(certificate=certificate, key=key, limits=NO_HURRY)) as url:
        assert url.startswith("https://127.0.0.1:")
        assert httpx.get(f"{url}/api/health", verify=trusting).json()["status"] == "ok"
        with pytest.raises(httpx.ConnectError, match="certificate"):
            httpx.get(f"{url}/api/health")
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no certificate")
    with pytest.raises(UserError, match="certificate cannot be used"):
        Running(library, Settings(port=0, certificate=wrong, key=wrong))
