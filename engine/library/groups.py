"""The groups of one library: made by what files mean, and changed by a person.

As what is done by hand, this waits for no run: groups are rows of their own, which a run only adds
new files to, and they are written in one short transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager

from msgspec import Struct

from ..catalogue import Catalogue
from ..clusters.leaves import GroupOptions
from ..clusters.steps import SILENT, GroupSteps
from ..paths import LibraryPaths
from ..types.item_groups import FormerGrouping, FormerGroups, GroupedLibrary, collection_name
from .lease import refuse_other_computers
from .spaces import OpenSpace


class Groups(Struct, frozen=True):
    """Makes and changes the groups of one library; any thread may call.

    Every method that writes raises `LibraryBusyError` where another computer writes, and
    `UserError` where a group that it is given is gone. What changes groups returns what takes it
    back, for `undo` or `undo_making`.

    Attributes:
        serving: opens the space that searches use.
    """

    paths: LibraryPaths
    serving: Callable[[Catalogue], OpenSpace]

    def told(self) -> GroupedLibrary:
        """The groups that there are."""
        with closing(Catalogue(self.paths.catalogue, readonly=True)) as catalogue:
            return catalogue.item_groups.told()

    def make(
        self, options: GroupOptions | None = None, steps: GroupSteps = SILENT
    ) -> FormerGrouping:
        """Group all files that were read; what a person pinned stays as it is.

        Raises:
            UserError: there are too few files, or the model is missing or damaged.
            Cancelled: it was to stop; the former groups stay.
        """
        from ..clusters.run import group_library  # noqa: PLC0415 - searches need none of it

        with self._writing() as catalogue:
            opened = self._loaded(catalogue)
            view = opened.index.refresh(catalogue)
            return group_library(catalogue, view, opened.encoder, options, steps)

    def rename(self, group_id: int, name: str) -> FormerGroups:
        """Give a group a name; a group of files is pinned by that.

        Raises:
            UserError: another group has the name, or it is none.
        """
        with self._writing() as catalogue, catalogue.transaction():
            former = catalogue.item_groups.as_they_are([group_id])
            catalogue.item_groups.rename(group_id, collection_name(name))
        return former

    def pin(self, group_id: int, pinned: bool = True) -> FormerGroups:
        """Leave a group as it is when files are grouped anew, or no more."""
        with self._writing() as catalogue, catalogue.transaction():
            groups = catalogue.item_groups
            former = groups.as_they_are(groups.leaves_below(groups.get(group_id).id))
            groups.pin(group_id, pinned)
        return former

    def merge(self, group_ids: Sequence[int]) -> FormerGroups:
        """Make one group of several, which has the name of the first.

        Raises:
            UserError: these are fewer than two groups of files.
        """
        from ..clusters.by_hand import merge  # noqa: PLC0415

        with self._writing() as catalogue:
            view = self.serving(catalogue).index.refresh(catalogue)
            return merge(catalogue, view, group_ids)

    def split(self, group_id: int) -> FormerGroups:
        """Take a group of files apart.

        Raises:
            UserError: it is too small, or a group of groups.
        """
        from ..clusters.by_hand import split  # noqa: PLC0415
        from ..clusters.naming import Namer  # noqa: PLC0415

        with self._writing() as catalogue:
            opened = self._loaded(catalogue)
            view = opened.index.refresh(catalogue)
            return split(catalogue, view, Namer(opened.encoder, view.centring), group_id)

    def undo(self, former: FormerGroups) -> None:
        """Take a change back.

        Raises:
            UserError: the groups were made anew since, or a name is another group's by now.
        """
        with self._writing() as catalogue, catalogue.transaction():
            catalogue.item_groups.put_back(former)

    def undo_making(self, former: FormerGrouping) -> None:
        """Let all groups be as they were before `make`.

        Raises:
            UserError: groups were made anew, merged or split since.
        """
        with self._writing() as catalogue, catalogue.transaction():
            catalogue.item_groups.put_grouping_back(former)

    def _loaded(self, catalogue: Catalogue) -> OpenSpace:
        opened = self.serving(catalogue)
        opened.encoder.load()
        return opened

    @contextmanager
    def _writing(self) -> Iterator[Catalogue]:
        refuse_other_computers(self.paths)
        with closing(Catalogue(self.paths.catalogue)) as catalogue:
            yield catalogue
