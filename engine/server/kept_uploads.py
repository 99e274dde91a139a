"""Files that a window was sent, kept for its next questions: typing on asks with them each time."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import File, HTTPException, UploadFile
from starlette.responses import Response

from .answers import json_answer
from .uploads import written

_MOST_FILES = 100


class KeptUploads:
    """Keeps the newest files; who knows a file's name here, which nobody guesses, asks with it.

    Args:
        most_bytes: of all of them together; the oldest make room.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._paths: OrderedDict[str, tuple[Path, int]] = OrderedDict()

    async def take(self, file: Annotated[UploadFile, File()]) -> Response:
        """Keep a file to search with; answers with its name as `upload`."""
        return json_answer({"upload": await run_sync(self._keep, file)})

    def find(self, name: str) -> Path:
        """Where a file lies.

        Raises:
            HTTPException: 404, it is not kept, or not any more.
        """
        with self._lock:
            if name not in self._paths:
                raise HTTPException(404, "The file is not kept here any more. Send it again.")
            self._paths.move_to_end(name)
            return self._paths[name][0]

    def close(self) -> None:
        """Remove all files."""
        with self._lock:
            self._paths.clear()
            if self._folder is not None:
                self._folder.cleanup()

    def _keep(self, upload: UploadFile) -> str:
        name = secrets.token_urlsafe(16)
        path = written(self._place() / name, upload)
        with self._lock:
            self._paths[name] = path, path.stat().st_size
            while len(self._paths) > 1 and self._is_over():
                _, (oldest, _) = self._paths.popitem(last=False)
                shutil.rmtree(oldest.parent, ignore_errors=True)
        return name

    def _place(self) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="triptych-asked-")
            return Path(self._folder.name)

    def _is_over(self) -> bool:
        held = sum(size for _, size in self._paths.values())
        return held > self._most_bytes or len(self._paths) > _MOST_FILES
