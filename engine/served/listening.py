"""Follows a server's events (server-sent events, HTML Living Standard), and whether it is there."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from ..api import calls
from ..api.connection import Connection, UnansweredError
from ..errors import EngineError
from ..language import joined, tr
from ..service.away_messages import ServerAway, ServerBack
from ..service.messages import (
    Event,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    Ready,
)
from ..types import IndexReport, Progress
from .view import ServedView

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0
# A server that has nothing to tell says so more often.
_SILENCE_SECONDS = 45.0


class Listening:
    """Listens on a thread of its own, and knocks again and again while nobody answers.

    Args:
        send: called on that thread.
    """

    def __init__(self, server: Connection, view: ServedView, send: Callable[[Event], None]) -> None:
        self._server = server
        self._view = view
        self._send = send
        self._closing = threading.Event()
        self._away = ""
        self._wait = _FIRST_WAIT
        self._is_ready = False
        self._thread = threading.Thread(target=self._work, name="listening", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def close(self) -> None:
        """Listen no more; what is waited for is left to itself."""
        self._closing.set()

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                self._listen()
                line = tr("{address} has ended.", address=self._server.address)
            except EngineError as error:
                line = str(error)
            line = joined((line, tr("It is asked again by itself.")))
            if not self._closing.is_set():
                self._note_away(line)
                self._closing.wait(self._wait)
                self._wait = min(2 * self._wait, _LONGEST_WAIT)

    def _listen(self) -> None:
        import httpx2 as httpx  # noqa: PLC0415 - a library that lies here needs no network

        patience = httpx.Timeout(_SILENCE_SECONDS)
        with self._server.stream("/api/events", timeout=patience) as answer:
            for name, told in events_of(answer.iter_lines()):
                if self._closing.is_set():
                    return
                self._take(name, told)

    def _take(self, name: str, told: dict[str, Any]) -> None:
        """Hand on what the server tells; the first thing it tells is the revision."""
        try:
            match name:
                case "changed":
                    self._view.note_revision(int(told["revision"]))
                    self._note_back()
                case "progress":
                    self._send(IndexingProgress(msgspec.convert(told, Progress)))
                case "report" if "error" in told:
                    self._send(IndexingFailed(str(told["error"])))
                case "report" if "handed_over" not in told:
                    self._send(IndexingDone(msgspec.convert(told, IndexReport)))
        except (ValueError, KeyError, TypeError) as error:
            raise self._server.not_understood(error) from error

    def _note_away(self, line: str) -> None:
        self._view.note_away(line)
        if line != self._away:
            self._away = line
            self._send(ServerAway(line))

    def _note_back(self) -> None:
        self._wait = _FIRST_WAIT
        if self._away:
            self._send(ServerBack(self._away))
            self._away = ""
        if not self._is_ready:
            # A server that goes at this very moment is asked once more when it is back.
            self._send(Ready(self._view.ask(calls.PRESET, calls.Nothing())))
            self._is_ready = True


def events_of(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The events of a stream, each with its name and the JSON of its data.

    Raises:
        UnansweredError: something else comes.
    """
    name, data = "", []
    for line in lines:
        field, _, value = line.partition(":")
        if field == "event":
            name = value.strip()
        elif field == "data":
            data.append(value.removeprefix(" "))
        elif not line and data:
            try:
                yield name, json.loads("\n".join(data))
            except ValueError as error:
                raise UnansweredError(str(error)) from error
            name, data = "", []
