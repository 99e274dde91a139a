"""The styles and lists of a Word document: what a paragraph or run is, by what it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .packages import Package
from .xml_events import Attributes, Handler

# Elements of styles, paragraphs and runs, whose `w:val` says what these are.
PROPERTIES = frozenset({"w:pStyle", "w:rStyle", "w:outlineLvl", "w:numId", "w:ilvl", "w:b", "w:i"})
Properties = dict[str, str]

_OF_STYLES = PROPERTIES | {"w:name", "w:basedOn", "w:vanish"}
_OFF = {"0", "false", "off"}
_HEADING = re.compile(r"heading ?([1-9])")
_NUMBER = re.compile(r"[0-9]{1,6}")
# Word follows no more.
_MOST_BASES = 11
MOST_LEVEL = 8


class DocxStyles:
    """What is known of a document beside its text; of one without such parts, nothing."""

    def __init__(self) -> None:
        self._styles: dict[str, Properties] = {}
        self._lists = _ListHandler()
        self._known: dict[str, Properties] = {}

    def read(self, package: Package, main: str, *, with_lists: bool = True) -> None:
        """Read the parts that tell of them.

        Args:
            main: the part that the document begins with.

        Raises:
            UnreadableFileError: one is locked, too large, or declares entities; what came before
                is known.
        """
        handlers: dict[str, Handler] = {
            "styles": _StyleHandler(self._styles),
            "numbering": self._lists,
        }
        for related in package.relationships(main):
            if related.kind == "styles" or (with_lists and related.kind == "numbering"):
                package.tell(related.part, handlers[related.kind])

    def of(self, style_id: str) -> Properties:
        """The properties of a style, with those of the styles that it is based on."""
        if style_id not in self._known:
            chain: list[Properties] = []
            at: str | None = style_id
            while at is not None and at in self._styles and len(chain) < _MOST_BASES:
                chain.append(self._styles[at])
                at = chain[-1].get("w:basedOn")
            merged = {name: val for one in reversed(chain) for name, val in one.items()}
            own_name = chain[0].get("w:name", "") if chain else style_id
            self._known[style_id] = {**merged, "w:name": own_name.lower()}
        return self._known[style_id]

    def first_number(self, list_id: str, level: int) -> int | None:
        """The number of a list's first point at a level; None where points have a bullet."""
        return self._lists.first_number(list_id, level)

    def counted_as(self, list_id: str, level: int) -> str:
        """What is equal for lists whose points are counted together."""
        return self._lists.counted_as(list_id, level)


def is_on(value: str | None) -> bool:
    """Whether a property that is on or off is on; None where it is not there."""
    return value is not None and value not in _OFF


def heading_level(properties: Mapping[str, str]) -> int:
    """Which heading a paragraph is, 1 to 6, or 0 for none."""
    name = properties.get("w:name", "")
    if name == "title":
        return 1
    outline = properties.get("w:outlineLvl", "")
    told = _HEADING.fullmatch(name)
    level = int(outline) + 1 if outline in set("012345678") else int(told[1]) if told else 0
    return min(level, 6)


def list_place(properties: Mapping[str, str]) -> tuple[str, int] | None:
    """The list that a paragraph is a point of, and its level from 0; None for no list."""
    list_id, level = properties.get("w:numId", "0"), properties.get("w:ilvl", "0")
    if list_id == "0":
        return None
    return list_id, min(int(level), MOST_LEVEL) if level in set("012345678") else 0


class _StyleHandler:
    """Gathers the properties of styles by their ids."""

    def __init__(self, found: dict[str, Properties]) -> None:
        self._found = found
        self._open: Properties | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "w:style":
            self._open = self._found.setdefault(attributes.get("w:styleId", ""), {})
        elif name in _OF_STYLES and self._open is not None:
            self._open[name] = attributes.get("w:val", "")

    def end(self, name: str) -> None:
        if name == "w:style":
            self._open = None

    def characters(self, data: str) -> None:
        """Properties have no text."""


class _ListHandler:
    """Gathers how the levels of lists are numbered: of kinds of lists, and of lists of a kind."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str, str], str] = {}
        self._kinds: dict[str, str] = {}
        self._kind = self._level = self._list = ""

    def first_number(self, list_id: str, level: int) -> int | None:
        """The number of a list's first point at a level; None for a bullet."""
        kind = self._kinds.get(list_id, "")
        if self._told.get(("w:numFmt", kind, str(level)), "bullet") in ("bullet", "none"):
            return None
        of_kind = self._told.get(("w:start", kind, str(level)), "1")
        told = self._told.get(("w:startOverride", list_id, str(level)), of_kind)
        return int(told) if _NUMBER.fullmatch(told) else 1

    def counted_as(self, list_id: str, level: int) -> str:
        """Lists of a kind go on counting, but for those that say where they begin."""
        is_own = ("w:startOverride", list_id, str(level)) in self._told
        return f"list {list_id}" if is_own else f"kind {self._kinds.get(list_id, '')}"

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "w:abstractNum":
                self._kind = attributes.get("w:abstractNumId", "")
            case "w:lvl" | "w:lvlOverride":
                self._level = attributes.get("w:ilvl", "")
            case "w:num":
                self._list = attributes.get("w:numId", "")
            case "w:abstractNumId":
                self._kinds[self._list] = attributes.get("w:val", "")
            case "w:numFmt" | "w:start" | "w:startOverride":
                owner = self._list if name == "w:startOverride" else self._kind
                self._told.setdefault((name, owner, self._level), attributes.get("w:val", ""))

    def end(self, name: str) -> None:
        """Levels are told by their start."""

    def characters(self, data: str) -> None:
        """Lists have no text of their own here."""
