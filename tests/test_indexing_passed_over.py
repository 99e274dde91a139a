"""Files that no reader takes: a run tells of them, and the library remembers them."""

from __future__ import annotations

from pathlib import Path

import pytest
from colour_media import write_text
from conftest import MakeLibrary
from runs import run

from engine.cli.status import print_status
from engine.indexing.plan import MOST_ENDINGS


def test_a_run_and_the_status_tell_of_them(
    make_library: MakeLibrary, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every run counts them anew; only a look at all of a folder changes what is remembered."""
    library, folder = make_library(), tmp_path / "media"
    write_text(folder / "a.txt", "a red rose")
    for name in ("b.xyz", "c.xyz", "sub/d.abc"):
        write_text(folder / name, "x")
    assert run(library, folder).passed_over == {".xyz": 2, ".abc": 1}
    (folder / "b.xyz").unlink()
    assert run(library, folder / "sub").passed_over == {".abc": 1}
    assert library.status().roots[0].passed_over == {".xyz": 2, ".abc": 1}
    assert run(library).passed_over == {".xyz": 1, ".abc": 1}
    print_status(library.status())
    assert "Passed over, since Triptych reads no such files: 1 .abc, 1 .xyz." in (
        capsys.readouterr().out
    )


def test_very_many_endings_are_told_together(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A folder whose files all end differently makes no list without an end."""
    library, folder = make_library(), tmp_path / "media"
    for number in range(MOST_ENDINGS + 20):
        write_text(folder / f"a.x{number}", "x")
    found = run(library, folder).passed_over
    assert (len(found), found[""], sum(found.values())) == (MOST_ENDINGS + 1, 20, MOST_ENDINGS + 20)
