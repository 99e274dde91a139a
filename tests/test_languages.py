"""The translations that are shipped: whole, in step with the code, and fit to be shown."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from desktop_support import OFFSCREEN_NOISE, OpenDesktop
from model_listing import MODELS, sound_entry
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from desktop.models.sentences import advice
from engine.encoders.states import ModelState
from engine.language import WRITING, Language, speak

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "resources" / "languages"
ALIASES = "QT_TR_NOOP+=tr_noop,tr+=tr_count"
TRANSLATED = [one for one in Language if one is not Language.ENGLISH]
MNEMONIC = re.compile(r"&\w")
Message = tuple[str, str]


def messages(file: Path) -> list[ElementTree.Element]:
    """All messages of a file of translations."""
    return list(ElementTree.fromstring(file.read_text("utf-8")).iter("message"))


def key_of(message: ElementTree.Element) -> Message:
    """What tells a message from all others."""
    return message.findtext("source", ""), message.findtext("comment", "")


def forms_of(message: ElementTree.Element) -> list[str]:
    """The translation, in each of the forms that stand beside a number."""
    translation = message.find("translation")
    assert translation is not None
    return [one.text or "" for one in translation.iter("numerusform")] or [translation.text or ""]


def said(language: Language) -> Iterator[tuple[Message, bool, list[str]]]:
    """Each message of a language: whether it goes with a number, and its translation."""
    for message in messages(SHIPPED / f"{language}.ts"):
        yield key_of(message), message.get("numerus") == "yes", forms_of(message)


def values_in(text: str) -> set[str]:
    """What is put into a text."""
    return set(re.findall(r"\{.+?\}", text))


def test_the_files_hold_what_the_code_says(tmp_path: Path) -> None:
    """`make languages` finds nothing that is not there, and misses nothing that is."""
    copies = [Path(shutil.copy(file, tmp_path)) for file in sorted(SHIPPED.glob("*.ts"))]
    before = [sorted(map(key_of, messages(copy))) for copy in copies]
    gather(copies)
    assert [sorted(map(key_of, messages(copy))) for copy in copies] == before
    assert len(copies) == len(TRANSLATED)


def gather(files: list[Path]) -> None:
    """Do what `make languages` does, to other files."""
    ending = ".exe" if sys.platform == "win32" else ""
    program = Path(PySide6.__file__).parent / f"lupdate{ending}"
    modules = [
        str(path)
        for folder in ("engine", "desktop")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.parent != ROOT / "engine" / "cli"
    ]
    options = ["-silent", "-no-obsolete", "-locations", "none", "-tr-function-alias", ALIASES]
    command = [str(program), *options, *modules, "-ts", *map(str, files)]
    subprocess.run(command, check=True, timeout=100, cwd=ROOT)


@pytest.mark.parametrize("language", TRANSLATED)
def test_everything_is_translated(language: Language) -> None:
    """No message waits for its translation, and each has as many forms as the language."""
    forms = len({WRITING[language].plural(number) for number in range(1000)})
    every = list(said(language))
    lacking = [
        key
        for key, has_number, told in every
        if not all(told) or len(told) != (forms if has_number else 1)
    ]
    unfinished = [
        key_of(one)
        for one in messages(SHIPPED / f"{language}.ts")
        if (found := one.find("translation")) is None or found.get("type")
    ]
    assert lacking == unfinished == []
    assert len(every) > 500


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_take_the_values_that_are_put_in(language: Language) -> None:
    """Each value of the English text stands in every form; the number may be left out of one."""
    number = {"{n}"}
    wrong = []
    for key, has_number, told in said(language):
        wanted = values_in(key[0]) | (values_in(key[1]) if has_number else set())
        strict = [values_in(one) | (number & wanted if has_number else set()) for one in told]
        missing_number = has_number and number <= wanted and "{n}" not in told[-1]
        if any(one != wanted for one in strict) or missing_number:
            wrong.append((key, told))
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_a_letter_for_alt_where_english_has_one(language: Language) -> None:
    """And none where it has none."""
    wrong = [
        (key, told)
        for key, _, told in said(language)
        if any(bool(MNEMONIC.search(one)) != bool(MNEMONIC.search(key[0])) for one in told)
    ]
    assert wrong == []


@pytest.fixture(params=TRANSLATED)
def spoken_language(request: pytest.FixtureRequest) -> Iterator[Language]:
    """A language that everything is said in."""
    speak(request.param)
    yield request.param
    speak(Language.ENGLISH)


def test_alt_with_a_letter_means_one_thing(
    spoken_language: Language, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """No menu, and no button of the window, has the letter of another."""
    window = open_desktop().window
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    groups: list[list[QAction | QAbstractButton]] = [[*window.menuBar().actions(), *buttons]]
    groups += [list(menu.actions()) for menu in window.findChildren(QMenu)]
    every = [[QKeySequence.mnemonic(one.text()).toString() for one in group] for group in groups]
    letters = [[key for key in keys if key] for keys in every]
    assert all(len(keys) == len(set(keys)) for keys in letters), letters
    assert len(letters[0]) >= len(window.menuBar().actions())


def test_the_offer_of_a_model_is_set_as_its_language_is(spoken_language: Language) -> None:
    """Its two sentences stand as far apart as that sets them."""
    offer = advice((*MODELS, sound_entry(ModelState.MISSING)))
    assert ("。 " in offer, "。" in offer) == (False, spoken_language is Language.CHINESE)
