"""Has the engine make maps, and says which of them is to be read and shown."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from engine.integrity.steps import Step
from engine.language import tr, tr_noop
from engine.sentences.upkeep import STEPS
from engine.service.map_messages import (
    CancelMap,
    ExportMap,
    MakeMap,
    MapCancelled,
    MapEvent,
    MapExported,
    MapFailed,
    MapMade,
    MapProgress,
    MapRequest,
)
from engine.types.maps import USUAL_METHOD, LibraryMap, MapMethod

_WAITING = tr_noop("Waiting for its turn…")
_STOPPED = tr_noop("Stopped. The map is as it was.")


class MapState(Struct, frozen=True):
    """What is done with maps now.

    Attributes:
        method: the one that is wanted; what is shown may be another's until that is made.
        is_working: the engine makes or writes something.
        line: what it does, or what came of it; may be empty.
        done, total: how far it is; a total of 0 where nobody knows.
        is_current: the map of the method is there, and nothing came to the library since.
    """

    method: MapMethod
    is_working: bool = False
    line: str = ""
    done: int = 0
    total: int = 0
    is_current: bool = False


class MapSession(QObject):
    """Makes a map when it is first looked at, and brings it up to date when the library changed.

    That of PCA is there in a moment, and is shown until another method is done.

    Signals:
        changed(MapState): something else is done now.
        read_wanted(MapMethod): the map of a method is to be read, for `take_read`.
    """

    changed = Signal(object)
    read_wanted = Signal(object)

    def __init__(self, send: Callable[[MapRequest], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._number = 0
        self._is_open = False
        # What was tried is not tried again by itself until the library changes.
        self._tried: set[MapMethod] = set()
        # Nor is anything once a person stopped it, until they ask for it.
        self._is_declined = False
        self._state = MapState(USUAL_METHOD)

    @property
    def state(self) -> MapState:
        """What is done now."""
        return self._state

    def open(self) -> None:
        """The map is looked at."""
        if not self._is_open:
            self._is_open = True
            self.read_wanted.emit(self._state.method)

    def close(self) -> None:
        """It is not looked at any more; what is being made goes on."""
        self._is_open = False

    def choose(self, method: MapMethod) -> None:
        """Lay out by another method; what another one does is stopped."""
        self._stop_quietly()
        self._tried.discard(method)
        self._is_declined = False
        self._show(MapState(method))
        if self._is_open:
            self.read_wanted.emit(method)

    def make(self, *, anew: bool = False) -> None:
        """Bring the map up to date now, or lay out all of it anew."""
        self._is_declined = False
        self._make(self._state.method, anew=anew)

    def export(self, method: MapMethod, path: str) -> None:
        """Write the map that a method made into one file."""
        self._begin(lambda number: ExportMap(number, method, path))

    def stop(self) -> None:
        """Stop what is being done."""
        self._send(CancelMap(self._number))

    def note_change(self) -> None:
        """The library is another one now."""
        self._tried.clear()
        if self._is_open and not self._state.is_working:
            self.read_wanted.emit(self._state.method)

    def take_read(self, method: MapMethod, found: LibraryMap | None) -> None:
        """Go on from what there is of a method's map: nothing, an outdated one, or all of it."""
        wanted = self._state.method
        is_wanted, is_current = method is wanted, found is not None and found.is_current
        if is_wanted:
            self._show(MapState(wanted, *self._progress, is_current=is_current))
        if self._state.is_working:
            return
        if is_wanted and found is None and method is not MapMethod.PCA:
            self.read_wanted.emit(MapMethod.PCA)
        elif self._is_declined:
            return
        elif not is_current and method not in self._tried:
            self._make(method)
        elif not is_wanted and wanted not in self._tried:
            self._make(wanted)

    def take(self, event: MapEvent) -> None:
        """Take in what the engine says, if it is of what goes on."""
        if event.number != self._number or not self._state.is_working:
            return
        match event:
            case MapProgress(_, step, done, total):
                self._show_step(step, done, total)
            case MapMade(_, report):
                self._end("")
                self.read_wanted.emit(report.method)
            case MapExported(_, file):
                self._end(tr("The map is in {file}.", file=file))
            case MapCancelled():
                self._is_declined = True
                self._end(tr(_STOPPED))
            case MapFailed(_, message):
                self._end(message)

    def break_off(self, message: str) -> None:
        """The engine has ended, and what it did ends with it."""
        if self._state.is_working:
            self._tried.clear()
            self._end(message)

    @property
    def _progress(self) -> tuple[bool, str, int, int]:
        return self._state.is_working, self._state.line, self._state.done, self._state.total

    def _make(self, method: MapMethod, *, anew: bool = False) -> None:
        self._tried.add(method)
        self._begin(lambda number: MakeMap(number, method, anew))

    def _begin(self, request: Callable[[int], MapRequest]) -> None:
        self._number += 1
        self._show(
            MapState(self._state.method, True, tr(_WAITING), is_current=self._state.is_current)
        )
        self._send(request(self._number))

    def _show_step(self, step: Step, done: int, total: int) -> None:
        current = self._state.is_current
        self._show(MapState(self._state.method, True, tr(STEPS[step]), done, total, current))

    def _end(self, line: str) -> None:
        self._show(MapState(self._state.method, False, line, is_current=self._state.is_current))

    def _stop_quietly(self) -> None:
        if self._state.is_working:
            self._send(CancelMap(self._number))
            self._number += 1

    def _show(self, state: MapState) -> None:
        self._state = state
        self.changed.emit(state)
