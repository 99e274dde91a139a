"""Folder to file list: what is there, what is left out, and what could not be looked into."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..disk import Beat
from ..media.sniff import looks_interesting
from ..types import FileStat
from .globs import Globs

SKIPPED_FOLDERS = frozenset(
    {
        "node_modules",
        "__pycache__",
        "@eaDir",
        "#recycle",
        "System Volume Information",
        "$RECYCLE.BIN",
        "lost+found",
    }
)


@dataclass(slots=True)
class Scan:
    """One walk over one folder, its subfolders in the order of their names.

    Folder links are not followed, so that a loop or a link to the whole disk does no harm; a
    link to a file is read as that file. Hidden names are left out.

    Attributes:
        folder: absolute path of what to walk: a folder, or a single file.
        base: what globs are relative to: `folder`, or a folder above it.
        ignore: globs matched against a name, and against its path below the base; one that
            starts with a slash matches the path only.
        unreadable: filled while walking: folders that could not be listed, with the reason.
    """

    folder: str
    base: str
    ignore: tuple[str, ...] = ()
    unreadable: dict[str, str] = field(default_factory=dict)
    _globs: Globs = field(init=False)

    def __post_init__(self) -> None:
        self._globs = Globs(self.ignore)

    def files(self, beat: Beat = lambda: None) -> Iterator[FileStat]:
        """Yield every file that looks like media or a document.

        Args:
            beat: called for every folder and entry.
        """
        if os.path.isdir(self.folder):
            yield from self._walk(self.folder, beat)
        else:
            yield from self._stat(self.folder)

    def _walk(self, folder: str, beat: Beat) -> Iterator[FileStat]:
        waiting = [folder]
        while waiting:
            folder = waiting.pop()
            subfolders = []
            for entry in self._entries(folder, beat):
                beat()
                if self._is_left_out(entry.path):
                    continue
                if _is_folder(entry):
                    subfolders.append(entry.path)
                elif looks_interesting(entry.name):
                    yield from self._stat(entry.path)
            waiting.extend(reversed(subfolders))

    def _entries(self, folder: str, beat: Beat) -> list[os.DirEntry[str]]:
        found = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    found.append(entry)
                    beat()
        except OSError as error:
            self.unreadable[folder] = f"the folder cannot be opened: {error.strerror}"
        return sorted(found, key=lambda entry: entry.name)

    def leaves_out(self, path: str) -> bool:
        """Whether a walk leaves out a path below the folder: itself, or a folder that it is in."""
        while len(path) > len(self.folder):
            if self._is_left_out(path):
                return True
            path = os.path.dirname(path)
        return False

    def _is_left_out(self, path: str) -> bool:
        name = os.path.basename(path)
        if name.startswith(".") or name in SKIPPED_FOLDERS:
            return True
        if not self.ignore:
            return False
        below = os.path.relpath(path, self.base).replace(os.sep, "/")
        return self._globs.fit((name, below, f"/{below}"))

    def _stat(self, path: str) -> Iterator[FileStat]:
        """The file's numbers, or nothing for a broken link, a pipe or a device."""
        try:
            found = os.stat(path)
        except OSError as error:
            if not os.path.islink(path):
                self.unreadable[path] = f"the file cannot be reached: {error.strerror}"
            return
        if stat.S_ISREG(found.st_mode):
            yield FileStat.of(path, found)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether to go into an entry; some file systems must be asked, and may refuse."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
