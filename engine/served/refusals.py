"""What the window hears of all that is done where a library lies, and not from afar."""

from __future__ import annotations

from collections.abc import Iterator

from ..language import tr
from ..service.check_messages import CheckFailed, CheckLibrary
from ..service.duplicate_messages import DuplicatesFailed, FindDuplicates
from ..service.group_messages import DoWithGroups, GroupsDone, GroupsFailed, RefreshAlbums
from ..service.hand_messages import DoByHand, HandFailed
from ..service.map_messages import MapFailed, MapWork
from ..service.messages import (
    Event,
    Forget,
    Index,
    IndexingFailed,
    KeepManners,
    RemoveRoot,
    Request,
    Trouble,
    UseSpeechModel,
    WantPictureTexts,
)
from ..service.model_messages import (
    ChangeFailed,
    DownloadModel,
    EstimateChange,
    MeasureModel,
    ModelFailed,
    RemoveModel,
    SettleDevice,
    UseModel,
    VerifyModel,
)
from ..service.opening_messages import ForgetOpenings
from ..service.saved_search_messages import KeepSearch, RemoveSearch, SearchesWritten
from ..service.upkeep_messages import UpkeepFailed, UpkeepWork

_NEED_NO_WORD = RemoveRoot | Forget | UseSpeechModel | WantPictureTexts | KeepManners


def refusal_line(address: str) -> str:
    """What a person is told of what only the library's own computer does."""
    return tr(
        "The library is served at {address}: that is done on the computer that it lies on.",
        address=address,
    )


def refused(request: Request, line: str) -> Iterator[Event]:
    """The events that a request ends with which nobody does; none where nobody waits for any."""
    match request:
        case DoWithGroups(number, RefreshAlbums()):
            # The server sees to them.
            yield GroupsDone(number)
        case DoWithGroups(number):
            yield GroupsFailed(number, line)
        case DoByHand(number):
            yield HandFailed(number, line)
        case CheckLibrary(generation):
            yield CheckFailed(generation, line)
        case FindDuplicates(number):
            yield DuplicatesFailed(number, line)
        case Index():
            yield IndexingFailed(line)
        case KeepSearch() | RemoveSearch():
            yield Trouble(line)
            yield SearchesWritten()
        case EstimateChange(name) | UseModel(name):
            yield ChangeFailed(name, line)
        case DownloadModel(name) | VerifyModel(name) | MeasureModel(name) | RemoveModel(name):
            yield ModelFailed(name, line)
        case _:
            yield from _refused_kind(request, line)


def _refused_kind(request: Request, line: str) -> Iterator[Event]:
    """Those of kinds that are alike."""
    if isinstance(request, MapWork):
        yield MapFailed(request.number, line)
    elif isinstance(request, UpkeepWork):
        yield UpkeepFailed(request.number, line)
    elif isinstance(request, _NEED_NO_WORD | SettleDevice | ForgetOpenings):
        yield Trouble(line)
