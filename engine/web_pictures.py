"""Fetches one picture that a person asked for, within bounds of time, size and place."""

from __future__ import annotations

import ipaddress
import os
import socket
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .errors import UserError
from .language import tr, tr_noop

SECONDS = 20.0
MOST_BYTES = 50_000_000
_CHUNK = 1 << 16
_MOST_NAME = 80
_SCHEMES = ("http", "https")
_NO_ADDRESS = tr_noop("Only pictures at http and https addresses can be fetched.")


@dataclass(frozen=True, slots=True)
class WebPicture:
    """What was fetched, as it came; nobody has looked into it.

    Attributes:
        name: what the address calls it.
    """

    name: str
    data: bytes


def fetch_picture(
    address: str, *, seconds: float = SECONDS, most_bytes: int = MOST_BYTES
) -> WebPicture:
    """Fetch a picture from the web.

    Raises:
        UserError: it cannot be fetched, is too large or slow, or is no picture.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise UserError(tr(_NO_ADDRESS)) from error
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme not in _SCHEMES or not host:
        raise UserError(tr(_NO_ADDRESS))
    opener = build_opener(_Redirects(address))
    asked = {"User-Agent": "Triptych", "Accept": "image/*"}
    request = Request(address, headers=asked)  # noqa: S310 (the schemes are looked at above)
    end = time.monotonic() + seconds
    try:
        with opener.open(request, timeout=seconds) as answer:
            _check_type(answer.headers, host)
            return WebPicture(_name_of(address), _read(answer, end, most_bytes, host))
    except HTTPError as error:
        error.close()
        raise UserError(
            tr("{host} has no such picture: it answered {code}.", host=host, code=error.code)
        ) from error
    except TimeoutError as error:
        raise _too_slow(host) from error
    except (URLError, OSError, HTTPException, ValueError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise _too_slow(host) from error
        raise UserError(tr("{host} cannot be reached. Are you online?", host=host)) from error


class _Redirects(HTTPRedirectHandler):
    """Follows to other public places only, and from an encrypted one to encrypted ones."""

    max_redirections = 5

    def __init__(self, address: str) -> None:
        self._first = urlsplit(address)

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if refusal := self._refusal(urlsplit(newurl)):
            fp.close()
            raise UserError(refusal)
        return super().redirect_request(req, fp, code, msg, headers, newurl)

    def _refusal(self, target: SplitResult) -> str:
        """Why nothing is fetched from a place that the first one leads to, or nothing."""
        host, first = target.hostname or "", self._first.hostname
        is_weaker = self._first.scheme == "https" and target.scheme != "https"
        if target.scheme not in _SCHEMES or is_weaker:
            return tr(
                "{host} leads to {scheme}://{other}, which is not fetched.",
                host=first,
                scheme=target.scheme,
                other=host,
            )
        if host != first and _is_private(host):
            return tr(
                "{host} leads to {other}, a place in your own network, from where nothing is "
                "fetched.",
                host=first,
                other=host,
            )
        return ""


def _is_private(host: str) -> bool:
    """Whether a name stands for anything but a public place."""
    found = socket.getaddrinfo(host, None)
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    return not all(ipaddress.ip_address(one).is_global for one in addresses)


def _check_type(headers: Any, host: str) -> None:
    kind = headers.get_content_type()
    if not kind.startswith("image/"):
        raise UserError(
            tr("What is there at {host} is no picture, but {kind}.", host=host, kind=kind)
        )


def _read(answer: HTTPResponse, end: float, most_bytes: int, host: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    # What has come is taken at once, so that who sends a byte now and then is found out.
    while part := answer.read1(_CHUNK):
        size += len(part)
        if size > most_bytes:
            raise UserError(
                tr(
                    "The picture at {host} has over {size} MB.",
                    host=host,
                    size=most_bytes // 10**6,
                )
            )
        if time.monotonic() > end:
            raise _too_slow(host)
        parts.append(part)
    return b"".join(parts)


def _name_of(address: str) -> str:
    """The last part of an address as a file may be called."""
    last = os.path.basename(unquote(urlsplit(address).path).replace("\\", "/"))
    plain = "".join(one if one.isalnum() or one in "-_. " else "_" for one in last).strip(". ")
    return plain[-_MOST_NAME:] or "picture"


def _too_slow(host: str) -> UserError:
    return UserError(
        tr("{host} is too slow. Save the picture yourself, then drop it here.", host=host)
    )
