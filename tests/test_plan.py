"""The plan: what a run has to do for a root, by what is on disk and what the catalogue knows."""

from __future__ import annotations

import pytest
from permissions import forbidden
from planned_root import PlannedRoot

from engine.indexing.plan import ALWAYS_PRUNED, Plan
from engine.types import FileStat

pytest_plugins = ("planned_fixtures",)


def changed(stat: FileStat, *, size: int = 0, mtime_ns: int = 0) -> FileStat:
    """The same file as it was before, or will be."""
    return FileStat(stat.path, stat.size + size, stat.mtime_ns + mtime_ns)


def test_new_changed_and_unencoded_files_are_candidates(root: PlannedRoot) -> None:
    """A file is left alone only where its size, its time and its vectors are there."""
    names = ("new", "same", "twin", "size", "time", "bare")
    stats = {name: root.write(f"{name}.png") for name in names}
    root.know(stats["same"])
    root.know(stats["twin"])
    root.know(changed(stats["size"], size=1))
    root.know(changed(stats["time"], mtime_ns=1))
    root.know(stats["bare"], is_encoded=False)
    plan = root.plan()
    wanted = {stats[name].path for name in ("new", "size", "time", "bare")}
    assert {stat.path for stat in plan.candidates} == wanted
    assert (plan.unchanged, plan.known, plan.missing) == (2, 5, {})
    assert (plan.root_id, plan.folder, plan.offline) == (root.root_id, str(root.folder), False)


@pytest.mark.parametrize("size", [0, 1])
@pytest.mark.parametrize("mtime_ns", [0, 1])
def test_a_failure_is_remembered_until_its_file_changes(
    root: PlannedRoot, size: int, mtime_ns: int
) -> None:
    """What failed is not tried again while size and time are the same, but when it is asked for."""
    stat = root.write("broken.png")
    root.fail(changed(stat, size=size, mtime_ns=mtime_ns))
    is_same = not size and not mtime_ns
    assert root.plan().still_failing == ([stat.path] if is_same else [])
    assert root.plan().candidates == ([] if is_same else [stat])
    assert root.plan(retry=True).candidates == [stat]
    assert root.plan(retry=True).still_failing == []


def test_failures_of_files_that_are_gone_no_longer_apply(root: PlannedRoot) -> None:
    """The list of failures loses what is not there, and keeps what still fails."""
    root.write("good.png")
    root.fail(root.write("broken.png"))
    root.fail(FileStat(str(root.folder / "gone.png"), 1, 1))
    assert root.plan().recovered == [str(root.folder / "gone.png")]


def test_items_whose_files_are_gone_are_missing(root: PlannedRoot) -> None:
    """Each with its id; those of other folders are not looked at."""
    root.know(root.write("kept.png"))
    gone = root.know(FileStat(str(root.folder / "gone.png"), 1, 1))
    root.know(FileStat(str(root.folder / "sub" / "gone.png"), 1, 1))
    root.write("sub/a.png")
    above = {str(root.folder / "gone.png"): gone}
    assert root.plan().missing.items() > above.items()
    assert len(root.plan().missing) == 2
    assert root.plan(root.folder / "sub").missing.keys() == {str(root.folder / "sub" / "gone.png")}


def test_nothing_is_concluded_of_an_empty_root_that_had_files(root: PlannedRoot) -> None:
    """It may be the mount point of an unplugged drive; one that never had any is just empty."""
    assert not root.plan().offline
    root.know(FileStat(str(root.folder / "a.png"), 1, 1))
    plan = root.plan()
    assert plan.offline
    assert (plan.missing, plan.silent) == ({}, False)


def test_nothing_is_concluded_of_a_root_that_is_away(root: PlannedRoot) -> None:
    """Whether anything was known of it or not."""
    root.folder.rmdir()
    assert root.plan().offline
    root.fail(FileStat(str(root.folder / "a.png"), 1, 1))
    plan = root.plan()
    assert (plan.offline, plan.recovered) == (True, [])


def test_an_unreadable_folder_keeps_what_is_in_it(root: PlannedRoot) -> None:
    """What could not be looked at is not missing; a folder whose name begins alike is another."""
    root.write("a.png")
    root.know(root.write("closed/b.png"))
    root.fail(FileStat(str(root.folder / "closed" / "c.png"), 1, 1))
    beside = root.know(FileStat(str(root.folder / "closed2" / "d.png"), 1, 1))
    with forbidden(root.folder / "closed"):
        plan = root.plan()
    assert plan.unreadable.keys() == {str(root.folder / "closed")}
    assert list(plan.missing.values()) == [beside]
    assert plan.recovered == []


@pytest.mark.parametrize(
    ("missing", "known", "is_held"),
    [
        (ALWAYS_PRUNED, ALWAYS_PRUNED, False),
        (ALWAYS_PRUNED + 1, ALWAYS_PRUNED + 1, True),
        (20, 100, False),
        (21, 100, True),
    ],
)
def test_many_missing_files_are_held_back(missing: int, known: int, is_held: bool) -> None:
    """More than ten and more than a fifth wait for a yes; a few are never asked about."""
    plan = Plan(1, "/r", missing={f"/r/{n}": n for n in range(missing)}, known=known)
    everything = list(range(missing))
    assert plan.removable(set(), prune=True) == (everything, 0)
    assert plan.removable(set(), prune=False) == (([], missing) if is_held else (everything, 0))


def test_what_a_glob_leaves_out_is_not_missing(root: PlannedRoot) -> None:
    """A file that is on the disk and fits a glob, itself or its folder, is told apart; however
    many these are, nobody is asked, and what is gone counts against the rest alone.
    """
    kept = root.write("kept.png")
    root.know(kept)
    out = {root.know(root.write(f"raw/{n}.png")) for n in range(20)}
    out.add(root.know(root.write("a.tif")))
    gone = {root.know(FileStat(str(root.folder / f"{n}.png"), 1, 1)) for n in range(11)}
    with root.catalogue.transaction():
        root.catalogue.roots.leave_out(root.root_id, ("raw", "*.tif"))
    plan = root.plan()
    assert (set(plan.left_out.values()), set(plan.missing.values())) == (out, gone)
    assert plan.known == len(gone) + 1
    assert plan.removable(set(), prune=False) == ([], len(gone))


def test_what_a_glob_above_leaves_out_does_not_count_in_a_folder_named(root: PlannedRoot) -> None:
    """A folder that is indexed by name is gone into, as a scan does."""
    gone = root.know(FileStat(str(root.folder / "raw" / "gone.png"), 1, 1))
    root.write("raw/a.png")
    with root.catalogue.transaction():
        root.catalogue.roots.leave_out(root.root_id, ("raw",))
    plan = root.plan(root.folder / "raw")
    assert (plan.left_out, list(plan.missing.values())) == ({}, [gone])


def test_globs_count_from_the_root(root: PlannedRoot) -> None:
    """Also where a folder in it is planned, and whether a file was known before or not."""
    root.know(root.write("sub/known.tif"))
    wanted = [root.write("sub/raw.png"), root.write("sub/sub.png")]
    root.write("sub/new.tif")
    with root.catalogue.transaction():
        root.catalogue.roots.leave_out(root.root_id, ("/raw.png", "/sub/*.tif"))
    plan = root.plan(root.folder / "sub")
    assert plan.candidates == wanted
    assert plan.left_out.keys() == {str(root.folder / "sub" / "known.tif")}


def test_files_that_moved_are_not_removed() -> None:
    """Neither are they counted among those that are held back."""
    plan = Plan(1, "/r", missing={f"/r/{n}": n for n in range(20)}, known=20)
    assert plan.removable(set(range(10)), prune=False) == (list(range(10, 20)), 0)
    assert plan.removable(set(range(9)), prune=False) == ([], 11)
