"""What the window and the terminal say of hits by what was read in a picture, or is said."""

from __future__ import annotations

import pytest

from desktop.preview.reason import reason
from desktop.widgets.moments import moment_line, moments_of
from engine.cli.hits import print_hits
from engine.explain import Explanation, Span
from engine.types import (
    Hit,
    Item,
    MatchSource,
    Metadata,
    Modality,
    Query,
    SearchResult,
    Segment,
    SegmentKind,
)

SAID = Segment(SegmentKind.SPOKEN, 70.0, 82.0, "The ferry leaves at seven in the morning.")
WRITTEN = Segment(SegmentKind.WRITTEN, 0, 40, "Consumption of power in the last quarter", "page 3")


def hit(modality: Modality, segment: Segment, source: MatchSource) -> Hit:
    """A hit that its best segment brought in."""
    item = Item(1, "/media/file", modality, 1, 1, Metadata(duration=300.0))
    return Hit(item, 1.0, 80, segment, sources=frozenset({MatchSource.MEANING, source}))


def test_the_window_quotes_what_is_written() -> None:
    """The pane says that the text stands in the picture, and what it is."""
    found = hit(Modality.IMAGE, WRITTEN, MatchSource.PICTURE_TEXT)
    told = reason(found, Explanation(1, written=WRITTEN.text))
    assert "by the text in the picture" in told
    assert f"Text in the picture: “{WRITTEN.text}”." in told


def test_the_window_leads_to_what_is_said_in_a_film() -> None:
    """The moment that is explained is the one that the hit has, once, and is said."""
    found = hit(Modality.VIDEO, SAID, MatchSource.SPEECH)
    moment = Span(SAID.start, SAID.end, 1.0)
    told = Explanation(1, moment=moment, sense=Modality.AUDIO, written=SAID.text)
    (only,) = moments_of(found.item, found, told)
    assert moment_line(only) == "said from 1:10 to 1:22"
    assert f"Said from 1:10 to 1:22: “{SAID.text}”." in reason(found, told)


@pytest.mark.parametrize(
    ("modality", "segment", "source", "place"),
    [
        (Modality.AUDIO, SAID, MatchSource.SPEECH, "1:10 to 1:22: The ferry"),
        (Modality.TEXT, WRITTEN, MatchSource.PICTURE_TEXT, "page 3: Consumption"),
    ],
)
def test_the_terminal_tells_where_it_is(
    capsys: pytest.CaptureFixture[str],
    modality: Modality,
    segment: Segment,
    source: MatchSource,
    place: str,
) -> None:
    """A line has the seconds, or the page, and quotes the passage."""
    print_hits(SearchResult((hit(modality, segment, source),), {}, 1, 1), Query())
    assert place in " ".join(capsys.readouterr().out.split())
