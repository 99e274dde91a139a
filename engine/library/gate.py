"""Whether the engine may read now: it rests while the person, or the computer, wants it to."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import psutil

from ..paths import LibraryPaths
from .manners import Manners, Rest, read_manners

# How much of the processor others must leave, so that it rests, and so that it goes on.
_BUSY_ABOVE, _IDLE_BELOW = 0.3, 0.15
_LOOK_SECONDS = 1.0
# A shorter time tells little of what others do.
_LEAST_SECONDS = 4.0


class OtherPrograms:
    """What programs that are not ours take of the processor, and whether they are at work."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._looked = clock()
        self._busy, self._ours = _busy_seconds(), _our_seconds()
        self._are_at_work = False

    def are_at_work(self) -> bool:
        """Whether they took more than a little of the last seconds, until they take less."""
        seconds = self._clock() - self._looked
        if seconds >= _LEAST_SECONDS:
            busy, ours = _busy_seconds(), _our_seconds()
            # Of a process that has ended since, nothing is known any more.
            taken = max(0.0, busy - self._busy - max(0.0, ours - self._ours))
            share = taken / (seconds * (psutil.cpu_count() or 1))
            self._are_at_work = share > (_IDLE_BELOW if self._are_at_work else _BUSY_ABOVE)
            self._looked, self._busy, self._ours = self._clock(), busy, ours
        return self._are_at_work


class Gate:
    """Asked often, looks once a second. Any thread may ask.

    Args:
        is_on_battery, are_others_at_work: asked where the person wants it to matter.
    """

    def __init__(
        self,
        paths: LibraryPaths,
        is_on_battery: Callable[[], bool] | None = None,
        are_others_at_work: Callable[[], bool] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._paths = paths
        self._is_on_battery = is_on_battery or runs_on_battery
        self._are_others_at_work = are_others_at_work or OtherPrograms().are_at_work
        self._clock = clock
        self._lock = threading.Lock()
        self._looked = float("-inf")
        self._rest: Rest | None = None

    def rest(self) -> Rest | None:
        """Why nothing is to be read now; None where there is no reason."""
        with self._lock:
            if self._clock() - self._looked >= _LOOK_SECONDS:
                self._rest = self._found(read_manners(self._paths))
                self._looked = self._clock()
            return self._rest

    def look_again(self) -> None:
        """What was seen last is of no use any more: something was changed."""
        with self._lock:
            self._looked = float("-inf")

    def _found(self, manners: Manners) -> Rest | None:
        if manners.is_paused:
            return Rest.PAUSED
        if manners.only_on_mains and self._is_on_battery():
            return Rest.ON_BATTERY
        # Asked each time, since it goes by what happened since it was asked before.
        others = self._are_others_at_work() if manners.only_when_idle else False
        return Rest.NOT_IDLE if others else None


def runs_on_battery() -> bool:
    """Whether this computer has a battery, and nothing to charge it from."""
    ask = getattr(psutil, "sensors_battery", None)
    battery = ask() if ask else None
    return battery is not None and battery.power_plugged is False


def _busy_seconds() -> float:
    times = psutil.cpu_times()
    idle = times.idle + getattr(times, "iowait", 0.0)
    guests = getattr(times, "guest", 0.0) + getattr(times, "guest_nice", 0.0)
    return float(sum(times) - idle - guests)


def _our_seconds() -> float:
    """What this process and all that it started have taken."""
    this = psutil.Process()
    return sum(map(_seconds_of, [this, *this.children(recursive=True)]))


def _seconds_of(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)
