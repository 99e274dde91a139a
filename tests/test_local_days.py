"""Days in local time: the same everywhere, for any moment and on any system."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.local_days import local_day, midnight

ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "America/Sao_Paulo")
MOMENTS = st.integers(-(2**63) // 10**9, (2**63 - 1) // 10**9)


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process in another time zone, on a system that knows local time from 1970 to 2038."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        patched.setattr(time, "localtime", _narrow(time.localtime))
        yield
    time.tzset()


def _narrow(localtime: Callable[[float], time.struct_time]) -> Callable[..., time.struct_time]:
    """A clock as Windows has it."""

    def narrow(seconds: float) -> time.struct_time:
        if not 0 <= seconds < 2**31:
            raise OSError(22, "Invalid argument")
        return localtime(seconds)

    return narrow


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOMENTS)
def test_a_day_is_what_the_catalogue_says(zone: None, seconds: int) -> None:
    """The day of any moment that the catalogue can hold is the one that SQL groups by."""
    with closing(sqlite3.connect(":memory:")) as database:
        sql = "SELECT date(?, 'unixepoch', 'localtime')"
        assert local_day(seconds).isoformat() == database.execute(sql, (seconds,)).fetchone()[0]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_a_day_begins_at_midnight(zone: None, day: date) -> None:
    """The second that a day begins with is of that day, and the one before it is not."""
    assert local_day(midnight(day)) == day
    assert local_day(midnight(day) - 1) < day
