"""The lines of subtitles, which are found with their time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .extract import Extract, joined
from .text_encoding import decode_text

_CUE = re.compile(r"^(?:[^\n]*\n)??((?:\d+:)?\d\d:\d\d)[.,]\d+[ \t]*-->[^\n]*\n(.*)", re.DOTALL)
# Of Advanced SubStation Alpha: nine fields before the words, the second of them when they begin.
_DIALOGUE = re.compile(
    r"^Dialogue:[^,\n]*,[ \t]*([\d:]+)[^,\n]*,(?:[^,\n]*,){7}(.*)$", re.MULTILINE
)
_BREAK = re.compile(r"\\[Nnh]")
_MARKUP = re.compile(r"<[^<>]{0,100}>|\{\\[^{}]{0,100}\}")


def read_subtitles(data: bytes) -> Extract:
    """Extract the words of SRT, WebVTT or SubStation; what is no subtitle is kept as it stands."""
    source = decode_text(data).replace("\r\n", "\n").replace("\r", "\n")
    cues = _dialogue(source) if _DIALOGUE.search(source) else _cues(source)
    text, places = joined(cues, len(source), between="\n")
    return Extract(text, places=places) if places else Extract(source)


def _cues(source: str) -> Iterator[tuple[str, str]]:
    """Yield the time and the words of each cue: a name or number, its times, its lines."""
    for block in re.split(r"\n[ \t]*\n", source.strip()):
        if found := _CUE.match(block.lstrip("\n")):
            yield found.group(1), _words(found.group(2))


def _dialogue(source: str) -> Iterator[tuple[str, str]]:
    """Yield the time and the words of each line that is spoken."""
    for found in _DIALOGUE.finditer(source):
        yield found.group(1), _words(_BREAK.sub(" ", found.group(2)))


def _words(line: str) -> str:
    return " ".join(_MARKUP.sub("", line).split())
