"""Who gives way to searches, and for how long."""

from __future__ import annotations

import threading
import time

from engine.encoders.precedence import Precedence

LIMIT = 30.0
# Longer than a test may take: whoever waits so long for nothing fails it.
FOR_EVER = 1000.0


def test_nobody_waits_where_nobody_goes_first() -> None:
    """Whoever gives way goes on at once, before a search and after it."""
    precedence = Precedence()
    precedence.give_way(FOR_EVER)
    with precedence.first():
        pass
    precedence.give_way(FOR_EVER)


def test_whoever_gives_way_waits_for_all_that_go_first() -> None:
    """The end of one search is not enough where another one goes on."""
    precedence, went_on = Precedence(), threading.Event()

    def give_way() -> None:
        precedence.give_way(FOR_EVER)
        went_on.set()

    indexing = threading.Thread(target=give_way, daemon=True)
    with precedence.first():
        with precedence.first():
            indexing.start()
        assert not went_on.is_set()
    assert went_on.wait(LIMIT)
    indexing.join()


def test_it_stays_calm_from_one_key_to_the_next() -> None:
    """A moment after a search the next one may come: until then indexing rests."""
    calm = 0.05
    precedence, begun = Precedence(calm), time.monotonic()
    with precedence.first():
        pass
    precedence.give_way(FOR_EVER)
    assert time.monotonic() - begun >= calm


def test_patience_ends() -> None:
    """Someone who never rests does not keep the processor for ever."""
    precedence = Precedence()
    with precedence.first():
        precedence.give_way(0.01)
