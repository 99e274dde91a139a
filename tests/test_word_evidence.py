"""How much words count: the length of the text, rare words, stop words, and other forms."""

from __future__ import annotations

import numpy as np
import pytest
from word_shelf import found, put, store

from engine.catalogue import Catalogue
from engine.catalogue.occurrences import _last_number
from engine.ranking.fusion import BOOST
from engine.search.word_evidence import evidence_for
from engine.stop_words import is_stop_word, telling
from engine.types import MatchSource, Modality, Query, Term
from engine.types.ids import IdSet
from engine.word_forms import is_form, prefix_of_forms

pytest_plugins = ("word_fixtures",)

# What an item gains at most by words in its text, and in its name.
MOST, MOST_BY_NAME = BOOST[MatchSource.WORDS], BOOST[MatchSource.NAME]


def gains(catalogue: Catalogue, typed: str, allowed: list[int] | None = None) -> dict[int, float]:
    """What the items that a query may find gain by its words, in deviations."""
    items = IdSet(np.arange(1, 200) if allowed is None else np.array(allowed))
    boosts = evidence_for(catalogue.fulltext, Query((Term(Modality.TEXT, typed),)), items).boosts
    return dict(zip(boosts.items.tolist(), boosts.values.tolist(), strict=True))


def long_text(words: int, *told: str) -> str:
    """A text of many other words, with some among them."""
    return " ".join((*told, *("filler" + "ox" * (number % 97) for number in range(words))))


def test_a_word_in_a_book_is_next_to_nothing(catalogue: Catalogue) -> None:
    """One occurrence in 100,000 words gains a hundredth of what a note about it gains; a page is
    good evidence, and a book that is about it, too.
    """
    book = put(catalogue, "book.txt", long_text(100_000, "zamboni"))
    page = put(catalogue, "page.txt", long_text(300, "zamboni"))
    note = put(catalogue, "note.txt", "buy a zamboni tomorrow")
    about = put(catalogue, "rinks.txt", long_text(100_000, *["zamboni"] * 500))
    titled = put(catalogue, "short.txt", "for sale", title="Zamboni")
    gained = gains(catalogue, "zamboni")
    assert gained[book] < 0.01 * MOST
    assert 0.6 * MOST < gained[page] < gained[note]
    assert 0.8 * MOST < gained[note] <= MOST
    assert 0.5 * MOST < gained[about] < gained[note]
    assert 0.95 * MOST_BY_NAME < gained[titled] <= MOST_BY_NAME


def test_a_library_of_books_makes_no_book_a_short_text(catalogue: Catalogue) -> None:
    """What a text gains does not depend on how long the others are, nor on which a filter leaves
    beside the best of those.
    """
    book = put(catalogue, "book.txt", long_text(20_000, "zamboni"))
    for number in range(3):
        put(catalogue, f"{number}.txt", long_text(20_000))
    alone = gains(catalogue, "zamboni")[book]
    assert alone < 0.05 * MOST
    note = put(catalogue, "note.txt", "a zamboni and a harbour")
    both = gains(catalogue, "zamboni harbour")
    assert gains(catalogue, "zamboni harbour", [note])[note] == both[note]


def test_one_common_word_of_three_is_no_strong_hit(catalogue: Catalogue) -> None:
    """Rare words are most of a query, so the one that a tenth of the files have tells little."""
    for number in range(90):
        put(catalogue, f"{number}.txt", f"word{number}")
    common = [put(catalogue, f"c{number}.txt", "market day") for number in range(10)]
    best = put(catalogue, "all.txt", "market zamboni quicksilver")
    gained = gains(catalogue, "market zamboni quicksilver")
    assert gained[best] > 0.95 * MOST
    assert max(gained[item] for item in common) < 0.25 * MOST


def test_scripts_without_blanks_are_weighed_by_their_parts(catalogue: Catalogue) -> None:
    """A text gains by the words of a run that it has, though it does not have the whole run."""
    item = put(catalogue, "a.txt", "我们在海滩上看日落。")
    for number in range(20):
        put(catalogue, f"{number}.txt", "没有")
    assert gains(catalogue, "海滩日落")[item] > 0.5 * MOST
    assert gains(catalogue, "海滩")[item] > 0.9 * MOST


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("a dog on the beach", ["dog", "beach"]),
        ("Hund auf der Wiese", ["Hund", "Wiese"]),
        ("le chien dans l'eau", ["chien", "eau"]),
        ("un perro en la playa", ["perro", "playa"]),
        ("il gatto dell'amica", ["gatto", "amica"]),
        ("um cão na praia", ["cão", "praia"]),
        ("hond op het strand", ["hond", "strand"]),
        ("собака на пляже", ["собака", "пляже"]),
        ("für (the) fur", ["fur"]),
        ("car door son war", ["car", "door", "son", "war"]),
        ("to be or not to be", ["to", "be", "or", "not", "to", "be"]),
        ("The Who", ["The", "Who"]),
    ],
)
def test_stop_words_tell_nothing(typed: str, left: list[str]) -> None:
    """Articles and the like are left out in many languages, unless there is nothing else."""
    assert telling(typed.split()) == left


def test_stop_words_are_told_by_their_accents() -> None:
    """What folding makes the same word is none."""
    assert [is_stop_word(word) for word in ("für", "fur", "ou", "Über", "...", "")] == [
        *(True, False, True, True, False, False)
    ]


def test_a_stop_word_finds_nothing_in_a_small_library(catalogue: Catalogue) -> None:
    """Though it is rare there: only the file with the other word is found; alone, it finds its."""
    foreign = put(catalogue, "a.txt", "der Zaun an der Elbe")
    dog = put(catalogue, "b.txt", "Hund")
    for number in range(9):
        put(catalogue, f"{number}.txt", "milk and eggs")
    assert found(catalogue, "der Hund") == [dog]
    assert found(catalogue, "der") == [foreign]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        *(("running", "run"), ("run", "runs"), ("bicycles", "bicycle"), ("story", "stories")),
        *(("Hunde", "Hund"), ("Häuser", "Haus"), ("chevaux", "cheval"), ("perros", "perro")),
        *(("gatti", "gatto"), ("casas", "casa"), ("fietsen", "fiets"), ("собаки", "собака")),
        *(("Wellen", "Welle"), ("Betten", "Bett"), ("Boote", "Boot"), ("Bänke", "Bank")),
    ],
)
def test_a_word_finds_its_other_forms(catalogue: Catalogue, typed: str, told: str) -> None:
    """In many languages, and the other way round; the form that was typed comes first."""
    other = put(catalogue, "other.txt", told)
    exact = put(catalogue, "exact.txt", typed)
    for number in range(9):
        put(catalogue, f"{number}.jpg")
    assert found(catalogue, typed) == [exact, other]
    assert found(catalogue, told) == [other, exact]
    assert catalogue.fulltext.containing([typed], []).tolist() == [exact]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("not", "note"), ("date", "data"), ("new", "news"), ("car", "carpet"), ("2024", "20245")),
        # Of two languages: waves, beds, autumn, children.
        *(("wellen", "well"), ("betten", "better"), ("herbst", "herb"), ("kinder", "kinds")),
    ],
)
def test_other_words_are_no_forms(one: str, other: str) -> None:
    """Words that only look alike are told apart, also where some stemmer takes them for one."""
    assert not is_form(one, other)
    assert not is_form(other, one)


def test_a_word_finds_no_word_of_another_language(catalogue: Catalogue) -> None:
    """Also where the library lacks the word itself, and the stems are the same."""
    put(catalogue, "deep.txt", "the old well")
    wave = put(catalogue, "sea.txt", "eine Welle")
    for number in range(9):
        put(catalogue, f"{number}.jpg")
    assert found(catalogue, "Wellen") == [wave]


def test_what_has_no_forms_has_no_prefix() -> None:
    """Numbers and scripts without a stemmer are looked for as they are."""
    assert [prefix_of_forms(token) for token in ("2024", "海", "a1")] == ["", "", ""]
    assert prefix_of_forms("stories") == "sto"


def test_long_rows_tell_their_length(catalogue: Catalogue) -> None:
    """SQLite writes sizes in as many bytes as they need; the last is read whatever is before it."""
    assert [_last_number(bytes(row)) for row in ([3, 0x87, 0x68], [0x81, 5, 9])] == [1000, 9]
    with catalogue.transaction():
        item = store(catalogue, f"{'name ' * 40}.txt", "word " * 20_000)
    row = catalogue._database.one("SELECT sz FROM fulltext_docsize WHERE id = ?", (item,))
    assert row is not None
    assert _last_number(row[0]) == 20_000
