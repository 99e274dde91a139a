"""Copies of files of a served library: here for as long as the window is open, within a bound."""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from ..api.connection import Connection
from ..errors import Cancelled, UserError
from ..language import tr
from ..media.sniff import may_be_program
from ..system_reasons import system_reason
from ..types import Item

MOST_BYTES = 2_000_000_000
_PART_BYTES = 1 << 20
# What some system allows in no name.
_UNUSUAL = re.compile(r'[<>:"|?*\x00-\x1f]')
# File systems take 255 bytes, a character at most 4.
_MOST_NAME_CHARS = 60

_Key = tuple[int, int, int]


class Copies:
    """Brings files here; those that were wanted last make room for others last. Any thread may ask.

    Args:
        most_bytes: of all copies together, and of one.
    """

    def __init__(self, server: Connection, most_bytes: int = MOST_BYTES) -> None:
        self._server = server
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        # By what tells one content of a file from another.
        self._kept: OrderedDict[_Key, tuple[Path, int]] = OrderedDict()

    def bring(self, item: Item, cancelled: Callable[[], bool]) -> str:
        """Where a copy of an item's file lies.

        Raises:
            Cancelled: `cancelled` came true.
            UserError: it is too large, there is no room, or the server does not give it.
        """
        key = (item.id, item.mtime_ns, item.size)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return str(self._kept[key][0])
        name = name_of(item.path)
        if item.size > self._most_bytes:
            raise _too_large(name)
        try:
            folder = Path(tempfile.mkdtemp(dir=self._place()))
            self._fetch(item.id, folder / name, cancelled)
        except OSError as error:
            why = system_reason(error)
            raise UserError(
                tr("{name} cannot be kept here: {reason}.", name=name, reason=why)
            ) from error
        self._keep(key, folder / name)
        return str(folder / name)

    def close(self) -> None:
        """Remove all copies."""
        with self._lock:
            self._kept.clear()
            if self._folder is not None:
                self._folder.cleanup()

    def _fetch(self, item_id: int, target: Path, cancelled: Callable[[], bool]) -> None:
        try:
            with (
                self._server.stream(f"/api/items/{item_id}/file") as answer,
                target.open("xb") as file,
            ):
                for part in answer.iter_bytes(_PART_BYTES):
                    if cancelled():
                        raise Cancelled
                    # Whatever the server says of its size.
                    if file.tell() + len(part) > self._most_bytes:
                        raise _too_large(target.name)
                    file.write(part)
        except BaseException:
            shutil.rmtree(target.parent, ignore_errors=True)
            raise

    def _place(self) -> str:
        with self._lock:
            if self._folder is None:
                # A program that has a copy open keeps it, on Windows.
                self._folder = tempfile.TemporaryDirectory(
                    prefix="triptych-", ignore_cleanup_errors=True
                )
            return self._folder.name

    def _keep(self, key: _Key, path: Path) -> None:
        with self._lock:
            self._kept[key] = path, path.stat().st_size
            while len(self._kept) > 1 and self._held() > self._most_bytes:
                _, (oldest, _) = self._kept.popitem(last=False)
                shutil.rmtree(oldest.parent, ignore_errors=True)

    def _held(self) -> int:
        return sum(size for _, size in self._kept.values())


def name_of(path: str) -> str:
    """The name of a file there as it may be called here.

    The ending stays, unless it may be that of a program: such a file is opened as text.
    """
    last = re.split(r"[/\\]", path)[-1].encode("utf-8", "replace").decode()
    name = _UNUSUAL.sub("_", last)[-_MOST_NAME_CHARS:]
    return f"{name}.txt" if may_be_program(name) else name


def _too_large(name: str) -> UserError:
    return UserError(tr("{name} is too large to be brought here.", name=name))
