"""A web server on this machine that has a few things to fetch, and notes what it was asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Of what is at a path: its type and its bytes; a type of "->" leads to the address in the bytes.
Shelf = Mapping[str, tuple[str, bytes]]


@dataclass
class Server:
    """Where it is, and the paths that it was asked for."""

    host: str
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Without a path."""
        return f"http://{self.host}"


@contextmanager
def serving(shelf: Shelf) -> Iterator[Server]:
    """Serve for the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            kind, data = shelf.get(self.path, ("", b""))
            self.send_response(404 if not kind else 302 if kind == "->" else 200)
            if kind == "->":
                self.send_header("Location", data.decode().replace("HOST", server.host))
                data = b""
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name there)
            """Say nothing on stderr."""

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"127.0.0.1:{web.server_port}")
    thread = threading.Thread(target=web.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        web.shutdown()
        thread.join()
        web.server_close()
