"""The decoder that waits from one question to the next."""

from __future__ import annotations

import multiprocessing
from contextlib import closing
from pathlib import Path

from media_files import SPEC

from engine.search.query_files import QueryFiles
from engine.types.decoded import FileDone


def test_a_decoder_that_died_meanwhile_costs_no_question(tmp_path: Path) -> None:
    """A system that is short of memory ends what is idle; the next file is read by another."""
    file = tmp_path / "note.txt"
    file.write_text("A few words to ask with.")
    with closing(QueryFiles()) as files:
        assert isinstance(files.decode(SPEC, str(file))[-1], FileDone)
        (idle,) = multiprocessing.active_children()
        idle.kill()
        idle.join()
        assert isinstance(files.decode(SPEC, str(file))[-1], FileDone)
    assert multiprocessing.active_children() == []
