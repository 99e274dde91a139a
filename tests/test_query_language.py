"""The query language: what each mark means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from engine.query import parse
from engine.types import Filters, Modality, Query, Sort, Term
from engine.types.quality import Defect

IMAGE, AUDIO, TEXT = Modality.IMAGE, Modality.AUDIO, Modality.TEXT
TODAY = date(2026, 3, 31)


def meant(text: str) -> list[tuple[str, float]]:
    """The words of a query's terms with their weights."""
    return [(term.value, term.weight) for term in parse(text, today=TODAY).terms]


def filters(text: str) -> Filters:
    """The filters of a query that has nothing else."""
    query = parse(text, today=TODAY)
    assert query == Query(filters=query.filters)
    return query.filters


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        (" \t\n", []),
        ("sunset at  the\tsea", [("sunset at the sea", 1)]),
        ("beach +with a dog", [("beach", 1), ("with a dog", 1)]),
        ("beach -people on it", [("beach", 1), ("people on it", -1)]),
        ("+dog -cat +bird", [("dog", 1), ("cat", -1), ("bird", 1)]),
        ("dog^2", [("dog", 2)]),
        ("big dog^2 -cat^0.5 +sea^.25", [("big dog", 2), ("cat", -0.5), ("sea", 0.25)]),
        ("dog ^2 cat", [("dog", 2), ("cat", 1)]),
        ("red type:image car", [("red car", 1)]),
        ("-red type:image car", [("red", -1), ("car", 1)]),
        ('+red "x" car', [("red", 1), ("car", 1)]),
        ("海辺　の犬 -猫", [("海辺 の犬", 1), ("猫", -1)]),
        ("犬 －猫 ＋鳥", [("犬", 1), ("猫", -1), ("鳥", 1)]),
        ("cafe\u0301 -b🐶", [("cafe\u0301", 1), ("b🐶", -1)]),
    ],
)
def test_words_and_clauses(text: str, terms: list[tuple[str, float]]) -> None:
    """Bare words are one term, a clause runs to the next mark, a weight ends what it weighs."""
    assert meant(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        *("-", "(((((", "!!!", "_", "...", "\\-", "\\\\", "-!!!", "!!!^2", "+🐶 -(((", "©"),
        *("🐶", "👩‍👩‍👧", "1\ufe0f\u20e3", "\u2139\ufe0f", "- !!! 🐶 \u200b", "\ud800"),
        *("\u200b\u2060", "\ufeff", "\u3164", "\u0301"),
        *('"!!!"', '"-" -"..."', '"\u200b"', '"\u3164"', '"©"', '!!! "((("'),
    ],
)
def test_what_has_no_letter_and_no_digit_asks_for_nothing(text: str) -> None:
    """Marks, emoji and what cannot be seen are the empty query, quoted or not."""
    assert parse(text, today=TODAY) == Query()


def test_marks_beside_words_change_nothing() -> None:
    """A clause of marks alone is left out beside others; among the words of one it stays."""
    assert meant("dog -!!! +🐶 -cat^2 ((( ^_^") == [("dog ((( ^_^", 1), ("cat", -2)]
    assert meant("(((^2 dog") == [("dog", 1)]
    assert meant("dog ! 🐶") == [("dog ! 🐶", 1)]
    assert meant("a ½ ² +٣ -犬 +ก") == [("a ½ ²", 1), ("٣", 1), ("犬", -1), ("ก", 1)]


def test_quoted_emoji_are_looked_for_in_full_text() -> None:
    """What full text can find is kept where it is quoted."""
    query = parse('"🐶" -"✓" "™" "!!!"', today=TODAY)
    assert (query.phrases, query.without) == (("🐶", "™"), ("✓",))


@pytest.mark.parametrize(
    "text",
    [
        "t-shirt",
        "C++ and C--",
        "rock'n'roll - live + loud",
        "a -> b <- c --dry-run",
        "http://x",
        "12:30 sharp",
        "foo:bar port:8080 site:example.com",
        "tape: a recording, sort of: short",
        "latter:2024",
        "x^y x^2y ^_^",
        '12" vinyl and a 5\'10" man',
        r"C:\files and \ alone",
    ],
)
def test_marks_inside_words_mean_nothing(text: str) -> None:
    """What people write anyway stays words."""
    assert meant(text) == [(text, 1)]


@pytest.mark.parametrize(
    ("text", "words"),
    [(r"\-5 degrees", "-5 degrees"), (r"type\:image", "type:image"), (r"x\^2 \"y\"", 'x^2 "y"')],
)
def test_a_backslash_takes_the_meaning_away(text: str, words: str) -> None:
    """Any mark can be looked for as it is."""
    assert parse(text) == Query((Term(TEXT, words),))


@pytest.mark.parametrize(
    ("text", "phrases", "without"),
    [
        ('"quarterly report"', ("quarterly report",), ()),
        ('"one" "two words"', ("one", "two words"), ()),
        ('-"draft" +"final"', ("final",), ("draft",)),
        ("“curly” „low“ ＂wide＂", ("curly", "low", "wide"), ()),
        ("－“下書き”", (), ("下書き",)),
        ("«\u00a0le port\u00a0» -«brouillon»", ("le port",), ("brouillon",)),
        ('"say ""cheese"""', ('say "cheese"',), ()),
        ('"  spaced \n out "', ("spaced out",), ()),
        ('"not closed', ("not closed",), ()),
        ('-"not closed', (), ("not closed",)),
        ('" "', (), ()),
        ('-"', (), ()),
    ],
)
def test_quoted_words_must_occur(
    text: str, phrases: tuple[str, ...], without: tuple[str, ...]
) -> None:
    """Quotes of every kind; one that is open ends with the text, one of nothing is left out."""
    assert parse(text) == Query(phrases=phrases, without=without)


def test_a_quote_ends_a_clause_and_stands_apart() -> None:
    """Words around a quote are looked for by meaning; a weight adds the quoted ones to them."""
    query = parse('sea "red boat"^2 -"sail" at night')
    assert query.phrases == ("red boat",)
    assert query.without == ("sail",)
    assert query.terms == (Term(TEXT, "sea at night"), Term(TEXT, "red boat", weight=2))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("type:image", {IMAGE}),
        ("type:images,sound", {IMAGE, AUDIO}),
        ("TYPE:Photos", {IMAGE}),
        ("type:picture type:documents", {IMAGE, TEXT}),
        ("type:audio,", {AUDIO}),
        ('type:"text"', {TEXT}),
        ("+type:text", {TEXT}),
        ("ｔｙｐｅ：ｉｍａｇｅ", {IMAGE}),
        ("type:photo,sounds,text,films", set(Modality)),
    ],
)
def test_kinds(text: str, kinds: set[Modality]) -> None:
    """`type:` takes the names that people use, as a list or one by one."""
    assert filters(text) == Filters(frozenset(kinds))


def test_folders(home: Path) -> None:
    """`in:` takes names, absolute paths and the home folder; several mean any of them."""
    assert filters("in:Holiday").folders == ("Holiday",)
    assert filters('in:"My folder" in:/a/b/../c/').folders == ("My folder", "/a/c")
    assert filters("in:~/music in:~").folders == (str(home / "music"), str(home))
    assert filters("in:2024/Rome/ in:2024/Rome").folders == ("2024/Rome",)
    assert filters("in:“Été”").folders == ("Été",)
    assert filters("in:~other/a/.. in:~root").folders == ("~other/a/..", "~root")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-06-15", date(2024, 6, 15)),
        ("2024-06", date(2024, 6, 1)),
        ("2024", date(2024, 1, 1)),
        ("2024/6/5", date(2024, 6, 5)),
        ("2024.06", date(2024, 6, 1)),
        ("２０２４－０６", date(2024, 6, 1)),
        ("today", TODAY),
        ("Yesterday", date(2026, 3, 30)),
        ("30d", date(2026, 3, 1)),
        ("2weeks", date(2026, 3, 17)),
        ("1m", date(2026, 2, 28)),
        ("1month", date(2026, 2, 28)),
        ("4m", date(2025, 11, 30)),
        ("2y", date(2024, 3, 31)),
        ("99999y", date.min),
    ],
)
def test_days(text: str, day: date) -> None:
    """A date, month or year counts from its first day; 30d is thirty days before today."""
    assert filters(f"after:{text}") == Filters(after=day)
    assert filters(f"before:{text}") == Filters(before=day)


def test_today_is_the_present_day_unless_told() -> None:
    """Without a day given, relative dates count from now."""
    before = date.today()
    day = parse("after:today").filters.after
    assert day is not None
    assert before <= day <= date.today()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ext:pdf,docx", Filters(extensions=("pdf", "docx"))),
        ("ext:.PDF ext:*.tar.gz", Filters(extensions=("pdf", "tar.gz"))),
        ("size:>5mb", Filters(smallest=5_000_000)),
        ("size:<=200KB", Filters(largest=200_000)),
        ("size:≥5mb size:≤6mb", Filters(smallest=5_000_000, largest=6_000_000)),
        ("size:<1mb size:<5mb", Filters(largest=1_000_000)),
        ("size:1.5mb..2gib", Filters(smallest=1_500_000, largest=2 * 2**30)),
        ("size:>1k size:<2m", Filters(smallest=1000, largest=2_000_000)),
        ("size:1mb..", Filters(smallest=1_000_000)),
        ("size:..1mb", Filters(largest=1_000_000)),
        ("size:5mb..1mb", Filters(smallest=1_000_000, largest=5_000_000)),
        ("duration:<30s", Filters(longest=30)),
        ("duration:<30s duration:<40s", Filters(longest=30)),
        ("duration:>2m", Filters(shortest=120)),
        ("duration:1:30..3:00", Filters(shortest=90, longest=180)),
        ("duration:>1h30m", Filters(shortest=5400)),
        ("duration:<1:02:03.5", Filters(longest=3723.5)),
        ("duration:>1.5min", Filters(shortest=90)),
        ("is:duplicate", Filters(duplicates=True)),
        ("is:Duplicates", Filters(duplicates=True)),
        ("is:favourite", Filters(favourite=True)),
        ("is:Blurred", Filters(defects=frozenset({Defect.BLURRED}))),
        ("-is:dark", Filters(without_defects=frozenset({Defect.DARK}))),
        ("-is:Favorite", Filters(favourite=False)),
        ("rating:≥4", Filters(ratings=frozenset({4, 5}))),
        ("-rating:5", Filters(ratings=frozenset(range(5)))),
        ("rating:4..2", Filters(ratings=frozenset({2, 3, 4}))),
        ('tag:"a b" -tag:c/d', Filters(tags=("a b",), without_tags=("c/d",))),
        ('album:"a  b" -album:c', Filters(albums=("a b",), without_albums=("c",))),
        ("group:a -group:b", Filters(groups=("a",), without_groups=("b",))),
        ("size:>1mb size:>5mb", Filters(smallest=5_000_000)),
        (
            "after:2020 after:2024 before:2030 before:2026",
            Filters(after=date(2024, 1, 1), before=date(2026, 1, 1)),
        ),
        (
            "after:2024 after:2020 before:2026 before:2030",
            Filters(after=date(2024, 1, 1), before=date(2026, 1, 1)),
        ),
    ],
)
def test_the_other_filters(text: str, wanted: Filters) -> None:
    """Endings, sizes, durations and copies; of several bounds each must hold."""
    assert filters(text) == wanted


@pytest.mark.parametrize("sort", list(Sort))
def test_orders(sort: Sort) -> None:
    """`sort:` names every order there is, and the last one counts."""
    assert parse(f"sort:name sort:{sort}") == Query(sort=sort)


def test_all_of_it_together() -> None:
    """Marks may stand in any order between the words."""
    text = 'type:image red "Rome" car -crowd^2 in:2024 after:2024 +night sort:date'
    assert parse(text) == Query(
        (Term(TEXT, "red car"), Term(TEXT, "crowd", weight=-2), Term(TEXT, "night")),
        Filters(frozenset({IMAGE}), ("2024",), date(2024, 1, 1)),
        phrases=("Rome",),
        sort=Sort.DATE,
    )


def test_a_long_value_is_taken_as_it_is() -> None:
    """Up to sixty characters are made plain; longer ones are none of ours."""
    assert filters(f"ext:{'Ｐ' * 60}").extensions == ("p" * 60,)
    assert filters(f"ext:{'Ｐ' * 61}").extensions == ("ｐ" * 61,)
    too_long = f"typ:{'image,' * 8}pictures,"
    assert meant(too_long) == [(too_long, 1)]


def test_the_first_days_of_the_calendar() -> None:
    """What would lie before them is the first of all; the first year itself has all its days."""
    assert parse("after:5d", today=date(1, 1, 3)).filters.after == date.min
    assert parse("after:1y", today=date(2, 1, 15)).filters.after == date(1, 1, 15)
    assert parse("after:1y", today=date(1, 12, 15)).filters.after == date.min
