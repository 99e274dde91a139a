"""What a person does by hand, which waits for no run: marks, names, what is left out, searches.

Runs hold the library's write lock for hours. A change by hand is small, and touches no row that a
run has in hand, so that it goes between two of its transactions: SQLite lets one come after the
other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

from msgspec import Struct

from ..catalogue import Catalogue
from ..catalogue.duplicate_tables import Contents
from ..paths import LibraryPaths
from ..types import Item, SavedSearch
from ..types.holdings import Globs
from ..types.marks import MarkChange, Marking
from .by_hand_duplicates import Merge, merged
from .by_hand_files import Serving, follow_removal, follow_rename, leave_out, take_in
from .by_hand_sidecars import write_sidecars
from .lease import refuse_other_computers

# So many are changed in one transaction: a tenth of a second, after which others may write.
STEP = 2000


class Marked(Struct, frozen=True):
    """What became of a change of marks.

    Attributes:
        back: what makes the marks again what they were.
        was_stopped: not all were changed.
    """

    back: tuple[Marking, ...] = ()
    was_stopped: bool = False


class LeftOut(Struct, frozen=True):
    """What became of files that were to be left out.

    Attributes:
        globs: what is left out since, by the paths of roots.
        was_stopped: not all of them are.
    """

    globs: Globs = ()
    was_stopped: bool = False


class ByHand(Struct, frozen=True):
    """Changes one library by hand; any thread may call.

    Every method raises `LibraryBusyError` where another computer writes.

    Attributes:
        serving: opens the space that searches use; with None a document keeps the title that it
            had under another name.
    """

    paths: LibraryPaths
    serving: Serving | None = None

    def mark(
        self,
        markings: Sequence[Marking],
        *,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Marked:
        """Change marks, step by step; what was changed before it was stopped stays.

        Args:
            on_progress: called with how many of how many files are done.
        """
        back: dict[MarkChange, list[int]] = {}
        steps, done = list(_steps(markings)), 0
        total = sum(len(step.item_ids) for step in steps)
        with self._writing() as catalogue:
            for step in steps:
                if cancelled():
                    break
                with catalogue.transaction():
                    for marking in catalogue.marks.change(step):
                        back.setdefault(marking.change, []).extend(marking.item_ids)
                done += len(step.item_ids)
                on_progress(done, total)
        told = tuple(Marking(change, tuple(ids)) for change, ids in back.items())
        return Marked(told, was_stopped=done < total)

    def merge_marks(
        self,
        merges: Sequence[Merge],
        *,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Marked:
        """Give files that are kept the marks and albums of those that are taken away.

        Each is a favourite if any of them is, has all their tags, and keeps its own rating or has
        the best of theirs. It stays in the albums also where the marks are taken back.
        """
        with self._writing() as catalogue:
            markings = [marking for merge in merges for marking in merged(catalogue, merge)]
            with catalogue.transaction():
                for kept, taken in merges:
                    catalogue.albums.stand_in(kept, taken)
        return self.mark(markings, on_progress=on_progress, cancelled=cancelled)

    def keep_apart(self, item_ids: Sequence[int]) -> tuple[Contents, ...]:
        """Remember that no two of some files are duplicates; returns what `let_together` takes."""
        with self._writing() as catalogue, catalogue.transaction():
            return tuple(catalogue.duplicates.keep_apart(item_ids))

    def let_together(self, pairs: Sequence[Contents]) -> None:
        """Let contents be duplicates again."""
        with self._writing() as catalogue, catalogue.transaction():
            catalogue.duplicates.let_together(pairs)

    def leave_out(
        self,
        item_ids: Sequence[int],
        *,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> LeftOut:
        """Take files out of the library, and leave them out of later runs, step by step."""
        globs: dict[str, tuple[str, ...]] = {}
        done, total = 0, len(item_ids)
        with self._writing() as catalogue:
            while done < total and not cancelled():
                step = item_ids[done : done + STEP]
                for root, some in leave_out(catalogue, step):
                    globs[root] = globs.get(root, ()) + some
                done += len(step)
                on_progress(done, total)
        return LeftOut(tuple(globs.items()), was_stopped=done < total)

    def take_in(self, globs: Globs) -> None:
        """Leave these out no more; the next run over their roots reads what fits them."""
        with self._writing() as catalogue:
            take_in(catalogue, globs)

    def follow(self, moved: Sequence[tuple[str, str]], gone: Sequence[str]) -> None:
        """Let the library follow what was done to files on the disk, without reading them.

        Args:
            moved: the old and the new path of each file that has another one.
        """
        with self._writing() as catalogue:
            for old, new in moved:
                follow_rename(catalogue, self.serving, old, new)
            for start in range(0, len(gone), STEP):
                follow_removal(catalogue, gone[start : start + STEP])

    def keep_search(
        self, search: SavedSearch, place: int | None = None, instead_of: str = ""
    ) -> None:
        """Keep a search under its name, as `with_search` tells."""
        with self._writing() as catalogue, catalogue.transaction():
            catalogue.saved_searches.put(search, place, instead_of)

    def remove_search(self, name: str) -> bool:
        """Keep a search no longer; tells whether there was one of that name."""
        with self._writing() as catalogue, catalogue.transaction():
            return catalogue.saved_searches.remove(name)

    def write_sidecars(
        self,
        item_ids: Sequence[int],
        *,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[str]:
        """Write the stars and tags of files into XMP sidecars; returns a line for each problem."""
        problems: list[str] = []
        with self._writing() as catalogue:
            for done, item_id in enumerate(item_ids, 1):
                if cancelled():
                    break
                problems += write_sidecars(catalogue, [item_id])
                on_progress(done, len(item_ids))
        return problems

    def find(self, *paths: str) -> tuple[list[Item], list[str]]:
        """The files at or below some absolute paths, and those of the paths that have none."""
        found: dict[int, Item] = {}
        unknown = []
        with closing(Catalogue(self.paths.catalogue, readonly=True)) as catalogue:
            for path in paths:
                ids = [entry[0] for entry in catalogue.items.stats_under(path).values()]
                found.update((item.id, item) for item in catalogue.items.get(ids))
                unknown += [] if ids else [path]
        return list(found.values()), unknown

    @contextmanager
    def _writing(self) -> Iterator[Catalogue]:
        refuse_other_computers(self.paths)
        with closing(Catalogue(self.paths.catalogue)) as catalogue:
            yield catalogue


def _steps(markings: Sequence[Marking]) -> Iterator[Marking]:
    for marking in markings:
        ids = marking.item_ids
        for start in range(0, len(ids), STEP):
            yield Marking(marking.change, ids[start : start + STEP])
