"""Folder to file list: what is there, what is left out, and what could not be looked into."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ..disk import Beat
from ..media.live_pictures import picture_of
from ..media.sidecars import is_sidecar
from ..media.sniff import looks_interesting
from ..paths import is_within
from ..stored_texts import FILE_NOT_REACHED, FOLDER_NOT_OPENED
from ..types import FileStat
from .globs import Globs
from .inner_drives import volume_at

_MOST_ENDING_CHARS = 10
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


def is_passed_over(name: str) -> bool:
    """Whether nothing of that name is ever looked at: it is hidden, or no person's own."""
    return name.startswith(".") or name in SKIPPED_FOLDERS


@dataclass(slots=True)
class Scan:
    """One walk over one folder, its subfolders in the order of their names.

    Folder links are not followed, so that a loop or a link to the whole disk does no harm; a
    link to a file is read as that file. Of several names of one file the first is taken, and of a
    live picture the picture. Hidden names are left out.

    Attributes:
        folder: absolute path of what to walk: a folder, or a single file.
        base: what globs are relative to: `folder`, or a folder above it.
        places: what of the folder is looked at, where that is not all; they need not be there.
        ignore: globs matched against a name, and against its path below the base; one that
            starts with a slash matches the path only.
        failed: paths of files that could not be read: a film is not left to such a picture.
        unreadable: filled while walking: folders that could not be listed, with the reason.
        passed_over: filled while walking: how many files no reader takes, by their endings.
        sidecars: filled while walking: what is called as XMP sidecars are.
        drives: filled while walking: where other drives are mounted, with what tells each.
        other_names: filled while walking: paths of files that are listed by another name, and of
            films that are listed as the live picture that they belong to.
    """

    folder: str
    base: str
    ignore: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    failed: Collection[str] = ()
    unreadable: dict[str, str] = field(default_factory=dict)
    passed_over: Counter[str] = field(default_factory=Counter)
    sidecars: list[FileStat] = field(default_factory=list)
    drives: dict[str, str] = field(default_factory=dict)
    other_names: set[str] = field(default_factory=set)
    _seen: set[tuple[int, int]] = field(default_factory=set)
    _globs: Globs = field(init=False)

    def __post_init__(self) -> None:
        self._globs = Globs(self.ignore)

    def files(self, beat: Beat = lambda: None) -> Iterator[FileStat]:
        """Yield every file that looks like media or a document.

        Args:
            beat: called for every folder and entry.
        """
        if os.path.isdir(self.folder):
            for place in self.places or (self.folder,):
                yield from self._at(place, beat)
        else:
            yield from self._stat(self.folder)

    def _at(self, place: str, beat: Beat) -> Iterator[FileStat]:
        """What there is at a place, or below it."""
        beat()
        is_link = place != self.folder and os.path.islink(place)
        if self.leaves_out(place) or not os.path.lexists(place):
            return
        if os.path.isdir(place) and not is_link:
            yield from self._walk(place, beat)
        elif looks_interesting(os.path.basename(place)):
            yield from self._stat(place, is_link=is_link)
        elif is_sidecar(place):
            self.sidecars.extend(self._stat(place))

    def _walk(self, folder: str, beat: Beat) -> Iterator[FileStat]:
        waiting = [folder]
        while waiting:
            folder = waiting.pop()
            subfolders = []
            if folder != self.base and (volume := volume_at(folder)):
                self.drives[folder] = volume
            for entry in self._entries(folder, beat):
                beat()
                if self._is_left_out(entry.path):
                    continue
                if _is_folder(entry):
                    subfolders.append(entry.path)
                elif looks_interesting(entry.name):
                    yield from self._stat(entry.path, is_link=entry.is_symlink())
                elif is_sidecar(entry.name):
                    self.sidecars.extend(self._stat(entry.path))
                elif entry.is_file(follow_symlinks=False):
                    self.passed_over[_ending(entry.name)] += 1
            waiting.extend(reversed(subfolders))

    def _entries(self, folder: str, beat: Beat) -> list[os.DirEntry[str]]:
        found = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    found.append(entry)
                    beat()
        except OSError as error:
            self.unreadable[folder] = FOLDER_NOT_OPENED.format(why=error.strerror)
        return sorted(found, key=lambda entry: entry.name)

    def leaves_out(self, path: str) -> bool:
        """Whether a walk leaves out a path below the folder: itself, or a folder that it is in."""
        return self._leaves_out(path, self.folder)

    def _leaves_out(self, path: str, top: str) -> bool:
        while len(path) > len(top):
            if self._is_left_out(path):
                return True
            path = os.path.dirname(path)
        return False

    def _is_left_out(self, path: str) -> bool:
        name = os.path.basename(path)
        if is_passed_over(name):
            return True
        if not self.ignore:
            return False
        below = os.path.relpath(path, self.base).replace(os.sep, "/")
        return self._globs.fit((name, below, f"/{below}"))

    def _stat(self, path: str, *, is_link: bool = False) -> Iterator[FileStat]:
        """The file's numbers, or nothing for a broken link, a pipe or a device."""
        try:
            found = os.stat(path)
        except OSError as error:
            if not os.path.islink(path):
                self.unreadable[path] = FILE_NOT_REACHED.format(why=error.strerror)
            return
        if not stat.S_ISREG(found.st_mode):
            return
        if self._is_known(path, found, is_link=is_link) or self._belongs_to_picture(path, found):
            self.other_names.add(path)
        else:
            yield FileStat.of(path, found)

    def _is_known(self, path: str, found: os.stat_result, *, is_link: bool) -> bool:
        """Whether a walk over the base comes upon the same file by another name."""
        if is_link and self._comes_upon(os.path.realpath(path)):
            return True
        if not is_link and found.st_nlink == 1:
            return False
        identity = found.st_dev, found.st_ino
        was_seen = identity in self._seen
        self._seen.add(identity)
        return was_seen

    def _belongs_to_picture(self, path: str, found: os.stat_result) -> bool:
        """Whether a file is the film of a live picture, which is listed as the picture."""
        picture = picture_of(path, found)
        is_there = bool(picture) and picture not in self.failed
        return is_there and not self._leaves_out(picture, self.base)

    def _comes_upon(self, target: str) -> bool:
        """Whether a walk over the base lists a file, given by its real path."""
        base = os.path.realpath(self.base)
        if not is_within(target, base):
            return False
        path = self.base + target[len(base) :]
        return bool(looks_interesting(path)) and not self._leaves_out(path, self.base)


def _ending(name: str) -> str:
    """The ending of a name, with its dot; empty where it has none that tells a kind of files."""
    ending = os.path.splitext(name)[1].lower()
    is_usual = ending.isascii() and ending[1:].isalnum() and not ending[1:].isdigit()
    return ending if is_usual and len(ending) <= _MOST_ENDING_CHARS else ""


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether to go into an entry; some file systems must be asked, and may refuse."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
