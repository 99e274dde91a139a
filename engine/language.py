"""The language that a person is told things in: one for each process, English until told otherwise.

Texts stand in the code in English, in calls of `tr`, `tr_count` and `tr_noop`. From there Qt's
`lupdate` gathers them into `resources/languages` (`make languages`), where Qt Linguist translates
them. Both processes read these files, since the engine's has no Qt.

What is stored, logged or read by programs stays English: it is marked with `tr_noop` where it is
written, and goes through `tr` where it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from .shipped import SHIPPED

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class Language(StrEnum):
    """What Triptych speaks, by the names that Qt gives its translations."""

    ENGLISH = "en"
    GERMAN = "de"
    CHINESE = "zh_CN"


class Writing(Struct, frozen=True):
    """How a language writes numbers and sentences, and which form of a noun stands beside a number.

    Attributes:
        gap: between two sentences.
        plural: which of the forms in a translation belongs to a number, counted from 0, as Qt
            Linguist orders them.
    """

    thousands: str = ","
    decimal: str = "."
    gap: str = " "
    plural: Callable[[int], int] = lambda number: int(number != 1)


WRITING = {
    Language.ENGLISH: Writing(),
    Language.GERMAN: Writing(".", ","),
    Language.CHINESE: Writing(gap="", plural=lambda _: 0),
}
Message = tuple[str, str]


class _Speech:
    """The language of this process, with its translations: a text and its meaning to its forms."""

    def __init__(self) -> None:
        self.language = Language.ENGLISH
        self.messages: Mapping[Message, tuple[str, ...]] = {}


# As Qt's and gettext's: what a text is said in is no argument of each function that says one.
_speech = _Speech()


def speak(language: Language) -> None:
    """Say everything in a language from now on; what was said before stays as it is."""
    _speech.messages = {} if language is Language.ENGLISH else translations(language)
    _speech.language = language


def spoken() -> Language:
    """The language of this process."""
    return _speech.language


def tr(text: str, meaning: str = "", /, **values: object) -> str:
    """A text in the language of this process.

    Args:
        text: in English, with a `{name}` for each value.
        meaning: tells two texts apart that are the same in English alone.
        values: what is put in; numbers as `number` or `decimal` write them.
    """
    found = _speech.messages.get((text, meaning), (text,))[0]
    return found.format(**values) if values else found


def tr_count(many: str, one: str, number: int, /, **values: object) -> str:
    """A text about a number of things, which is `{n}` in it, in the language of this process.

    Args:
        many: in English, for other numbers than one: "{n} files".
        one: in English, for one: "{n} file".
    """
    forms = _speech.messages.get((many, one))
    found = _form(forms, number) if forms else one if number == 1 else many
    return found.format(n=whole(number), **values)


def tr_noop(text: str) -> str:
    """The text itself, in English: what is shown later by `tr` is marked with this."""
    return text


def whole(number: int) -> str:
    """A whole number as the language writes it: 1,204."""
    return f"{number:,}".replace(",", WRITING[_speech.language].thousands)


def decimal(value: float, digits: int) -> str:
    """A number with some digits behind the point, as the language writes it: 3.4."""
    return f"{value:.{digits}f}".replace(".", WRITING[_speech.language].decimal)


def joined(sentences: Iterable[str]) -> str:
    """Sentences one after the other, as the language sets them."""
    return WRITING[_speech.language].gap.join(sentences)


def translations(language: Language) -> Mapping[Message, tuple[str, ...]]:
    """All that is translated into a language: a text and its meaning, to its forms."""
    # Here alone: English needs none of it.
    from xml.etree import ElementTree  # noqa: PLC0415

    file = SHIPPED / "languages" / f"{language}.ts"
    root = ElementTree.fromstring(file.read_text("utf-8"))  # noqa: S314 - our own file
    return dict(_translated(root.iter("message")))


def _translated(messages: Iterable[Element]) -> Iterable[tuple[Message, tuple[str, ...]]]:
    for message in messages:
        found = message.find("translation")
        if found is None or found.get("type") is not None:
            continue
        forms = [form.text or "" for form in found.iter("numerusform")] or [found.text or ""]
        key = (message.findtext("source", ""), message.findtext("comment", ""))
        yield key, tuple(forms)


def _form(forms: tuple[str, ...], number: int) -> str:
    return forms[min(WRITING[_speech.language].plural(number), len(forms) - 1)]
