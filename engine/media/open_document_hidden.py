"""What an OpenDocument file hides: by the styles of its text, and whole sections of it."""

from __future__ import annotations

from .xml_events import Attributes

_FAMILIES = {"text:p": "paragraph", "text:h": "paragraph", "text:span": "text"}
# A style that is based on more others than so many goes in a circle.
_MOST_BASES = 11

_Key = tuple[str, str]


class HiddenStyles:
    """Gathers which styles hide text, and tells which elements are hidden.

    It is told of each element that begins, so that styles are known before they are used.
    """

    def __init__(self) -> None:
        self._bases: dict[_Key, str] = {}
        self._displays: dict[_Key, str] = {}
        self._open: _Key = ("", "")

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "style:style":
            self._open = (attributes.get("style:family", ""), attributes.get("style:name", ""))
            self._bases[self._open] = attributes.get("style:parent-style-name", "")
            # Another part of the same file may have a style of this name.
            self._displays.pop(self._open, None)
        elif name == "style:text-properties" and (display := attributes.get("text:display")):
            self._displays[self._open] = display

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "style:style":
            self._open = ("", "")

    def characters(self, data: str) -> None:
        """Styles have no text."""

    def hides(self, name: str, attributes: Attributes) -> bool:
        """Whether nobody sees what is in an element."""
        if name == "text:section":
            is_never_shown = attributes.get("text:display") == "none"
            return is_never_shown or attributes.get("text:is-hidden") == "true"
        style = attributes.get("text:style-name")
        return bool(style) and name in _FAMILIES and self._is_hidden(_FAMILIES[name], style or "")

    def _is_hidden(self, family: str, style: str) -> bool:
        """What the nearest style says that says anything."""
        for _ in range(_MOST_BASES):
            if display := self._displays.get((family, style)):
                return display == "none"
            style = self._bases.get((family, style), "")
        return False
