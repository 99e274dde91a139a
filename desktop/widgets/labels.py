"""How the window says things: parts of a query, and one line for a tile."""

from __future__ import annotations

from pathlib import PurePath

from engine.sentences.marks import marks_told
from engine.sentences.media import MODALITY_NAMES
from engine.sentences.runs import STAGES
from engine.types import Hit, Item, Likelihood, MatchSource, Modality, Stage, Term
from engine.types.fragments import Area, Interval
from engine.wording import clock, counted, sound_length

from .moments import moment_line, moment_of

PREPARING = STAGES[Stage.LOADING]
NOT_SEARCHED = "The search failed"
NOTHING_WELL = "Nothing matches well"
CLOSEST = "Closest we have"
LIKELIHOODS = {
    Likelihood.CLEAR: "Clear match",
    Likelihood.LIKELY: "Likely match",
    Likelihood.GUESS: "Guess",
}
_SELDOM = ("less than once", "once")
_SOURCES = {
    MatchSource.WORDS: "its words",
    MatchSource.NAME: "its name",
    MatchSource.TITLE: "its title",
    MatchSource.PICTURE_TEXT: "the text in the picture",
    MatchSource.SPEECH: "what is said",
}


def weight_mark(weight: float) -> str:
    """A weight beside a name: nothing for 1, ×2, ×0.5; the sign is shown elsewhere."""
    return "" if abs(weight) == 1 else f"×{abs(weight):g}"


def term_name(term: Term) -> str:
    """What a part of a query is called: sea.png, part of sea.png, rain.wav 0:12 to 0:18, “sea”."""
    if not term.is_file:
        return f"“{term.value}”"
    name = PurePath(term.value).name
    match term.fragment:
        case None:
            return name
        case Area():
            return f"Part of {name}"
        case Interval(start, end):
            return f"{name} {clock(start)} to {clock(end)}"


def term_line(term: Term) -> str:
    """What a screen reader says of a part of a query: Picture sea.png, less like this, ×2."""
    kind = MODALITY_NAMES[term.modality] if term.is_file else "Words"
    parts = [f"{kind} {term_name(term)}", "less like this" if term.weight < 0 else ""]
    return ", ".join(part for part in (*parts, weight_mark(term.weight)) if part)


def tile_description(item: Item, hit: Hit | None) -> str:
    """What a screen reader says of a tile."""
    parts = [f"{MODALITY_NAMES[item.modality]} {PurePath(item.path).name}"]
    if item.modality in (Modality.AUDIO, Modality.VIDEO) and item.metadata.duration:
        parts.append(sound_length(item.metadata.duration))
    if item.modality is Modality.VIDEO and (moment := moment_of(item, hit)):
        parts.append(moment_line(moment))
    if hit is not None:
        parts.append(match_line(hit))
        parts += [copies_line(hit)] if hit.copies else []
    parts += [marks_told(item.marks)] if item.marks else []
    return ", ".join(parts)


def tile_tip(item: Item, hit: Hit | None) -> str:
    """What is said of a tile under the pointer: where it lies and why it is here."""
    lines = [item.path, _film_line(item, hit) if item.modality is Modality.VIDEO else ""]
    if hit is not None:
        lines += [strength_line(hit), _brought_by(hit).capitalize()]
        lines += [copies_line(hit).capitalize()] if hit.copies else []
    return "\n".join(filter(None, lines))


def _film_line(item: Item, hit: Hit | None) -> str:
    """What a film is, since its tile is a picture: Video · 1:23 · seen from 0:02 to 0:04."""
    moment, duration = moment_of(item, hit), item.metadata.duration
    parts = (
        MODALITY_NAMES[Modality.VIDEO],
        sound_length(duration) if duration else "",
        moment_line(moment) if moment else "",
    )
    return " · ".join(filter(None, parts))


def strength_line(hit: Hit) -> str:
    """How likely a hit is right, in a word and as a number."""
    often = f"{hit.strength} times" if hit.strength > 1 else _SELDOM[hit.strength]
    return f"{LIKELIHOODS[hit.likelihood]}: right {often} in 100"


def match_line(hit: Hit) -> str:
    """How well a hit matches, and by what beside its meaning: clear match, by its name."""
    parts = LIKELIHOODS[hit.likelihood].lower(), _brought_by(hit)
    return ", ".join(filter(None, parts))


def similar_titles(count: int) -> tuple[str, str, str]:
    """What can be done with picked files as parts of a query: find similar, more, less."""
    if count < 2:
        return "Find similar", "More like this too", "Less like this"
    return f"Find similar to all {count}", f"More like all {count} too", f"Less like all {count}"


def copies_line(hit: Hit) -> str:
    """How many files have the same content: 1 copy elsewhere, 3 copies elsewhere."""
    return f"{counted(len(hit.copies), 'copy', 'copies')} elsewhere"


def _brought_by(hit: Hit) -> str:
    """What brought a hit in beside its meaning, or nothing."""
    brought = [name for source, name in _SOURCES.items() if source in hit.sources]
    return f"by {' and '.join(brought)}" if brought else ""
