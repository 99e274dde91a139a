"""The words of TeX: sections and paragraphs without the commands that lay them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .extract import Extract, joined
from .tex_letters import spelt
from .text_encoding import decode_text

_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
_BEGINNING = "\\begin{document}"
_TAG = r"\\{}\s*(?:\[[^\]]*\])?\s*\{{((?:[^{{}}]|\{{[^{{}}]*\}}){{0,1000}})\}}"
_TITLE, _AUTHOR = (re.compile(_TAG.format(name)) for name in ("title", "author"))
_SECTION = re.compile(_TAG.format(r"(?:part|chapter|(?:sub){0,2}section)\*?"))
# Their arguments are names for the program, not words for a reader.
_UNSEEN = re.compile(
    r"\\(?:begin|end|label|ref|eqref|pageref|cite[a-z]*|input|include|includegraphics|usepackage"
    r"|documentclass|bibliography|bibliographystyle|vspace|hspace|setlength|newcommand)\*?"
    r"\s*(?:\[[^\]\n]{0,200}\]\s*)*\{[^{}\n]{0,200}\}"
)
_COMMAND = re.compile(r"\\[A-Za-z@]+\*?\s*(?:\[[^\]\n]{0,200}\])?|\\[^A-Za-z]|[{}$~&]")
_ESCAPED = re.compile(r"\\([%&$#_{}])")
_HELD = "\ue000"


def read_tex(data: bytes) -> Extract:
    """Extract the words of TeX, with the names of its sections."""
    source = spelt(_COMMENT.sub("", decode_text(data)))
    title, author = (_first(pattern, source) for pattern in (_TITLE, _AUTHOR))
    body = source.partition(_BEGINNING)[2] or source
    text, places = joined(_sections(body), len(source))
    return Extract(text, title, author, places=places)


def _first(pattern: re.Pattern[str], source: str) -> str:
    found = pattern.search(source)
    return _words(found.group(1)) if found else ""


def _sections(body: str) -> Iterator[tuple[str, str]]:
    starts = list(_SECTION.finditer(body))
    ends = [found.start() for found in starts] + [len(body)]
    yield "", _words(body[: ends[0]])
    for found, end in zip(starts, ends[1:], strict=True):
        name = _words(found.group(1))
        yield name, f"{name}\n\n{_words(body[found.end() : end])}"


def _words(source: str) -> str:
    kept = _ESCAPED.sub(lambda found: _HELD + chr(0xE100 + ord(found[1])), source)
    bare = _COMMAND.sub(" ", _UNSEEN.sub(" ", kept))
    words = re.sub(_HELD + "(.)", lambda found: chr(ord(found[1]) - 0xE100), bare)
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", words))
    return "\n\n".join(part for part in paragraphs if part)
