"""Which language the window speaks, and what Qt needs to speak it too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from engine.language import Language, speak

KEY = "language"
LIKE_THE_SYSTEM = "system"


def chosen_language(settings: QSettings) -> Language:
    """The language that was chosen, or else the first of the system's that there is."""
    choice = str(settings.value(KEY, LIKE_THE_SYSTEM))
    if choice in list(Language):
        return Language(choice)
    return first_of(QLocale.system().uiLanguages())


def first_of(wanted: Iterable[str]) -> Language:
    """The first language that Triptych speaks of those that a system wants: de-AT, zh-Hans-CN.

    English where there is none.
    """
    for name in wanted:
        locale = QLocale(name)
        for language in Language:
            if _is_written_alike(locale, QLocale(language.value)):
                return language
    return Language.ENGLISH


def speak_in(application: QApplication, language: Language) -> None:
    """Have all that is built from now on speak a language, with the buttons of Qt's own dialogs."""
    speak(language)
    locale = QLocale(language.value)
    if QLocale().language() is not locale.language():
        QLocale.setDefault(locale)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(locale, "qtbase", "_", folder):
        application.installTranslator(translator)
    application.setLayoutDirection(locale.textDirection())


def _is_written_alike(one: QLocale, other: QLocale) -> bool:
    """Whether a person of one reads the other: Chinese is written in two scripts."""
    return one.language() is other.language() and one.script() is other.script()
