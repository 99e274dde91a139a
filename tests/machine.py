"""A machine with a library of its own, here or in another process, told what to do by name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from kept_starter import use_starter_before

from engine import Library
from engine.bulk.given import look_through
from engine.milvus import collection, far_shelf
from engine.types.index_settings import IndexKind, IndexSettings

_SERVE = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import machine; "
_SERVE += "machine.serve(sys.argv[1])"


class Machine:
    """A library that is kept open in this process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.start()

    def start(self) -> None:
        """Begin, or begin again."""
        self._library = Library(self._folder)

    def do(self, what: str, *given: object) -> Any:
        """Do something, and tell what came of it as JSON has it."""
        library = self._library
        match what, *given:
            case "index", *folders:
                return library.index(*map(str, folders)).untold
            case "shard", folder, str(part):
                return library.index(str(folder), shard=part).untold
            case "import", vectors, folder:
                given_vectors = look_through([Path(str(vectors))])
                return library.engine.get().take_in(given_vectors, (str(folder),)).imported
            case "share", uri, owner, store:
                kept = IndexSettings(IndexKind.MILVUS, str(uri), owner=str(owner), store=str(store))
                state = library.engine.get().index_choice.choose(kept)
                return [state.due, state.trouble]
            case "search", str(text), int(limit), int(offset):
                return library.search(text, limit=limit, offset=offset).document()
            case "forget", path:
                return library.forget(str(path))
            case "due", *_:
                return library.engine.get().index_choice.state().due
            case "preview", int(number):
                return str(library.preview(number).kind)
        raise AssertionError(what)

    def search(self, text: str, limit: int = 20, offset: int = 0) -> dict[str, Any]:
        """What `triptych search --json` says."""
        found: dict[str, Any] = self.do("search", text, limit, offset)
        return found

    def names(self, text: str, limit: int = 20, offset: int = 0) -> list[str]:
        """What a search finds, by name."""
        return [Path(hit["path"]).name for hit in self.search(text, limit, offset)["hits"]]

    def close(self) -> None:
        """End it in order."""
        self._library.close()


class FarMachine(Machine):
    """A library that a process of its own keeps open."""

    def start(self) -> None:
        """Begin, or begin again."""
        use_starter_before()
        command = [sys.executable, "-c", _SERVE, str(self._folder)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def do(self, what: str, *given: object) -> Any:
        """Have the process do it, and wait for what it says."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([what, *given], default=str) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.communicate()

    def close(self) -> None:
        """End it in order."""
        self._process.communicate()
        assert self._process.returncode == 0


def be_patient(seconds: float = 60.0) -> None:
    """Wait for a server longer than a person would, on a machine that has other things to do."""
    collection.SEARCH_SECONDS = far_shelf.SEARCH_SECONDS = seconds


def serve(folder: str) -> None:
    """What the process does: all that it is told, line by line."""
    be_patient()
    machine = Machine(Path(folder))
    for line in sys.stdin:
        sys.stdout.write(json.dumps(machine.do(*json.loads(line))) + "\n")
        sys.stdout.flush()
    machine.close()
