"""The query language over any text: it never crashes, and what is written is read back."""

from __future__ import annotations

import os

import pytest
from any_text import any_text
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.query import QuerySyntaxError, parse, write
from engine.query.lexer import lex
from engine.query.words import has_words, is_in_full_text
from engine.types import Filters, Modality, Query, Sort, Term

IMAGE, TEXT = Modality.IMAGE, Modality.TEXT


@settings(deadline=None)
@given(any_text())
def test_no_text_crashes_it(text: str) -> None:
    """Any text is a query, or an error with a place inside the text."""
    survives(text)


@given(any_text())
def test_every_character_belongs_to_one_token(text: str) -> None:
    """Tokens follow each other with nothing but white space between them."""
    end = 0
    for token in lex(text):
        assert text[end : token.start].strip() == ""
        assert token.start < token.end
        end = token.end
    assert text[end:].strip() == ""


PIECES = [
    *("+", "-", '"', "“", "”", "\\", "^", "^2", ":", "：", " ", "\u3000", "\n", ",", ".."),
    *("in:", "type:", "after:", "size:>", "duration:", "ext:", "sort:", "is:", "typ:", "image"),
    *(
        "tag:",
        "album:",
        "group:",
        "rating:",
        "is:favourite",
        "4",
        "5mb",
        "1:30",
        "2024",
        "30d",
        "~",
        "/",
        "e\u0301",
        "犬",
        "\ud800",
        "\0",
        "٣",
    ),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_no_text_of_marks_crashes_it(text: str) -> None:
    """Neither does one that is made of the language's own marks; what is read is written back."""
    query = survives(text)
    if query is not None:
        assert parse(write(query)) == query


def survives(text: str) -> Query | None:
    """The query, or None where an error points at a place inside the text."""
    try:
        return parse(text)
    except QuerySyntaxError as error:
        wrong = error
    assert 0 <= wrong.start < wrong.end <= len(text)
    assert len(str(wrong).splitlines()) == 1
    return None


@pytest.mark.parametrize("piece", ['"', "^", "\\", "-", "a:", '"" ', "\u0301\u0316", "9", "^1"])
@pytest.mark.parametrize("start", ["", "in:", "type:", "size:>", "after:", "ext:", "dog^", '"'])
def test_long_texts_are_read_too(start: str, piece: str) -> None:
    """Hostile repetition ends as any other text does; work that grew faster would not end here."""
    survives(start + piece * 50_000)


WORDS = (
    any_text(min_size=1, max_size=8)
    .map(str.split)
    .map(" ".join)
    .filter(lambda text: has_words(text) and is_in_full_text(text))
)
TERMS = st.builds(
    Term,
    st.just(TEXT),
    WORDS | st.sampled_from(["-a", "+b", "type:image", "typ:text x", 'a"b', "c^2", "\\a", "<a"]),
    weight=st.floats(0.001, 1000) | st.floats(-1000, -0.001),
)
FOLDERS = (
    any_text(min_size=1, max_size=8)
    .filter(lambda name: name.isprintable() and name.strip() and not name.startswith("~"))
    .map(lambda name: os.path.normpath(name) if os.path.isabs(name) else name.rstrip("/"))
)
TAGS = st.lists(
    st.sampled_from(["sea", "my holiday", "Places/Rome", 'a"b', "-x", "a,b"]),
    unique=True,
    max_size=3,
).map(tuple)
DAYS = st.none() | st.dates()
BYTES = st.none() | st.integers(0, 2**62)
SECONDS = st.none() | st.floats(0, 1e6).map(lambda seconds: round(seconds, 6))
QUERIES = st.builds(
    Query,
    st.lists(TERMS, max_size=4).map(tuple),
    st.builds(
        Filters,
        st.frozensets(st.sampled_from(Modality), min_size=1),
        st.lists(FOLDERS, max_size=3, unique=True).map(tuple),
        DAYS,
        DAYS,
        st.lists(st.text("abz019_-+.日é", min_size=1, max_size=5), max_size=3, unique=True)
        .map(lambda names: tuple(name.lstrip(".") for name in names if name.strip(".")))
        .filter(lambda names: len(set(names)) == len(names)),
        BYTES,
        BYTES,
        SECONDS,
        SECONDS,
        st.booleans(),
        st.none() | st.booleans(),
        st.frozensets(st.integers(0, 5)),
        TAGS,
        TAGS,
    ),
    st.lists(WORDS, max_size=3).map(tuple),
    st.lists(WORDS, max_size=3).map(tuple),
    st.sampled_from(Sort),
)


@settings(deadline=None)
@given(QUERIES)
def test_what_is_written_is_read_back(query: Query) -> None:
    """Every query without files survives being written and read."""
    assert parse(write(query)) == query


def test_files_and_pages_are_no_part_of_the_text() -> None:
    """A dropped file, a limit and an offset are left out of what is written."""
    dropped = Term(IMAGE, "/a/b.png", is_file=True)
    query = Query((dropped, Term(TEXT, "red", weight=2)), limit=5, offset=10)
    assert write(query) == "red^2"


@pytest.mark.parametrize(
    "text",
    [
        "t-shirt at 12:30",
        "sea -crowd^2 +night",
        '"red boat" -"sail"',
        '"say ""cheese"""',
        "red boat^0.0000001 +sea^100000000000000000000",
        r"type\:a:b at sea",
        "size:>0b",
        'type:image,text in:"My folder" after:2024-06-15 before:2025-01-01',
        'is:favourite rating:>=4 tag:sea tag:"my holiday" -tag:Rome/Forum',
        "-is:favourite rating:2..4",
        'album:Rome -album:"My cats" group:"sea, sand" -group:dogs',
        "is:blurred is:dark -is:screenshot -is:silent",
        "rating:0,1",
        "ext:pdf,docx size:>5mb size:<1gb duration:>90s duration:<180s is:duplicate sort:date",
    ],
)
def test_what_is_written_looks_as_it_would_be_typed(text: str) -> None:
    """Plain queries are written as a person would."""
    assert write(parse(text)) == text
