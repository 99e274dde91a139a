"""`triptych serve`: the library for a browser and for programs, and who may ask it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Annotated

import typer

from ..api.library import Library
from ..errors import TOLD, Cancelled, UserError, user_line
from ..library.manners import keep_to_cores
from ..paths import LibraryPaths
from ..server.settings import DEFAULT_PORT, Limits, Settings
from ..server.tokens import Scope
from .console import complain, say
from .interrupt import interrupts
from .options import JsonOption, LibraryOption, PresetOption, existing_library, whole_number
from .serve_tokens import WHAT, change_tokens
from .watch import keep_in_line

_MEGABYTE = 1_000_000
# After something that the person has to mend, such as a full disk.
_RETRY_SECONDS = 60.0

HostOption = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; 0.0.0.0 is anywhere.")
]
PortOption = Annotated[
    int, typer.Option(parser=whole_number(0, 65_535), metavar="N", help="0 for any that is free.")
]
NameOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="HOST", help="A name that browsers reach this server by."),
]
CertificateOption = Annotated[
    Path | None, typer.Option(metavar="F", help="For TLS: the certificate, in PEM.")
]
KeyOption = Annotated[Path | None, typer.Option(metavar="F", help="Its key, in PEM.")]
TokenOption = Annotated[
    bool, typer.Option("--require-token", help="Want a token on this computer, too.")
]
UploadOption = Annotated[
    int, typer.Option("--upload", parser=whole_number(1), metavar="MB", help="Most to send.")
]
RateOption = Annotated[
    int, typer.Option("--rate", parser=whole_number(1), metavar="N", help="Requests a second each.")
]
WatchOption = Annotated[
    bool, typer.Option("--watch", help="Also keep the library in line with its folders.")
]
WriteOption = Annotated[
    bool, typer.Option("--write", help="With token add: it may change marks, and index.")
]


def serve(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar=WHAT, hidden=True)] = None,
    host: HostOption = "127.0.0.1",
    port: PortOption = DEFAULT_PORT,
    name: NameOption = None,
    certificate: CertificateOption = None,
    key: KeyOption = None,
    token: TokenOption = False,
    upload: UploadOption = 200,
    rate: RateOption = 50,
    watch: WatchOption = False,
    write: WriteOption = False,
    preset: PresetOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Serve the library to browsers and programs, by default of this computer alone.

    Any other address wants a token. `token add NAME` makes one and shows it this once, `token
    list` tells which there are, `token revoke NAME` ends one at once.
    """
    directory = existing_library(context, library)
    if words:
        change_tokens(directory, words, Scope.WRITE if write else Scope.READ, as_json=as_json)
        return
    if (certificate is None) != (key is None):
        raise typer.BadParameter("TLS needs both --certificate and --key.")
    limits = Limits(upload_bytes=upload * _MEGABYTE, rate=rate, burst=8 * rate)
    settings = Settings(host, port, tuple(name or ()), certificate, key, token, limits)
    keep_to_cores(LibraryPaths(directory))
    with Library(directory, preset=preset) as opened:
        _serve(opened, settings, watch=watch)


def _serve(library: Library, settings: Settings, *, watch: bool) -> None:
    try:
        from ..server.running import Running  # noqa: PLC0415 - the extra may not be installed
    except ImportError as error:
        raise UserError('Serving needs more: pip install "triptych[serve]"') from error
    running = Running(library, settings)
    say(f"Serving {library.directory} at {running.url}. Ctrl-C ends it.")
    if not settings.is_local and not settings.has_tls:
        complain(
            "There is no TLS: tokens and files can be read on their way. Give --certificate and "
            "--key, or let a proxy with TLS stand before it."
        )
    # uvicorn takes Ctrl-C and SIGTERM itself, ends in good order, and then hands them on.
    watching = _watching(library) if watch else nullcontext()
    with suppress(Cancelled), interrupts(running.end), watching:
        running.run(complain)


@contextmanager
def _watching(library: Library) -> Iterator[None]:
    """Keep a library in line with its folders for the block, on a thread of its own."""
    ending = threading.Event()

    def watch() -> None:
        while not ending.is_set():
            try:
                keep_in_line(library.engine.get(), library.directory, ending)
            except TOLD as error:
                complain(user_line(error))
                ending.wait(_RETRY_SECONDS)

    thread = threading.Thread(target=watch, name="watching")
    thread.start()
    try:
        yield
    finally:
        ending.set()
        thread.join()
