"""The words between the window and its engine process: requests one way, events the other."""

from __future__ import annotations

from msgspec import Struct

from ..explain import CharSpan, Explanation
from ..library.manners import Manners, Rest
from ..types import IndexReport, Progress, Query, SearchResult
from .away_messages import AwayEvent
from .check_messages import CheckEvent, CheckRequest
from .discovery_messages import DiscoveryEvent, DiscoveryRequest
from .duplicate_messages import DuplicateEvent, DuplicateRequest
from .group_messages import GroupEvent, GroupRequest
from .hand_messages import HandEvent, HandRequest
from .listing_messages import ListingEvent, ListingRequest
from .map_messages import MapEvent, MapRequest
from .model_messages import ModelEvent, ModelRequest, UseModel
from .opening_messages import OpeningRequest
from .saved_search_messages import SavedSearchRequest, SearchesWritten
from .sound_messages import DrawSound, SoundDrawn
from .upkeep_messages import UpkeepEvent, UpkeepRequest
from .window_messages import WindowWanted


class Search(Struct, frozen=True):
    """Look for something; of several waiting searches only the newest is answered.

    Attributes:
        is_quick: it is of the quick search, beside which one of the window waits on.
    """

    generation: int
    query: Query
    is_quick: bool = False


class Explain(Struct, frozen=True):
    """Tell why a search returned an item; of several that wait only the newest is answered.

    Attributes:
        quoted: the passage of a document that its hit quotes.
    """

    generation: int
    query: Query
    item_id: int
    quoted: CharSpan | None = None


class Index(Struct, frozen=True):
    """Bring folders up to date, adding those that are new; none means every known root.

    Attributes:
        prune: also remove what is gone when that is more than a fifth of a root.
        retry: read the files again that failed before.
        quiet: end in `Followed`, as a run that nobody asked for: whoever asks has said all there
            is to say.
    """

    folders: tuple[str, ...] = ()
    prune: bool = False
    retry: bool = False
    quiet: bool = False


class WatchFolders(Struct, frozen=True):
    """Keep the library in line with its folders from now on, or leave that."""

    wanted: bool


class CancelIndexing(Struct, frozen=True):
    """Stop the current indexing run; what is stored stays."""


class RemoveRoot(Struct, frozen=True):
    """Take a folder out of the library, with all that is known of its files."""

    folder: str


class Forget(Struct, frozen=True):
    """Remove the vectors, texts and thumbnails of some files for good."""

    paths: tuple[str, ...]


class WantPictureTexts(Struct, frozen=True):
    """Have the text in pictures read from now on, or no more."""

    wanted: bool


class UseSpeechModel(Struct, frozen=True):
    """Have speech written down by the model in a directory, or with None no more."""

    directory: str | None


class KeepManners(Struct, frozen=True):
    """Read by itself in that way from now on."""

    manners: Manners


class ReadFirst(Struct, frozen=True):
    """Read these files before all others that are still to be read: they are on the screen."""

    paths: tuple[str, ...]


class Shutdown(Struct, frozen=True):
    """End the engine process."""


Request = (
    ModelRequest
    | UpkeepRequest
    | CheckRequest
    | DuplicateRequest
    | MapRequest
    | HandRequest
    | GroupRequest
    | DiscoveryRequest
    | ListingRequest
    | UseModel
    | Search
    | Explain
    | DrawSound
    | Index
    | WatchFolders
    | CancelIndexing
    | RemoveRoot
    | Forget
    | OpeningRequest
    | SavedSearchRequest
    | UseSpeechModel
    | WantPictureTexts
    | KeepManners
    | ReadFirst
    | Shutdown
)


class Ready(Struct, frozen=True):
    """The encoder is loaded and searches are answered at once."""

    preset: str


class SearchDone(Struct, frozen=True):
    """The answer to the search of that generation."""

    generation: int
    result: SearchResult


class SearchFailed(Struct, frozen=True):
    """The search of that generation ended in an error, told in one plain line."""

    generation: int
    message: str


class Explained(Struct, frozen=True):
    """The answer to the `Explain` of that generation; None where nothing can be told."""

    generation: int
    explanation: Explanation | None


class IndexingProgress(Struct, frozen=True):
    """How far the indexing run has come; a few times a second at most.

    Attributes:
        is_quiet: the run ends in `Followed`; a longer one may have given way to it.
    """

    progress: Progress
    is_quiet: bool = False


class ReadingProgress(Struct, frozen=True):
    """How far the text in pictures is read, or speech is written down."""

    progress: Progress


class ReadingDone(Struct, frozen=True):
    """Neither is done any more: all is read (`is_whole`), or it stopped for another request."""

    is_whole: bool = False


class Resting(Struct, frozen=True):
    """What is to be read waits, and goes on by itself; what is stored stays."""

    reason: Rest


class IndexingDone(Struct, frozen=True):
    """The indexing run ended, or was cancelled."""

    report: IndexReport


class Followed(Struct, frozen=True):
    """A run went over what had changed in the folders, unasked for, or asked to be quiet."""

    report: IndexReport


class IndexingFailed(Struct, frozen=True):
    """The indexing run ended in an error, told in one plain line; what is stored stays."""

    message: str


class LibraryChanged(Struct, frozen=True):
    """Items came or went: what is browsed should be read again."""


class Trouble(Struct, frozen=True):
    """Something failed, told in one plain line that says what to do."""

    message: str


class Stopped(Struct, frozen=True):
    """The engine process has ended, after a `Shutdown` without a message; the last event."""

    message: str = ""


Event = (
    ModelEvent
    | UpkeepEvent
    | CheckEvent
    | DuplicateEvent
    | MapEvent
    | HandEvent
    | GroupEvent
    | DiscoveryEvent
    | ListingEvent
    | Ready
    | SearchDone
    | SearchFailed
    | Explained
    | SoundDrawn
    | IndexingProgress
    | ReadingProgress
    | ReadingDone
    | Resting
    | IndexingDone
    | IndexingFailed
    | Followed
    | LibraryChanged
    | SearchesWritten
    | WindowWanted
    | AwayEvent
    | Trouble
    | Stopped
)
