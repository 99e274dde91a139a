"""One connection to Milvus, or to the folder of Milvus Lite: the only importer of pymilvus.

pymilvus tries a call again, with longer and longer pauses, until the call's time is over. What
fails then is told as `IndexAwayError`, and searches do not wait again for a while.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import IndexAwayError
from ..language import tr
from ..types.index_settings import IndexSettings

if TYPE_CHECKING:
    from pymilvus import MilvusClient

# A search has the library's own vectors to go on with; what writes has time.
SEARCH_SECONDS = 3.0
WRITE_SECONDS = 60.0
# After a failure searches do without for so long.
REST_SECONDS = 20.0
_CONNECT_SECONDS = 5.0
_LONGEST_REASON = 200
# Else all connections of a process wait together, up to two minutes, to try a server that was away.
_GRPC = {"grpc.use_local_subchannel_pool": 1, "grpc.max_reconnect_backoff_ms": 1000}

_log = logging.getLogger(__name__)


class Server:
    """A Milvus server. Any thread may call; it connects when it is first asked."""

    def __init__(self, settings: IndexSettings) -> None:
        self.settings = settings
        self._client: MilvusClient | None = None
        self._lock = threading.Lock()
        self._failed_at = 0.0
        self._trouble: IndexAwayError | None = None

    def trouble(self) -> str | None:
        """One line on why the last call failed; None where it did not."""
        return str(self._trouble) if self._trouble else None

    @contextmanager
    def asked(self, *, may_rest: bool = False) -> Iterator[MilvusClient]:
        """The client, for calls in the block.

        Args:
            may_rest: fail at once where a call failed a short while ago.

        Raises:
            IndexAwayError: the server cannot be reached, does not answer in time, answers with an
                error, or is not to be used; or pymilvus is not installed.
        """
        if may_rest and self._trouble and time.monotonic() < self._failed_at + REST_SECONDS:
            raise self._trouble
        try:
            yield self._connected()
        except IndexAwayError as error:
            self._note(error)
            raise
        except _failures() as error:
            _log.debug("Milvus at %s failed", self.settings.uri, exc_info=error)
            away = IndexAwayError.silent(self.settings.uri, _reason(error))
            self._note(away)
            raise away from error
        self._trouble = None

    def _note(self, error: IndexAwayError) -> None:
        self._failed_at, self._trouble = time.monotonic(), error

    def _connected(self) -> MilvusClient:
        with self._lock:
            if self._client is None:
                self._client = _client(self.settings)
            return self._client

    def close(self) -> None:
        """End the connection."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client = None


def _failures() -> tuple[type[Exception], ...]:
    """What a call may end with that is the server's doing, or the way there."""
    import grpc  # noqa: PLC0415
    from pymilvus import MilvusException  # noqa: PLC0415

    # pymilvus raises a ValueError on a channel that was closed.
    return MilvusException, grpc.RpcError, OSError, ValueError


def _client(settings: IndexSettings) -> MilvusClient:
    try:
        from pymilvus import MilvusClient  # noqa: PLC0415
    except ImportError as error:
        raise IndexAwayError(
            tr("The index is in Milvus, for which a part is missing. Run: pip install pymilvus")
        ) from error
    # It prints what we tell in a line of our own.
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL)
    if settings.is_folder:
        Path(settings.uri).parent.mkdir(parents=True, exist_ok=True)
    certificate = {"server_pem_path": settings.certificate} if settings.certificate else {}
    return MilvusClient(
        settings.uri,
        token=settings.token,
        timeout=_CONNECT_SECONDS,
        dedicated=True,
        grpc_options=_GRPC,
        **certificate,
    )


def data_types() -> dict[str, Any]:
    """What fields can hold, by Milvus' names."""
    from pymilvus import DataType  # noqa: PLC0415

    return dict(DataType.__members__)


def _reason(error: Exception) -> str:
    """What the server or the way there says, without anything of ours."""
    told = getattr(error, "message", "") or getattr(error, "details", lambda: "")() or str(error)
    return " ".join(str(told).split())[:_LONGEST_REASON]
