"""Chosen elements of a part in XML: their attributes, and their text."""

from __future__ import annotations

from collections import defaultdict

from .xml_events import Attributes, EnoughReadError


class FieldHandler:
    """Gathers the text of elements by their names, such as a title and an author."""

    def __init__(self, *names: str) -> None:
        self._texts: defaultdict[str, list[str]] = defaultdict(list)
        self._names = names
        self._inside = ""

    def __getitem__(self, name: str) -> str:
        return " ".join("".join(self._texts[name]).split())

    def start(self, name: str, _: Attributes) -> None:
        """Listen inside a chosen element."""
        if name in self._names:
            self._inside = name

    def end(self, name: str) -> None:
        """Listen no more."""
        if name == self._inside:
            self._texts[name].append(" ")
            self._inside = ""

    def characters(self, data: str) -> None:
        """Keep what a chosen element says."""
        if self._inside:
            self._texts[self._inside].append(data)


class AttributeHandler:
    """Gathers the attributes of the elements of one name, in their order."""

    def __init__(self, name: str) -> None:
        self.found: list[Attributes] = []
        self._name = name

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep the attributes of a chosen element."""
        if name == self._name:
            self.found.append(attributes)

    def end(self, name: str) -> None:
        """Attributes come with the start."""

    def characters(self, data: str) -> None:
        """Attributes are no text."""


class RootHandler:
    """Tells what a document is by its outermost element."""

    name = ""

    def start(self, name: str, _: Attributes) -> None:
        """The first element is all that is wanted."""
        self.name = name
        raise EnoughReadError

    def end(self, name: str) -> None:
        """Nothing ends before the first element begins."""

    def characters(self, data: str) -> None:
        """No text stands outside of elements."""
