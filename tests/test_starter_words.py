"""Which words the starter knows: what it says of texts that it cannot understand."""

from __future__ import annotations

import numpy as np
import pytest
from english_queries import ENGLISH
from foreign_queries import FOREIGN

from engine.encoders.starter import StarterEncoder
from engine.encoders.starter_words import KnownWords
from engine.english_words import hashes_of, words_of


@pytest.fixture(scope="module")
def shipped() -> StarterEncoder:
    """The model as it ships; no network of it is opened."""
    return StarterEncoder()


@pytest.mark.parametrize(
    "typed",
    [
        *("a dog on a beach", "two people riding bicycles", "Snow", "a birthday cake"),
        *("screenshot of settings", "invoice from the electrician", "my cv", "selfie with grandma"),
        *("lorry on a bridge", "café", "tiramisu", "10 m² flat", "payslip", "Eiffel Tower"),
        *("vegan lasagne recipe", "quiet piano music", "password list", "boarding pass"),
    ],
)
def test_english_is_understood(shipped: StarterEncoder, typed: str) -> None:
    """Everyday English, with things that are newer than any dictionary."""
    assert shipped.understands(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("Hund auf der Wiese", "Kinder spielen Fußball", "Sonnenuntergang am Meer"),
        *("chien sur la plage", "enfants qui jouent", "la neige", "perro en la playa"),
        *("homme dans la rue", "contrat de location", "fiesta de cumpleaños"),
        *("gatto nero", "hond op het strand", "pies na plaży", "chó trên bãi biển", "köpek"),
        *(
            "кот на диване",
            "собака",
            "狗在海滩上",
            "海の写真",
            "개",
            "الكلب على الشاطئ",
            "qwrtz plk",
        ),
    ],
)
def test_other_languages_are_not(shipped: StarterEncoder, typed: str) -> None:
    """Neither those with other letters nor those that share ours, nor what is no word."""
    assert not shipped.understands(typed)


def test_english_is_hardly_ever_taken_for_foreign(shipped: StarterEncoder) -> None:
    """Of two hundred English queries at most one in a hundred, of as many others one in fifty."""
    doubted = [typed for typed in ENGLISH if not shipped.understands(typed)]
    taken = [typed for typed in FOREIGN if shipped.understands(typed)]
    assert len(ENGLISH) >= 200 <= len(FOREIGN)
    assert len(doubted) <= len(ENGLISH) / 100
    assert len(taken) <= len(FOREIGN) / 50


@pytest.mark.parametrize(
    ("typed", "is_english"),
    [
        *(("auto", True), ("park", True), ("plage", False), ("Zürich", False), ("the", True)),
        *(("rotes Auto", False), ("Kinder im Park", False), ("pane e vino", False)),
        *(("photos of Angela Merkel", True), ("hike near Zürich", True), ("snow Schnee", True)),
        *(("to be or not to be", True), ("die Strasse", False), ("Wellen am Strand", False)),
    ],
)
def test_names_and_shared_words(shipped: StarterEncoder, typed: str, is_english: bool) -> None:
    """Names tell nothing beside a known word; words of two languages go with what is beside them,
    and a single stop word of another language is enough.
    """
    assert shipped.understands(typed) == is_english


@pytest.mark.parametrize("typed", ["2019", "12.5", ""])
def test_what_has_no_word_is_not_doubted(shipped: StarterEncoder, typed: str) -> None:
    """Numbers alone are of no language."""
    assert shipped.understands(typed)


@pytest.mark.parametrize(
    "inflected", ["dogs", "Dogs", "riding", "runs", "running", "stories", "baked", "stopped"]
)
def test_inflections_are_known_by_their_words(inflected: str) -> None:
    """A word is known in all its regular forms."""
    words = ["dog", "ride", "run", "story", "bake", "stop"]
    assert KnownWords(hashes_of(words)).are_in(inflected)


def test_half_of_the_words_is_not_enough() -> None:
    """An article that two languages share tells nothing."""
    known = KnownWords(hashes_of(["la", "dog"]))
    assert not known.are_in("la neige")
    assert not known.are_in("la dog neige")
    assert known.are_in("la dog dogs neige")


def test_a_pasted_book_is_judged_too() -> None:
    """A text may have any number of words: each is looked up, not compared with all."""
    known = KnownWords(np.arange(0, 2**32, 2**17, dtype=np.uint32))
    assert not known.are_in("xqzv " * 100_000)


def test_words_are_letters_alone() -> None:
    """Case, digits and signs make no other word."""
    assert words_of("Dogs_2 & CATS, d'or!") == ["dogs", "cats", "d", "or"]
    assert hashes_of(["b", "a", "b"]).dtype == np.uint32
    assert len(hashes_of(["b", "a", "b"])) == 2
