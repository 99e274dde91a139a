"""A hand that changes the files of a folder at random, and knows what ought to be there."""

from __future__ import annotations

import io
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import xxhash
from colour_media import RGB
from PIL import Image

# A removal of more would be held back, since it looks like an accident.
_MOST_AT_ONCE = 5
_FOLDERS = ("a", "b", "b/deep", "c", "c/deep/er", "")
_HIDDEN = ".hidden"


class Hand:
    """Makes, changes, moves, copies and removes files and folders, one at a time.

    Args:
        root: an empty folder, with room beside it for what is moved out.
        few: with fewer files than that nothing is removed.
    """

    def __init__(self, root: Path, seed: int, few: int = 60) -> None:
        self.files: dict[str, bytes] = {}
        self._root = root
        self._few = few
        self._outside = root.with_name(f"outside of {root.name}")
        self._outside.mkdir()
        self._random = random.Random(seed)
        self._made = 0
        self._away: list[tuple[Path, dict[str, bytes]]] = []

    def change(self) -> None:
        """Make one change that was drawn."""
        self._drawn()()

    def hashes(self) -> dict[str, bytes]:
        """The hash of every file that a library ought to have, by its path below the root."""
        return {path: xxhash.xxh3_128(data).digest() for path, data in self.files.items()}

    def _drawn(self) -> Callable[[], None]:
        if len(self.files) < self._few:
            return self._random.choice((self._make, self._make, self._copy))
        rare = (self._move_folder, self._remove_folder, self._leave, self._come_back)
        often = (self._rewrite, self._append, self._replace, self._move, self._move, self._rename)
        usual = (self._make, self._make, self._copy, self._remove, self._remove, self._touch)
        return self._random.choice((*often, *usual, *rare, self._make_foreign, self._swap))

    def _make(self) -> None:
        content, ending = self._content()
        self._write(self._new_path(ending), content)

    def _rewrite(self) -> None:
        path = self._some()
        content = self._text() if path.endswith(".txt") else self._picture()
        self._write(path, content)

    def _append(self) -> None:
        path = self._some(".txt")
        if path:
            with self._at(path).open("ab") as file:
                file.write(b" more")
            self.files[path] += b" more"

    def _replace(self) -> None:
        """As editors save: another file takes the place."""
        path = self._some(".txt")
        if path:
            draft = self._at(path).with_name("draft.tmp")
            self.files[path] = self._text()
            draft.write_bytes(self.files[path])
            draft.replace(self._at(path))

    def _move(self) -> None:
        path = self._some()
        self._rename_to(path, self._new_path(os.path.splitext(path)[1]))

    def _rename(self) -> None:
        path = self._some()
        self._rename_to(path, os.path.join(os.path.dirname(path), self._name(path[-4:])))

    def _swap(self) -> None:
        """Two files of a kind change their names; both look as the other did."""
        one, other = self._some(".txt"), self._some(".txt")
        if one != other:
            between = self._root / "between.tmp"
            self._at(one).rename(between)
            self._at(other).rename(self._at(one))
            between.rename(self._at(other))
            self.files[one], self.files[other] = self.files[other], self.files[one]

    def _copy(self) -> None:
        if self.files:
            path = self._some()
            self._write(self._new_path(os.path.splitext(path)[1]), self.files[path])

    def _touch(self) -> None:
        os.utime(self._at(self._some()))

    def _remove(self) -> None:
        path = self._some()
        self._at(path).unlink()
        del self.files[path]

    def _make_foreign(self) -> None:
        """What is in no library: a file that no reader takes, and a hidden one."""
        (self._root / self._name(".o")).write_bytes(b"\x7fELF")
        (self._root / _HIDDEN).mkdir(exist_ok=True)
        (self._root / _HIDDEN / self._name(".txt")).write_bytes(self._text())

    def _move_folder(self) -> None:
        folder = self._some_folder()
        if folder:
            new = self._name("")
            self._at(folder).rename(self._at(new))
            self.files |= {new + path[len(folder) :]: data for path, data in self._take(folder)}

    def _remove_folder(self) -> None:
        folder = self._some_folder()
        if folder:
            shutil.rmtree(self._at(folder))
            self._take(folder)

    def _leave(self) -> None:
        """A folder is moved out of the root, or becomes a hidden one."""
        folder = self._some_folder()
        if folder:
            place = self._outside / self._name("")
            if self._random.random() < 0.5:
                place = self._root / f".{place.name}"
            self._at(folder).rename(place)
            found = {path[len(folder) + 1 :]: data for path, data in self._take(folder)}
            self._away.append((place, found))

    def _come_back(self) -> None:
        if self._away:
            place, found = self._away.pop()
            new = self._name("")
            place.rename(self._at(new))
            self.files |= {f"{new}/{path}": data for path, data in found.items()}

    def _take(self, folder: str) -> list[tuple[str, bytes]]:
        inside = [path for path in self.files if path.startswith(f"{folder}/")]
        return [(path, self.files.pop(path)) for path in inside]

    def _some(self, ending: str = "") -> str:
        """A file that is there; empty where none has that ending."""
        found = [path for path in self.files if path.endswith(ending)]
        return self._random.choice(found) if found else ""

    def _some_folder(self) -> str:
        """A folder that is there with few files in it; empty where there is none."""
        folders = {os.path.dirname(path) for path in self.files} - {""}
        few = [
            folder
            for folder in sorted(folders)
            if sum(path.startswith(f"{folder}/") for path in self.files) <= _MOST_AT_ONCE
        ]
        return self._random.choice(few) if few else ""

    def _write(self, path: str, content: bytes) -> None:
        self._at(path).parent.mkdir(parents=True, exist_ok=True)
        with self._at(path).open("wb") as file:
            # In two parts, as large files come.
            file.write(content[:10])
            file.flush()
            file.write(content[10:])
        self.files[path] = content

    def _rename_to(self, path: str, new: str) -> None:
        self._at(new).parent.mkdir(parents=True, exist_ok=True)
        self._at(path).rename(self._at(new))
        self.files[new] = self.files.pop(path)

    def _new_path(self, ending: str) -> str:
        folder = self._random.choice((*_FOLDERS, f"few {self._made % 7}"))
        return os.path.join(folder, self._name(ending))

    def _name(self, ending: str) -> str:
        self._made += 1
        return f"{self._made:05}{ending}"

    def _content(self) -> tuple[bytes, str]:
        return (self._picture(), ".png") if self._random.random() < 0.2 else (self._text(), ".txt")

    def _text(self) -> bytes:
        self._made += 1
        return f"{self._random.choice(tuple(RGB))} house number {self._made}".encode()

    def _picture(self) -> bytes:
        self._made += 1
        picture = Image.new("RGB", (16, 16), RGB[self._random.choice(tuple(RGB))])
        picture.putpixel((0, 0), (self._made % 256, self._made // 256 % 256, 77))
        data = io.BytesIO()
        picture.save(data, "PNG")
        return data.getvalue()

    def _at(self, path: str) -> Path:
        return self._root / path
