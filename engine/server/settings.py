"""How a library is served: where, to whom, and how much at a time."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

DEFAULT_PORT = 8765
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much anybody may ask for.

    Attributes:
        upload_bytes: of one request, all its files together.
        silence_seconds: how long a request may send nothing in the midst of itself.
        request_seconds: how long it may take to arrive as a whole.
        idle_seconds: how long after an answer the next request may be there, with its whole head.
        rate, burst: requests a second of one client on the whole, and at once.
        listeners, listeners_each: how many may follow the events, and how many with one token, or
            from one address without.
        connections: how many may be open.
    """

    upload_bytes: int = 200 * _MEGABYTE
    silence_seconds: float = 10.0
    request_seconds: float = 300.0
    idle_seconds: int = 15
    rate: float = 50.0
    burst: int = 400
    listeners: int = 100
    listeners_each: int = 10
    connections: int = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    """One way to serve.

    Attributes:
        names: further names of this computer that a browser may call it by.
        certificate, key: files in PEM; with both, TLS is spoken.
        wants_token: reading needs a token on this computer, too.
    """

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    wants_token: bool = False
    limits: Limits = Limits()

    @property
    def is_local(self) -> bool:
        """Whether only programs of this computer can reach it."""
        return is_loopback(self.host)

    @property
    def is_open(self) -> bool:
        """Whether reading needs no token: nobody comes from elsewhere, through a proxy either."""
        return self.is_local and not self.wants_token and not self.names

    @property
    def has_tls(self) -> bool:
        """Whether what is said cannot be read on the way."""
        return self.certificate is not None


def is_loopback(host: str) -> bool:
    """Whether a name or address is this computer's own for itself."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def is_address(host: str) -> bool:
    """Whether it is an IP address, in brackets or not."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
