"""How an indexing run goes on, and what it did in the end."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from .media import Modality


class Stage(StrEnum):
    """What an indexing run is doing, or one of the passes after it."""

    LOADING = "loading"
    SCANNING = "scanning"
    TRYING = "trying"
    FITTING = "fitting"
    INDEXING = "indexing"
    FINISHING = "finishing"
    READING = "reading"
    LISTENING = "listening"
    RELATING = "relating"
    DRAWING = "drawing"
    MEASURING = "measuring"
    NO_ROOM = "no room"


# In these, files are opened and the processor is busy.
READS_FILES = frozenset({Stage.TRYING, Stage.FITTING, Stage.INDEXING})


class KindProgress(Struct, frozen=True):
    """How many files of a kind, by their names, a run has dealt with, of those that it found."""

    modality: Modality
    done: int
    total: int


class Progress(Struct, frozen=True):
    """How far an indexing run has come.

    Attributes:
        done, total: files; total is 0 until the scan has ended.
        failed: files that could not be read so far.
        rate: files a second over the last moments.
        seconds_left: estimate, or None while unknown.
        current: the current path.
        kinds: of each kind that the run reads, while it reads.
    """

    stage: Stage
    done: int = 0
    total: int = 0
    failed: int = 0
    rate: float = 0.0
    seconds_left: float | None = None
    current: str = ""
    kinds: tuple[KindProgress, ...] = ()


class IndexReport(Struct, frozen=True):
    """What one indexing run did, in files.

    Attributes:
        left_out: files that were in the library and fit a glob of what is to be left out.
        changing: files that changed while they were read; what is known of them stays until the
            next run.
        held_back: files that are gone but were kept, since more than a fifth of a root would
            go; they are removed when the run is repeated with pruning confirmed.
        unsupported: files of a modality the chosen encoder has no tower for.
        passed_over: files that no reader takes, by their endings as in `Root`.
        still_failing: files that failed before and have not changed since; not tried again.
        offline: roots that could not be reached, or went away during the run.
        silent: of these, the ones that did not answer in time.
        replaced: of these, the ones with another drive or folder in their place.
        waiting: files of drives that are not connected, which have vectors of another model only.
        left_accelerator: the accelerator broke, or its memory ran out, and the processor went on.
        untold: why Milvus could not be told yet, which the next run does; empty where it was.
    """

    indexed: int = 0
    unchanged: int = 0
    moved: int = 0
    removed: int = 0
    left_out: int = 0
    failed: int = 0
    still_failing: int = 0
    held_back: int = 0
    changing: int = 0
    unsupported: int = 0
    passed_over: dict[str, int] = field(default_factory=dict)
    offline: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    waiting: int = 0
    left_accelerator: bool = False
    untold: str = ""
    cancelled: bool = False
    seconds: float = 0.0


class ImportReport(Struct, frozen=True):
    """What taking in given vectors did, in files.

    Attributes:
        unchanged: files that had vectors already.
        left: other files of the folders, which a run reads or knows by their content.
        failed: files whose vectors could not be stored.
        offline: roots that could not be reached.
        untold: as in `IndexReport`.
    """

    imported: int = 0
    unchanged: int = 0
    left: int = 0
    failed: int = 0
    offline: tuple[str, ...] = ()
    untold: str = ""
    cancelled: bool = False
    seconds: float = 0.0
