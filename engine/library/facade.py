"""The facade over one library; an operation imports what it alone needs when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING

from ..alignment.registry import build, default_preset
from ..catalogue import Catalogue
from ..disk import Disk
from ..encoders.base import Encoder
from ..encoders.presets import parse
from ..indexing.looked_at import LookedAt
from ..media.kept_decoders import KeptDecoders
from ..paths import LibraryPaths, absolute, make_private_directory, model_cache
from ..ranking.scoring import Scoring
from ..types import Failure, ImportReport, IndexReport, Progress, Query, SearchResult
from .albums import Albums
from .asking import Asking, Explaining
from .by_hand import ByHand
from .discovery import Discovery
from .duplicates import Duplicates
from .forgetting import ForgetReport, forget
from .groups import Groups
from .index_choice import IndexChoice
from .lease import refuse_other_computers
from .preferences import Preferences
from .readings import Readings
from .spaces import OpenSpace, OpenSpaces, other_model
from .status import Status, status_of
from .writing import writing

if TYPE_CHECKING:
    from ..bulk.given import GivenVectors
    from ..evaluation.report import CheckReport
    from ..evaluation.run import CheckOptions
    from ..explain import CharSpan, Explanation
    from ..indexing.context import IndexOptions
    from ..models.facts import ChangeEstimate
    from .index_status import IndexStatus
    from .runs import LibraryRun


class Library:
    """One data directory.

    Any thread may search and explain; all that writes, and `check`, may run on others meanwhile.

    Attributes:
        looked_at: what a run reads before all other files; any thread may say.
        decoders: within `with library.decoders`, a run leaves a decoder process to its passes.

    Args:
        directory: created when missing, readable by its owner only.
        preset: the model to index with, and the only one to search with; by default the one that
            searches use.
        encoder_of: makes the encoder of a preset, given the folder of downloaded models.

    Raises:
        LibraryBusyError, NewerLibraryError: another computer writes, or a newer version wrote.
        UserError: the directory cannot be used, or there is no such preset.
    """

    def __init__(
        self,
        directory: Path,
        preset: str | None = None,
        *,
        encoder_of: Callable[[str, Path], Encoder] = build,
    ) -> None:
        self._wanted = parse(preset).name if preset else None
        make_private_directory(directory)
        self._paths = LibraryPaths(directory)
        refuse_other_computers(self._paths)
        self._catalogue = Catalogue(self._paths.catalogue)
        self._disk = Disk()
        self.looked_at = LookedAt()
        self.decoders = KeptDecoders()
        self._spaces = OpenSpaces(self._paths, encoder_of)
        precedence = self._spaces.precedence
        self._asking = Asking(self._paths, self._disk, precedence, self._serving)
        self.preferences = Preferences(self._paths, self._spaces)
        self.by_hand = ByHand(self._paths, self._serving)
        self.groups = Groups(self._paths, self._serving)
        self.albums = Albums(self._paths, self._disk, self._serving)
        self.readings = Readings(
            self._paths, self._disk, self.decoders, self._spaces, self._serving
        )
        self.duplicates = Duplicates(self._paths, self._disk, self._serving)
        self.discovery = Discovery(self._paths, self._serving, self.search)
        self.index_choice = IndexChoice(self._paths)

    @property
    def preset(self) -> str:
        """The model that searches use; in a new library the one that it will be indexed with."""
        return self._serving_preset(self._catalogue)

    def index(
        self,
        folders: tuple[str, ...] = (),
        options: IndexOptions | None = None,
        *,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> IndexReport:
        """Bring folders up to date, adding those that are new; none means every root.

        Raises:
            LibraryBusyError: another process is writing.
            UserError: a path does not exist, or the disk is full.
        """
        paths = tuple(map(absolute, folders))
        with self._run(self._wanted, options, on_progress, cancelled) as run:
            return run.index(paths)

    def take_in(
        self,
        given: GivenVectors,
        folders: tuple[str, ...] = (),
        *,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> ImportReport:
        """Give files the vectors that others made of the same content; no folders means every root.

        Raises:
            LibraryBusyError: another process is writing.
            UserError: the vectors are of another model, or as `index`.
        """
        with self._run(self._wanted, None, on_progress, cancelled) as run:
            return run.take_in(given, tuple(map(absolute, folders)))

    def use(
        self,
        preset: str,
        *,
        keep: bool = False,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> IndexReport:
        """Let searches use another model; until all is indexed with it, they use the present one.

        Cancelling is a pause: the next call goes on where this one stopped.

        Args:
            keep: leave what other models made of the library, so that going back is instant.

        Raises:
            LibraryBusyError: another process is writing.
            UserError: the preset is unknown or not downloaded, or the disk is full.
        """
        preset = parse(preset).name
        self.estimate(preset).check_room()
        with self._run(preset, None, on_progress, cancelled) as run:
            self._wanted = None
            return run.change(keep=keep)

    def renew(self) -> str | None:
        """Let searches use the model as it is now, where it was renewed under its name.

        Returns that name where `index` has to read the library anew, or to go on with that.

        Raises:
            UserError: the model is missing or damaged, or another process is writing.
        """
        from .switching import is_whole

        with closing(Catalogue(self._paths.catalogue)) as catalogue:
            preset = self._serving_preset(catalogue)
            if self._wanted not in (None, preset):
                return None
            if self._spaces.is_outdated(catalogue):
                with self._run(None) as run:
                    run.open_early()
            return None if is_whole(catalogue) else preset

    def estimate(self, preset: str) -> ChangeEstimate:
        """What it will cost to let searches use another model; changes nothing.

        Raises:
            UserError: the preset is unknown or not downloaded.
        """
        from ..models.estimate import estimate_change
        from ..models.speed import cached_speed

        encoder = self._spaces.encoder_of(preset, model_cache())
        parts = (self._disk, self._paths, preset, encoder, cached_speed(preset, model_cache()))
        with closing(Catalogue(self._paths.catalogue)) as catalogue:
            return estimate_change(catalogue, *parts)

    def load(self) -> None:
        """Load the model and the index now, so that the first search need not wait.

        Raises:
            UserError: the model's weights are missing or damaged.
        """
        opened = self._serving(self._catalogue)
        opened.encoder.load()
        opened.index.refresh(self._catalogue)

    def search(self, query: Query, scoring: Scoring = Scoring.CALIBRATED) -> SearchResult:
        """Find what means the same as the query, or has its words.

        Raises:
            UserError: the query or one of its files cannot be used, or the model is missing or
                damaged; quoted words alone are found without one.
        """
        return self._asking.search(query, scoring)

    def explain(
        self,
        query: Query,
        item_id: int,
        cancelled: Callable[[], bool] = lambda: False,
        quoted: CharSpan | None = None,
    ) -> Explanation:
        """Tell why an item was found, and which part of it matches best.

        Args:
            quoted: the passage of a document that its hit quotes.

        Raises:
            UserError: the item is gone, or a file of the query cannot be read.
            Cancelled: `cancelled` came true.
        """
        return self._asking.explain(Explaining(query, item_id, quoted), cancelled)

    def check(
        self,
        options: CheckOptions,
        *,
        on_progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> CheckReport:
        """Measure how good searches are, as `check_library` tells; may run beside searches."""
        from .checking import check_library

        return check_library(self._paths, self._serving, options, on_progress, cancelled)

    def failures(self) -> list[Failure]:
        """The files that could not be read, newest first."""
        return self._catalogue.failures.all()

    def status(self) -> Status:
        """What the library holds."""
        return status_of(self._catalogue, self._disk, self._paths, self.preset)

    def index_status(self) -> IndexStatus | None:
        """How its vectors are kept and searched; None where there are none. Takes seconds."""
        from .index_status import index_status_of

        return index_status_of(self._catalogue, self._paths)

    def forget(self, *paths: str) -> ForgetReport:
        """Remove files, and folders with all below them, for good.

        What lies in a root that stays is left out of later runs, until it is indexed by name.

        Raises:
            UnknownPathError: the library knows nothing of any of these paths.
        """
        with writing(self._paths) as writer:
            return forget(writer, self._spaces, [absolute(path) for path in paths])

    def close(self) -> None:
        """End the decoders and close the files."""
        self._asking.close()
        self._catalogue.close()

    def _serving_preset(self, catalogue: Catalogue) -> str:
        active = catalogue.spaces.active()
        return active.preset if active else self._wanted or default_preset(model_cache())

    def _serving(self, catalogue: Catalogue) -> OpenSpace:
        preset = self._serving_preset(catalogue)
        if self._wanted not in (None, preset):
            raise other_model(preset, self._wanted)
        return self._spaces.serving(catalogue, preset)

    def _run(
        self,
        preset: str | None,
        options: IndexOptions | None = None,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> AbstractContextManager[LibraryRun]:
        """An indexing run, while it holds the lock."""
        from .runs import open_run

        def preset_of(catalogue: Catalogue) -> str:
            return preset or self._serving_preset(catalogue)

        told = (on_progress, cancelled, self._disk, self.looked_at, self.decoders)
        return open_run(self._paths, self._spaces, preset_of, options, *told)
