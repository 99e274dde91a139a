"""A served library whose windows ask with what takes its time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from served_library import open_shelf, served

from engine.library.asking import AT_ONCE

_PATIENCE_SECONDS = 30.0


def test_who_asks_with_words_does_not_wait_for_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many windows ask with a file, which may be a long film."""
    begun, go_on = threading.Semaphore(0), threading.Event()
    with open_shelf(tmp_path) as library, served(library) as url:
        facade = type(library.engine.get())
        search = facade.search

        def slow(self: Any, query: Any) -> Any:
            if any(term.is_file for term in query.terms):
                begun.release()
                go_on.wait(2 * _PATIENCE_SECONDS)
            return search(self, query)

        def ask(asked: object) -> int:
            answer = httpx.post(f"{url}/api/window/search", json=asked, timeout=_PATIENCE_SECONDS)
            return answer.status_code

        monkeypatch.setattr(facade, "search", slow)
        sent = httpx.post(f"{url}/api/uploads", files={"file": ("red.txt", b"red")}).json()
        with_file = {"files": [{"modality": "text", **sent}]}
        with ThreadPoolExecutor(2 * AT_ONCE) as several:
            asking = [several.submit(ask, with_file) for _ in range(2 * AT_ONCE)]
            for _ in range(AT_ONCE // 2):
                assert begun.acquire(timeout=_PATIENCE_SECONDS)
            try:
                assert ask({"q": "red"}) == 200
            finally:
                go_on.set()
            assert [one.result() for one in asking] == [200] * len(asking)
