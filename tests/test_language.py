"""What is said in another language: texts, numbers, and which language is spoken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings

from desktop.shell.speaking import KEY, chosen_language, first_of
from engine import language
from engine.language import Language, decimal, joined, speak, spoken, tr, tr_count, tr_noop, whole


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """German with a few texts, and English again afterwards."""
    messages = {
        ("Open {name}", ""): ("{name} öffnen",),
        ("Open", "a state"): ("Offen",),
        ("{n} files in {place}", "{n} file in {place}"): (
            "{n} Datei in {place}",
            "{n} Dateien in {place}",
        ),
    }
    monkeypatch.setattr(language, "translations", lambda _: messages)
    speak(Language.GERMAN)
    yield
    speak(Language.ENGLISH)


def test_english_is_what_stands_in_the_code() -> None:
    """Until a language is chosen everything is said in English."""
    assert spoken() is Language.ENGLISH
    assert tr("Open {name}", name="a.jpg") == "Open a.jpg"
    assert tr_count("{n} files", "{n} file", 1) == "1 file"
    assert tr_count("{n} files", "{n} file", 1204) == "1,204 files"
    assert tr_noop("Open") == "Open"


def test_braces_without_values_stay() -> None:
    """A text that has no values is said as it is written."""
    assert tr("{n} is a number") == "{n} is a number"


@pytest.mark.usefixtures("german")
def test_a_text_is_said_in_the_language_with_its_values() -> None:
    """The order of words is the translation's."""
    assert tr("Open {name}", name="a.jpg") == "a.jpg öffnen"
    assert tr("Open", "a state") == "Offen"
    assert tr("Open") == "Open"


@pytest.mark.usefixtures("german")
def test_numbers_choose_the_form_and_are_written_as_the_language_does() -> None:
    """One file, two files, a thousand files."""
    assert tr_count("{n} files in {place}", "{n} file in {place}", 1, place="x") == "1 Datei in x"
    many = tr_count("{n} files in {place}", "{n} file in {place}", 1204, place="x")
    assert many == "1.204 Dateien in x"
    assert whole(1_000_000) == "1.000.000"
    assert decimal(3.44, 1) == "3,4"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["de-AT", "en"], Language.GERMAN),
        (["zh-Hans-CN"], Language.CHINESE),
        (["zh-SG"], Language.CHINESE),
        (["zh-Hant-TW", "de"], Language.GERMAN),
        (["fr-FR", "en-GB"], Language.ENGLISH),
        (["fr-FR"], Language.ENGLISH),
        ([], Language.ENGLISH),
    ],
)
def test_the_first_language_of_the_system_that_there_is(
    wanted: list[str], expected: Language
) -> None:
    """Which language a person of some system gets."""
    assert first_of(wanted) is expected


def test_a_language_that_was_chosen_comes_before_the_system(tmp_path: object) -> None:
    """What the Settings page keeps is spoken at the next start; what it does not know is not."""
    settings = QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat)
    settings.setValue(KEY, "zh_CN")
    assert chosen_language(settings) is Language.CHINESE
    settings.setValue(KEY, "tlh")
    assert chosen_language(settings) in list(Language)


def test_sentences_stand_as_far_apart_as_a_language_sets_them() -> None:
    """A blank in English and German, nothing in Chinese."""
    assert joined(["One.", "Two."]) == "One. Two."
    speak(Language.CHINESE)
    try:
        assert joined(["一。", "二。"]) == "一。二。"
    finally:
        speak(Language.ENGLISH)
