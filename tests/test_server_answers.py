"""Answers of a served library that are remembered, for as long as they are true."""

from __future__ import annotations

from engine.server.searching import MOST_KEPT_BYTES, AnswerCache


def test_an_answer_is_remembered_until_the_library_changes() -> None:
    """The second time nothing is searched; after a change it is."""
    revision, made = 1, 0

    def make() -> bytes:
        nonlocal made
        made += 1
        return b"%d" % made

    cache = AnswerCache(lambda: revision)
    assert [cache.get("a", make), cache.get("a", make), cache.get("b", make)] == [b"1", b"1", b"2"]
    revision = 2
    assert cache.get("a", make) == b"3"


def test_remembered_answers_take_no_more_than_so_much_memory() -> None:
    """Those that were asked for first make room for large ones."""
    made = []

    def make() -> bytes:
        made.append(1)
        return bytes(MOST_KEPT_BYTES // 2)

    cache = AnswerCache(lambda: 1)
    for asked in ("a", "b", "c", "c", "a"):
        cache.get(asked, make)
    assert len(made) == 4
