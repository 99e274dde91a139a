"""Another machine: a library of its own in a process of its own, told what to do line by line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_ANSWER = """
import json, sys
from pathlib import Path
from engine import Library
from engine.types.index_settings import IndexKind, IndexSettings
library = Library(sys.argv[1])
for line in sys.stdin:
    what, *given = json.loads(line)
    told = None
    if what == "index":
        library.index(*given)
    if what == "shard":
        library.index(given[0], shard=given[1])
    if what == "share":
        kept = IndexSettings(IndexKind.MILVUS, given[0], owner=given[1], store=given[2])
        state = library.engine.get().index_choice.choose(kept)
        told = [state.due, state.trouble]
    if what == "search":
        told = library.search(given[0], limit=given[1], offset=given[2]).document()
    if what == "forget":
        library.forget(*given)
    if what == "due":
        told = library.engine.get().index_choice.state().due
    if what == "preview":
        told = library.preview(*given).kind
    print(json.dumps(told), flush=True)
library.close()
"""


class Machine:
    """A process that keeps its library open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.start()

    def start(self) -> None:
        """Begin, or begin again."""
        command = [sys.executable, "-c", _ANSWER, str(self._folder)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def do(self, what: str, *given: object) -> Any:
        """Have it do something, and wait for what it says."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([what, *map(_plain, given)]) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def search(self, text: str, limit: int = 20, offset: int = 0) -> dict[str, Any]:
        """What `triptych search --json` says."""
        found: dict[str, Any] = self.do("search", text, limit, offset)
        return found

    def names(self, text: str, limit: int = 20, offset: int = 0) -> list[str]:
        """What a search finds, by name."""
        return [Path(hit["path"]).name for hit in self.search(text, limit, offset)["hits"]]

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.communicate()

    def close(self) -> None:
        """End it in order."""
        self._process.communicate()
        assert self._process.returncode == 0


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else value
