"""How the window says things: sizes, durations, counts, and one line for a tile."""

from __future__ import annotations

from pathlib import PurePath

from engine.types import Hit, Item, MatchSource, Modality, Stage, Term
from engine.wording import clock, counted

MODALITY_NAMES = {
    Modality.IMAGE: "Picture",
    Modality.AUDIO: "Sound",
    Modality.TEXT: "Document",
}
KIND_NAMES = {
    Modality.IMAGE: "Pictures",
    Modality.AUDIO: "Sounds",
    Modality.TEXT: "Documents",
}
STAGES = {
    Stage.LOADING: "Getting the model ready…",
    Stage.SCANNING: "Looking for files…",
    Stage.FITTING: "Joining sounds to pictures, once…",
    Stage.INDEXING: "Indexing",
    Stage.FINISHING: "Finishing…",
}
PREPARING = STAGES[Stage.LOADING]
NOT_SEARCHED = "The search failed"
NOTHING_WELL = "Nothing matches well"
_SOURCES = {
    MatchSource.WORDS: "its words",
    MatchSource.NAME: "its name",
}
_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def clock_span(start: float, end: float) -> str:
    """A part of a sound: 0:35 to 1:22."""
    return f"{clock(start)} to {clock(end)}"


def time_left(seconds: float) -> str:
    """A rough remainder: less than a minute, about 3 min, about 2 h."""
    if seconds < 60:
        return "less than a minute left"
    if seconds < 5400:
        return f"about {round(seconds / 60)} min left"
    return f"about {round(seconds / 3600)} h left"


def weight_mark(weight: float) -> str:
    """A weight beside a name: nothing for 1, ×2, ×0.5; the sign is shown elsewhere."""
    return "" if abs(weight) == 1 else f"×{abs(weight):g}"


def term_name(term: Term) -> str:
    """What a part of a query is called: sea.png, “a stormy sea”."""
    return PurePath(term.value).name if term.is_file else f"“{term.value}”"


def term_line(term: Term) -> str:
    """What a screen reader says of a part of a query: Picture sea.png, less like this, ×2."""
    kind = MODALITY_NAMES[term.modality] if term.is_file else "Words"
    parts = [f"{kind} {term_name(term)}", "less like this" if term.weight < 0 else ""]
    return ", ".join(part for part in (*parts, weight_mark(term.weight)) if part)


def elapsed(seconds: float) -> str:
    """How long something took: 12 ms, 1.4 s."""
    return f"{seconds:.1f} s" if seconds >= 1 else f"{max(1, round(seconds * 1000))} ms"


def file_size(size: int) -> str:
    """Bytes in the unit a person would use: 812 bytes, 3.4 MB, 605 MB."""
    value = float(size)
    for unit in _UNITS:
        if value < 1000 or unit == _UNITS[-1]:
            break
        value /= 1000
    return f"{value:.{0 if unit == 'bytes' or value >= 100 else 1}f} {unit}"


def tile_description(item: Item, hit: Hit | None) -> str:
    """What a screen reader says of a tile."""
    parts = [f"{MODALITY_NAMES[item.modality]} {PurePath(item.path).name}"]
    if item.modality is Modality.AUDIO and item.metadata.duration:
        parts.append(clock(item.metadata.duration))
    if hit is not None:
        parts.append(match_line(hit))
        parts += [copies_line(hit)] if hit.copies else []
    return ", ".join(parts)


def tile_tip(item: Item, hit: Hit | None) -> str:
    """What is said of a tile under the pointer: where it lies and why it is here."""
    lines = [item.path]
    if hit is not None:
        lines.append(match_line(hit).capitalize())
        lines += [copies_line(hit).capitalize()] if hit.copies else []
    return "\n".join(lines)


def match_line(hit: Hit) -> str:
    """How well a hit matches, and by what beside its meaning: match 81 of 100, by its name."""
    parts = [f"match {hit.strength} of 100"]
    brought = [name for source, name in _SOURCES.items() if source in hit.sources]
    parts += [f"by {' and '.join(brought)}"] if brought else []
    parts += ["weaker match"] if hit.weak else []
    return ", ".join(parts)


def copies_line(hit: Hit) -> str:
    """How many files have the same content: 1 copy elsewhere, 3 copies elsewhere."""
    return f"{counted(len(hit.copies), 'copy', 'copies')} elsewhere"
