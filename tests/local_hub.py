"""A hub for models on this machine: enough of its HTTP interface for the real client."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from engine.encoders.hub_files import HubFile, HubFiles
from engine.encoders.states import FetchProgress
from engine.errors import EngineError

# The client of the hub reads the environment as it is imported, so each download has a process of
# its own; it is forked where the system can, from one that has the libraries of decoders.
_OWN_PROCESS = multiprocessing.get_context(
    "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
)


def _download(
    answers: Connection, environment: dict[str, str], name: str, cache_dir: Path, stop_after: int
) -> None:
    """Download a model in this process, and say what came of it."""
    os.environ.clear()
    os.environ.update(environment)
    warnings.simplefilter("error")
    with redirect_stderr(StringIO()) as told:
        answer = _answer_of(name, cache_dir, stop_after)
    answers.send({**answer, "stderr": told.getvalue()})


def _answer_of(name: str, cache_dir: Path, stop_after: int) -> dict[str, Any]:
    from engine.encoders.download import download
    from engine.encoders.hub_models import find_model

    seen: list[tuple[int, int]] = []

    def note(step: FetchProgress) -> None:
        seen.append((step.done, step.total))

    def cancelled() -> bool:
        return stop_after > 0 and seen[-1][0] >= stop_after

    try:
        path = download(find_model(name), cache_dir, note, cancelled)
    except EngineError as error:
        return {"error": type(error).__name__, "message": str(error), "seen": seen}
    return {"path": str(path), "seen": seen}


@dataclass
class LocalHub:
    """What the hub has to offer, and what it was asked for.

    Attributes:
        files: content by path, "/owner/name/resolve/revision/file".
        corrupt: paths whose content is sent with a byte changed.
        claimed: sizes to claim in place of the true ones, by path.
        claimed_sha256: the same of hashes.
        cut_after: bytes of a body after which the connection is dropped; 0 for never.
        trickle: send bodies in pieces of so many bytes, and stop for good after the fourth until
            `release` is set; 0 for at once.
        refusal: answer everything with this status and error code.
        requests: method, path and start of the range of every request so far.
    """

    url: str
    files: dict[str, bytes] = field(default_factory=dict)
    corrupt: set[str] = field(default_factory=set)
    claimed: dict[str, int] = field(default_factory=dict)
    claimed_sha256: dict[str, str] = field(default_factory=dict)
    cut_after: int = 0
    trickle: int = 0
    release: threading.Event = field(default_factory=threading.Event)
    refusal: tuple[int, str] | None = None
    requests: list[tuple[str, str, int]] = field(default_factory=list)

    def offer(self, hub: HubFiles, directory: Path) -> None:
        """Serve the files of a model directory as that repository at its revision."""
        for name in hub.names:
            self.files[self.path(hub, name)] = (directory / name).read_bytes()

    def claim(self, hub: HubFiles, file: HubFile) -> None:
        """Say that a file is there as it is pinned, without its content."""
        path = self.path(hub, file.name)
        self.files[path] = b"x"
        if file.size:
            self.claimed[path] = file.size
        if file.name == hub.weights and file.sha256:
            self.claimed_sha256[path] = file.sha256

    @staticmethod
    def path(hub: HubFiles, name: str) -> str:
        """The path under which a file is served."""
        return f"/{hub.repo}/resolve/{hub.revision}/{name}"

    def environment(self, home: Path) -> dict[str, str]:
        """The environment of a program that takes this for the hub."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("HF_")}
        return {**kept, "HF_ENDPOINT": self.url, "HF_HOME": str(home), "NO_PROXY": "127.0.0.1"}

    def download(
        self, name: str, cache_dir: Path, stop_after: int = 0, **environment: str
    ) -> dict[str, Any]:
        """Run the download in a process of its own, cancelled after so many bytes."""
        ours, theirs = _OWN_PROCESS.Pipe()
        chosen = {**self.environment(cache_dir / "home"), **environment}
        given = (theirs, chosen, name, cache_dir, stop_after)
        process = _OWN_PROCESS.Process(target=_download, args=given)
        process.start()
        theirs.close()
        with ours:
            answer: dict[str, Any] = ours.recv()
        process.join()
        assert (process.exitcode, answer.pop("stderr")) == (0, "")
        process.close()
        return answer


@contextmanager
def local_hub() -> Iterator[LocalHub]:
    """Serve a hub on a free port for as long as the context lasts."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.hub = hub = LocalHub(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hub
    finally:
        hub.release.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    hub: LocalHub


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass

    def _answer(self, with_body: bool) -> None:
        hub = self.server.hub
        start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
        hub.requests.append((self.command, self.path, start))
        content = hub.files.get(self.path)
        if content is None or hub.refusal:
            self._refuse(*(hub.refusal or (404, "EntryNotFound")))
            return
        size = hub.claimed.get(self.path, len(content))
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(size - start))
        etag = hub.claimed_sha256.get(self.path) or _etag(self.path, content)
        self.send_header("ETag", f'"{etag}"')
        self.send_header("X-Repo-Commit", self.path.split("/")[4])
        self.end_headers()
        if with_body:
            self._send(hub, content, start)

    def _refuse(self, status: int, code: str) -> None:
        self.send_response(status)
        self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, hub: LocalHub, content: bytes, start: int) -> None:
        if self.path in hub.corrupt:
            content = content[:-1] + bytes([content[-1] ^ 1])
        body = content[start:]
        if hub.cut_after and len(body) > hub.cut_after:
            body = body[: hub.cut_after]
            self.close_connection = True
        if not hub.trickle:
            self.wfile.write(body)
            return
        for piece in range(0, len(body), hub.trickle):
            if piece >= 4 * hub.trickle:
                hub.release.wait()
            try:
                self.wfile.write(body[piece : piece + hub.trickle])
            except OSError:
                return


def _etag(path: str, content: bytes) -> str:
    """SHA-256 of large files and git's blob hash of small ones, as the hub has it."""
    if path.endswith(".safetensors"):
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
