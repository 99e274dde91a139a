"""How the window says things: parts of a query, and one line for a tile."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from engine.language import tr, tr_count, tr_noop, whole
from engine.sentences.marks import marks_told
from engine.sentences.media import MODALITY_NAMES
from engine.sentences.runs import STAGES
from engine.types import Hit, Item, Likelihood, MatchSource, Modality, Stage, Term
from engine.types.fragments import Area, Interval
from engine.wording import both, clock, listed, sound_length

from .moments import moment_line, moment_of

PREPARING = STAGES[Stage.LOADING]
# These go through `tr` where they are shown.
NOT_SEARCHED = tr_noop("The search failed")
NOTHING_WELL = tr_noop("Nothing matches well")
CLOSEST = tr_noop("Closest we have")
_POINT = "\N{NO-BREAK SPACE}· "
LIKELIHOODS = {
    Likelihood.CLEAR: tr_noop("Clear match"),
    Likelihood.LIKELY: tr_noop("Likely match"),
    Likelihood.GUESS: tr_noop("Guess"),
}
_IN_A_LINE = {
    Likelihood.CLEAR: tr_noop("clear match"),
    Likelihood.LIKELY: tr_noop("likely match"),
    Likelihood.GUESS: tr_noop("guess"),
}
_SOURCES = {
    MatchSource.WORDS: tr_noop("its words"),
    MatchSource.NAME: tr_noop("its name"),
    MatchSource.TITLE: tr_noop("its title"),
    MatchSource.PICTURE_TEXT: tr_noop("the text in the picture"),
    MatchSource.SPEECH: tr_noop("what is said"),
}


def pointed(parts: Iterable[str]) -> str:
    """Short parts with points between, at which alone a line may be broken."""
    return _POINT.join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)


def weight_mark(weight: float) -> str:
    """A weight beside a name: nothing for 1, ×2, ×0.5; the sign is shown elsewhere."""
    return "" if abs(weight) == 1 else f"×{abs(weight):g}"


def term_name(term: Term) -> str:
    """What a part of a query is called: sea.png, part of sea.png, rain.wav 0:12 to 0:18, “sea”."""
    if not term.is_file:
        return tr("“{words}”", words=term.value)
    name = PurePath(term.value).name
    match term.fragment:
        case None:
            return name
        case Area():
            return tr("Part of {name}", name=name)
        case Interval(start, end):
            return tr("{name} {start} to {end}", name=name, start=clock(start), end=clock(end))


def term_line(term: Term) -> str:
    """What a screen reader says of a part of a query: Picture sea.png, less like this, ×2."""
    kind = tr(MODALITY_NAMES[term.modality]) if term.is_file else tr("Words")
    named = tr("{kind} {name}", kind=kind, name=term_name(term))
    parts = [named, tr("less like this") if term.weight < 0 else ""]
    return listed(part for part in (*parts, weight_mark(term.weight)) if part)


def tile_description(item: Item, hit: Hit | None, *, is_away: bool = False) -> str:
    """What a screen reader says of a tile.

    Args:
        is_away: it is on a drive that is not connected.
    """
    kind, name = tr(MODALITY_NAMES[item.modality]), PurePath(item.path).name
    parts = [tr("{kind} {name}", kind=kind, name=name)]
    if is_away:
        parts.append(tr("not connected"))
    if hit is not None and hit.elsewhere:
        parts.append(tr("on the machine of {owner}", owner=hit.elsewhere.owner))
    if item.modality in (Modality.AUDIO, Modality.VIDEO) and item.metadata.duration:
        parts.append(sound_length(item.metadata.duration))
    if item.modality is Modality.VIDEO and (moment := moment_of(item, hit)):
        parts.append(moment_line(moment))
    if hit is not None:
        parts.append(match_line(hit))
        parts += [copies_line(hit)] if hit.copies else []
    parts += [marks_told(item.marks)] if item.marks else []
    return listed(parts)


def tile_tip(item: Item, hit: Hit | None, *, is_away: bool = False) -> str:
    """What is said of a tile under the pointer: where it lies and why it is here."""
    lines = [
        _place(item, hit),
        tr("On a drive that is not connected") if is_away else "",
        _film_line(item, hit) if item.modality is Modality.VIDEO else "",
    ]
    if hit is not None:
        lines += [strength_line(hit), _begun(_brought_by(hit))]
        lines += [copies_line(hit)] if hit.copies else []
    return "\n".join(filter(None, lines))


def _place(item: Item, hit: Hit | None) -> str:
    """Where a file lies; of one that another machine has, also whose it is."""
    if hit is None or hit.elsewhere is None:
        return item.path
    return tr("{path}, on the machine of {owner}", path=item.path, owner=hit.elsewhere.owner)


def _film_line(item: Item, hit: Hit | None) -> str:
    """What a film is, since its tile is a picture: Video · 1:23 · seen from 0:02 to 0:04."""
    moment, duration = moment_of(item, hit), item.metadata.duration
    parts = (
        tr(MODALITY_NAMES[Modality.VIDEO]),
        sound_length(duration) if duration else "",
        moment_line(moment) if moment else "",
    )
    return " · ".join(filter(None, parts))


def strength_line(hit: Hit) -> str:
    """How likely a hit is right, in a word and as a number."""
    likelihood = tr(LIKELIHOODS[hit.likelihood])
    if hit.strength == 0:
        return tr("{likelihood}: right less than once in 100", likelihood=likelihood)
    return tr_count(
        "{likelihood}: right {n} times in 100",
        "{likelihood}: right once in 100",
        hit.strength,
        likelihood=likelihood,
    )


def match_line(hit: Hit) -> str:
    """How well a hit matches, and by what beside its meaning: clear match, by its name."""
    parts = tr(_IN_A_LINE[hit.likelihood]), _brought_by(hit)
    return listed(filter(None, parts))


def similar_titles(count: int) -> tuple[str, str, str]:
    """What can be done with picked files as parts of a query: find similar, more, less."""
    if count < 2:
        return tr("Find similar"), tr("More like this too"), tr("Less like this")
    return (
        tr("Find similar to all {n}", n=whole(count)),
        tr("More like all {n} too", n=whole(count)),
        tr("Less like all {n}", n=whole(count)),
    )


def copies_line(hit: Hit) -> str:
    """How many files have the same content: 1 copy elsewhere, 3 copies elsewhere."""
    return tr_count("{n} copies elsewhere", "{n} copy elsewhere", len(hit.copies))


def _brought_by(hit: Hit) -> str:
    """What brought a hit in beside its meaning, or nothing."""
    brought = [tr(name) for source, name in _SOURCES.items() if source in hit.sources]
    return tr("by {sources}", sources=both(brought)) if brought else ""


def _begun(text: str) -> str:
    """A text as it begins a line."""
    return text[:1].upper() + text[1:]
