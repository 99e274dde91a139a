"""Making a library forget files for good, so that no byte of them stays in its own files.

Flow: `forget` removes the rows of all paths in one transaction, which also notes that an erasure is
due; `erase` then takes what is left of them out of the previews, the graphs and the free pages of
both databases, once for all of them. Where it cannot, the note stays, and the next run erases
(docs/decisions/forgetting.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct, field

from ..catalogue import Catalogue
from ..errors import UnknownPathError, UserError
from ..language import tr, tr_noop
from ..paths import folders_aside, is_within
from ..wording import listed
from .index_choice import deliver_due
from .roots import glob_of, root_above
from .spaces import OpenSpaces
from .writing import Writer

LATER = tr_noop(
    "What was forgotten is found no more, but parts of it leave the library's files only with its "
    "next update: the files are in use, or the disk is full."
)


class ForgetReport(Struct, frozen=True):
    """What became of paths that were to be forgotten.

    Attributes:
        files: how many files were forgotten.
        unknown: the paths that the library knew nothing of.
        is_final: nothing of the files is on disk any more; else the next run sees to it.
        aside: folders beside the library, of a repair or a restore, which may still have it.
        trouble: why Milvus could not be told yet, which the next run does; None where it was.
    """

    files: int
    unknown: tuple[str, ...]
    is_final: bool
    aside: tuple[str, ...] = ()
    trouble: str | None = None

    def lines(self) -> list[str]:
        """What the person should know, in plain lines; nothing where all went as asked."""
        strangers = [_unknown_line(path) for path in self.unknown]
        later = [] if self.is_final else [tr(LATER)]
        untold = [self.trouble] if self.trouble else []
        return [*strangers, *later, *untold, *map(_aside_line, self.aside)]


class _Traces(Struct, frozen=True):
    """What the catalogue knows of some paths.

    Attributes:
        items, failures: ids and paths of files.
        roots: ids of the roots at or below the paths.
        left_out: globs that keep a path out of later runs, by the root above it.
        paths: those of which something is known.
    """

    items: set[int] = field(default_factory=set)
    failures: set[str] = field(default_factory=set)
    roots: set[int] = field(default_factory=set)
    left_out: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    paths: list[str] = field(default_factory=list)

    def take(self, catalogue: Catalogue, roots: dict[str, int], path: str) -> bool:
        """Add what is known of a file or folder; tells whether anything is."""
        items = [entry[0] for entry in catalogue.items.stats_under(path).values()]
        failures = catalogue.failures.stats_under(path)
        inside = [root_id for root, root_id in roots.items() if is_within(root, path)]
        waiting = catalogue.marks.waiting_under(path)
        if not items and not failures and not inside and not waiting:
            return False
        self.paths.append(path)
        self.items.update(items)
        self.failures.update(failures)
        self.roots.update(inside)
        above = root_above(roots, path)
        if above is not None:
            self.left_out[above[1]].append(glob_of(path, above[0]))
        return True

    def remove(self, catalogue: Catalogue) -> None:
        """Remove it all, in the caller's transaction."""
        # Not with the library: most of what is asked of it needs no groups.
        from ..clusters.forgotten import clear_names, groups_of  # noqa: PLC0415

        groups = groups_of(catalogue, self.items)
        catalogue.items.remove(self.items)
        clear_names(catalogue, groups)
        catalogue.failures.remove(list(self.failures))
        for path in self.paths:
            catalogue.marks.remove_waiting(path)
        for root_id, globs in self.left_out.items():
            catalogue.roots.leave_out(root_id, tuple(globs))
        for root_id in self.roots:
            catalogue.roots.remove(root_id)


def forget(writer: Writer, spaces: OpenSpaces, paths: Sequence[str]) -> ForgetReport:
    """Remove files, and folders with all below them, for good.

    Raises:
        UnknownPathError: the library knows nothing of any of these paths.
    """
    catalogue, traces = writer.catalogue, _Traces()
    roots = catalogue.roots.paths()
    unknown = [path for path in paths if not traces.take(catalogue, roots, path)]
    if len(unknown) == len(paths):
        raise UnknownPathError(_unknown_line(listed(unknown)))
    with catalogue.transaction():
        traces.remove(catalogue)
        catalogue.demand_erasure()
    aside = tuple(map(str, folders_aside(writer.paths.directory)))
    is_final = erase(writer, spaces)
    told = deliver_due(catalogue, writer.paths)
    return ForgetReport(len(traces.items), tuple(unknown), is_final, aside, told.trouble)


def forget_openings(writer: Writer, spaces: OpenSpaces) -> bool:
    """Forget which files were opened, and of what kinds; tells whether none is on disk."""
    with writer.catalogue.transaction():
        writer.catalogue.opened_items.remove()
        writer.catalogue.openings.remove()
        writer.catalogue.demand_erasure()
    return erase(writer, spaces)


def erase(writer: Writer, spaces: OpenSpaces) -> bool:
    """Leave nothing on disk of what was removed; tells whether nothing is left."""
    catalogue, thumbnails = writer.catalogue, writer.thumbnails
    try:
        for path in writer.paths.unfinished():
            path.unlink()
        spaces.erase_removed(catalogue)
        thumbnails.keep_only(catalogue.items.digests())
        # Both, whatever the first has to say.
        is_final = thumbnails.compact() & catalogue.compact()
    except (UserError, OSError):
        return False
    if is_final:
        catalogue.note_erasure()
    return is_final


def _aside_line(folder: str) -> str:
    return tr(
        "{folder} may still have it. Delete that folder if you do not need it.", folder=folder
    )


def _unknown_line(paths: str) -> str:
    return tr("The library knows nothing of {paths}.", paths=paths)
