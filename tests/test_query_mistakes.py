"""Mistakes in the query language: each names the place, what is wrong and what to write."""

from __future__ import annotations

from datetime import date

import pytest

from engine.errors import UserError
from engine.query import QuerySyntaxError, parse

TODAY = date(2026, 3, 31)


def mistake(text: str) -> tuple[str, str]:
    """The message of an error and the place that it points at; both can be shown."""
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text, today=TODAY)
    error = caught.value
    assert isinstance(error, UserError)
    assert "\n" not in str(error)
    assert 0 <= error.start < error.end <= len(text)
    return str(error), text[error.start : error.end]


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("dog type:smell", "type:smell", "type:image"),
        ("dog type: image", "type:", "right after the colon"),
        ("type:image, audio", "type:image,", "without spaces"),
        ("-type:image x", "-type:image", "takes no minus"),
        ("in: x", "in:", 'in:"My folder"'),
        ("after:2024-13 x", "after:2024-13", "no such day"),
        ("after:2023-02-29", "after:2023-02-29", "no such day"),
        ("before:soon", "before:soon", "2024-06-15"),
        ("after:0000", "after:0000", "no such day"),
        ("size:5mb", "size:5mb", "Write size:>5mb, size:<5mb or size:1mb..5mb."),
        ("size:>5", "size:>5", "5mb"),
        ("size:>5parsecs", "size:>5parsecs", "5mb"),
        ("size:..", "size:..", "size:>5mb"),
        ("duration:<long", "duration:<long", "1:30"),
        ("duration:<", "duration:<", "1:30"),
        ("is:new", "is:new", "is:duplicate"),
        ("-is:duplicate x", "-is:duplicate", "Leave the minus out"),
        ("rating:6", "rating:6", "Write rating:5, rating:>=4 or rating:2..4."),
        ("rating:2..x", "rating:2..x", "is no rating"),
        ("tag:/", "tag:/", "needs a name"),
        ("sort:colour", "sort:colour", '"colour" is no order. Write one of sort:relevance, sort:'),
        ("in:\ud800", "in:\ud800", "Leave it out"),
        ("a^2 ^3", "^3", "dog^2"),
        ("^2 a", "^2", "A weight follows the words that it counts for, as in dog^2."),
        ('-"a"^2', "^2", "dog^2"),
        ("dog^0", "^0", "A weight is a number above 0, such as ^2 or ^0.5. To push away, write"),
        ("dog^-1 cat", "^-1", "-dog"),
        ("dog^1.2.3", "^1.2.3", "above 0"),
        ("typ:image", "typ:image", "type:image"),
        ("red afer:2024", "afer:2024", "after:2024"),
        ("-sizes:>5mb", "-sizes:>5mb", "size:>5mb"),
        ("afer:30d", "afer:30d", "Write after:30d, or afer\\:30d for the words themselves."),
        (f"{'red ' * 20}typ:image", "typ:image", "type:image"),
        (f"typ:{'image,' * 8}picture,", f"typ:{'image,' * 8}picture,", "type:image"),
        ("size:1mb..2mb..3mb", "size:1mb..2mb..3mb", '"2mb..3mb" is no size'),
        ("duration:30s", "duration:30s", "Write duration:>2m, duration:<30s or duration:1:30..3"),
    ],
)
def test_mistakes_are_pointed_at(text: str, place: str, told: str) -> None:
    """An error names the place, what is wrong and what to write instead."""
    message, pointed = mistake(text)
    assert pointed == place
    assert told in message
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("value", "quoted"),
    [("x" * 60, "x" * 60), ("x" * 61, "x" * 60 + "…"), ("a\0\nb", "a  b")],
    ids=["fits", "is cut", "is one line"],
)
def test_a_message_quotes_a_short_line(value: str, quoted: str) -> None:
    """What was typed is told in one line that can be read, however long it is."""
    assert mistake(f'sort:"{value}"')[0].startswith(f'"{quoted}" is no order.')


def test_more_folders_than_can_be_asked_for() -> None:
    """What SQL cannot take is an error in words, and the same folder again is no other one."""
    names = [f"in:{number}" for number in range(200)]
    assert len(parse(" ".join(names + names)).filters.folders) == 200
    told, place = mistake(" ".join([*names, "in:more"]))
    assert place == "in:more"
    assert told == "These are too many: 200 can be given. Leave some out."


def test_a_mistake_is_shown_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The text, carets below the place (wide characters take two columns), then the message."""
    from engine.cli.main import run

    assert run(["search", "犬\n", "type:smell", "x"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines()[:2] == ["犬  type:smell x", "    ^^^^^^^^^^"]
    assert "type:image" in shown.err.splitlines()[2]
    assert run(["search", *["word"] * 100, "type:smell", *["word"] * 100]) == 1
    line, carets, _ = capsys.readouterr().err.splitlines()
    assert len(line) < 100
    assert line[carets.index("^") : len(carets)] == "type:smell"
