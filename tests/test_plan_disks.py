"""Plans of roots that go away, or stop to answer, while they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hung_folder import HungFolder
from permissions import forbidden
from planned_root import PlannedRoot

from engine.disk import Disk
from engine.errors import Cancelled

pytest_plugins = ("planned_fixtures",)


class ChangingDisk(Disk):
    """A disk that something happens to before it is asked for the nth time.

    A plan asks whether its folder is there, what is in it and, where a part of that could not be
    looked at, whether the root is there still.
    """

    def __init__(self, number: int, change: Callable[[], object], seconds: float) -> None:
        super().__init__(seconds)
        self._left = number
        self._change = change

    def stream(self, *arguments: Any, **named: Any) -> Iterator[Any]:
        """As a disk does."""
        self._left -= 1
        if self._left == 0:
            self._change()
        return super().stream(*arguments, **named)


QUESTIONS = pytest.mark.parametrize("number", [1, 2, 3])


@pytest.fixture
def drive(root: PlannedRoot, monkeypatch: pytest.MonkeyPatch) -> Iterator[HungFolder]:
    """The drive of a root with a file, and with a folder that cannot be looked into."""
    root.know(root.write("sub/gone.png"))
    root.write("sub/closed/a.png")
    (root.folder / "sub" / "gone.png").unlink()
    hung = HungFolder(root.folder, monkeypatch)
    with forbidden(root.folder / "sub" / "closed"):
        hung.threads.clear()
        yield hung
        hung.come_back()


@QUESTIONS
def test_nothing_is_concluded_of_a_root_that_falls_silent(
    root: PlannedRoot, drive: HungFolder, number: int
) -> None:
    """Whatever it was asked then; and the plan says that it was this."""
    plan = root.plan(disk=ChangingDisk(number, drive.hang, seconds=0.1))
    assert (plan.offline, plan.silent) == (True, True)
    assert (plan.candidates, plan.missing, plan.unreadable) == ([], {}, {})


@QUESTIONS
def test_a_plan_can_be_cancelled_while_its_root_hangs(
    root: PlannedRoot, drive: HungFolder, number: int
) -> None:
    """Whatever it was asked then."""
    disk = ChangingDisk(number, drive.hang, seconds=60)
    with pytest.raises(Cancelled):
        root.plan(disk=disk, cancelled=drive.touched.is_set)


@QUESTIONS
def test_nothing_is_concluded_of_a_root_that_goes_away(root: PlannedRoot, number: int) -> None:
    """Its drive may be unplugged at any moment."""
    root.know(root.write("a.png"))

    def unplug() -> None:
        root.folder.rename(root.folder.with_name("elsewhere"))

    root.write("closed/b.png")
    with forbidden(root.folder / "closed"):
        plan = root.plan(disk=ChangingDisk(number, unplug, seconds=60))
        root.folder.with_name("elsewhere").rename(root.folder)
    assert (plan.offline, plan.silent) == (True, False)
    assert (plan.missing, plan.unreadable) == ({}, {})


def test_a_disk_is_asked_by_its_root(root: PlannedRoot, drive: HungFolder) -> None:
    """A folder that is planned by name may hang with its root, and holds up no other."""
    plan = root.plan(root.folder / "sub")
    assert (len(plan.missing), len(plan.unreadable), plan.offline) == (1, 1, False)
    assert drive.threads == {f"disk {root.folder}"}


@pytest.mark.parametrize(("number", "is_offline"), [(1, True), (2, False)])
def test_a_folder_that_goes_away_takes_nothing_with_it(
    root: PlannedRoot, number: int, is_offline: bool
) -> None:
    """One that is not there is not gone over; one that goes while it is, could not be looked into,
    where the root is there still.
    """
    root.know(root.write("sub/a.png"))
    sub = root.folder / "sub"
    disk = ChangingDisk(number, lambda: sub.rename(root.folder / "elsewhere"), seconds=60)
    plan = root.plan(sub, disk=disk)
    assert (plan.offline, plan.missing) == (is_offline, {})
    assert plan.unreadable.keys() == (set() if is_offline else {str(sub)})
