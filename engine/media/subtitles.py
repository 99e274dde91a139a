"""The lines of subtitles, which are found with their time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .extract import Extract, joined
from .text_encoding import decode_text

_CUE = re.compile(r"^(?:[^\n]*\n)??((?:\d+:)?\d\d:\d\d)[.,]\d+[ \t]*-->[^\n]*\n(.*)", re.DOTALL)
_MARKUP = re.compile(r"<[^<>]{0,100}>|\{\\[^{}]{0,100}\}")


def read_subtitles(data: bytes) -> Extract:
    """Extract the words of SRT or WebVTT; what is no subtitle is kept as it stands."""
    source = decode_text(data).replace("\r\n", "\n").replace("\r", "\n")
    text, places = joined(_cues(source), len(source), between="\n")
    return Extract(text, places=places) if places else Extract(source)


def _cues(source: str) -> Iterator[tuple[str, str]]:
    """Yield the time and the words of each cue: a name or number, its times, its lines."""
    for block in re.split(r"\n[ \t]*\n", source.strip()):
        if found := _CUE.match(block.lstrip("\n")):
            words = _MARKUP.sub("", found.group(2))
            yield found.group(1), " ".join(words.split())
