"""The check of a library, part by part, and the repair of what is found."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.replacing import COMPANIONS
from ..errors import DamagedLibraryError, UserError
from ..language import tr
from ..paths import LibraryPaths, aside_folder
from .findings import Finding, IntegrityReport, Part
from .inspection import Flaw, Inspection
from .rescue import rescue_catalogue, rescue_thumbnails
from .steps import SILENT, Step, Steps

_log = logging.getLogger(__name__)


class Verification:
    """Checks one library. Use once.

    Args:
        repair: mend what is wrong; the caller holds the write lock then. Else nothing is written.
    """

    def __init__(self, paths: LibraryPaths, *, repair: bool, steps: Steps = SILENT) -> None:
        self._paths = paths
        self._repair = repair
        self._steps = steps
        self._aside = aside_folder(paths.directory)
        self._findings: list[Finding] = []

    def run(self) -> IntegrityReport:
        """Look at every part, and compare it with the others.

        Raises:
            NewerLibraryError: a newer version wrote the library.
            UserError: it cannot be read, or not be repaired.
            Cancelled: it was to stop; what was mended stays so.
        """
        self._steps.begin(Step.LOOKING)
        if self._repair:
            for path in self._paths.unfinished():
                path.unlink()
        self._look_at(self._strangers())
        if not self._has_sound_files():
            return IntegrityReport(tuple(self._findings))
        with ExitStack() as stack:
            catalogue = stack.enter_context(
                closing(Catalogue(self._paths.catalogue, readonly=not self._repair))
            )
            thumbnails = self._thumbnails()
            if thumbnails is not None:
                stack.enter_context(closing(thumbnails))
            with catalogue.snapshot() if not self._repair else ExitStack():
                looks = Inspection(self._paths, catalogue, thumbnails).looks()
                for number, look in enumerate(looks):
                    self._steps.begin(Step.LOOKING, number, len(looks))
                    self._look_at(look())
            return self._report(catalogue)

    def _thumbnails(self) -> ThumbnailStore | None:
        """The previews; they may be deleted at any time."""
        if not self._repair and not self._paths.thumbnails.exists():
            return None
        return ThumbnailStore(self._paths.thumbnails, readonly=not self._repair)

    def _has_sound_files(self) -> bool:
        """Whether both files are sound, after what repair there was."""
        catalogue = partial(rescue_catalogue, self._paths, self._aside)
        thumbnails = partial(rescue_thumbnails, self._paths, self._aside)
        is_sound = self._is_sound_file(Part.CATALOGUE, _damage_of_catalogue(self._paths), catalogue)
        return (
            self._is_sound_file(Part.PREVIEWS, _damage_of_thumbnails(self._paths), thumbnails)
            and is_sound
        )

    def _is_sound_file(self, part: Part, damage: list[str], rescue: Callable[[], str]) -> bool:
        if not damage:
            return True
        _log.warning("damage in the %s: %r", part, damage)
        repaired = rescue() if self._repair else ""
        self._findings.append(
            Finding(part, tr("the file is damaged: {damage}", damage=damage[0]), repaired)
        )
        return bool(repaired)

    def _look_at(self, flaws: Iterator[Flaw]) -> None:
        for flaw in flaws:
            is_mended = self._repair and flaw.mend is not None
            if is_mended and flaw.mend is not None:
                flaw.mend()
            self._findings.append(Finding(flaw.part, flaw.what, flaw.repaired if is_mended else ""))

    def _strangers(self) -> Iterator[Flaw]:
        """Copies of the databases that a program for several computers made beside them."""
        expected = {
            path.name + suffix
            for path in (self._paths.catalogue, self._paths.thumbnails)
            for suffix in COMPANIONS
        }
        unfinished = self._paths.unfinished()
        for path in sorted(self._paths.directory.glob("*")):
            is_ours = path.name.startswith(("catalogue", "thumbs")) and path.is_file()
            if is_ours and path.name not in expected and path not in unfinished:
                what = tr(
                    "another copy of it, {name}: did two computers write to this library?",
                    name=path.name,
                )
                moved = tr("moved to {folder}", folder=self._aside)
                yield Flaw(Part.FILES, what, partial(self._put_aside, path), moved)

    def _put_aside(self, path: Path) -> None:
        self._aside.mkdir(mode=0o700, exist_ok=True)
        os.replace(path, self._aside / path.name)

    def _report(self, catalogue: Catalogue) -> IntegrityReport:
        space = catalogue.spaces.active()
        return IntegrityReport(
            tuple(self._findings),
            sum(catalogue.items.counts().values()),
            sum(catalogue.segments.counts(space.id).values()) if space else 0,
            catalogue.health.count_unread(space.id) if space else 0,
        )


def _damage_of_catalogue(paths: LibraryPaths) -> list[str]:
    try:
        with closing(Catalogue(paths.catalogue, readonly=True)) as catalogue:
            if not catalogue.is_current():
                raise UserError(
                    tr(
                        "The library in {folder} is of an older version. Open it once, with: "
                        "triptych status",
                        folder=paths.directory,
                    )
                )
            return catalogue.health.damage()
    except DamagedLibraryError as error:
        return [str(error.__cause__)]


def _damage_of_thumbnails(paths: LibraryPaths) -> list[str]:
    if not paths.thumbnails.exists():
        return []
    try:
        with closing(ThumbnailStore(paths.thumbnails, readonly=True)) as thumbnails:
            thumbnails.digests()
            return thumbnails.damage()
    except DamagedLibraryError as error:
        return [str(error.__cause__)]
