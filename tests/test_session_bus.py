"""Connecting to the bus of a desktop's session, be it full, silent or none at all."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from session_bus import session_bus

from desktop.services.session_bus import open_session_bus

connections = pytest.importorskip("desktop.services.bus_connection", reason="Linux alone has it")

# What `dbus-daemon --session` needs, and room for one program.
FULL = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
  </policy>
  <limit name="max_completed_connections">1</limit>
</busconfig>
"""


def test_a_bus_that_is_full_is_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lets in whom it refuses then, in words of its own."""
    (tmp_path / "full.conf").write_text(FULL)
    with session_bus(f"--config-file={tmp_path / 'full.conf'}") as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        first = open_session_bus()
        with pytest.raises(ConnectionError, match="LimitsExceeded"):
            open_session_bus()
        first.close()


@pytest.fixture
def silent_bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus that lets everybody in, and says nothing after that."""
    path = str(tmp_path / "bus")
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(path)
        bus.listen()
        thread = threading.Thread(target=_let_in, args=(bus,))
        thread.start()
        yield f"unix:path={path}"
        thread.join()


def _let_in(bus: socket.socket) -> None:
    client, _ = bus.accept()
    with client, client.makefile("rb") as told:
        told.readline()
        client.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
        # Until the other one gives up.
        told.read()


def test_a_bus_that_hangs_is_given_up(silent_bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window, which connects as it opens, does not hang with it."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", silent_bus)
    monkeypatch.setattr(connections, "PATIENCE_SECONDS", 0.1)
    with pytest.raises(TimeoutError):
        open_session_bus()


@pytest.mark.parametrize("address", [None, "tcp:host=localhost", "nonsense", "unix:path=/nowhere"])
def test_a_session_without_a_bus_says_so(
    address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands in its environment."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(OSError, match=r"."):
        open_session_bus()
