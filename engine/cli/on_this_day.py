"""`triptych on-this-day`: what there is of a day in earlier years."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import Annotated

import typer

from ..library.reader import LibraryReader
from ..query.errors import BadValueError
from ..query.values import read_day
from ..types import Item
from ..types.discovery import OnThisDay
from ..wording import counted, short_path
from .console import print_json, say
from .options import JsonOption, LibraryOption, existing_library


def _day(value: str) -> date:
    try:
        return read_day(value, date.today())
    except BadValueError as error:
        raise typer.BadParameter(str(error)) from None


DayOption = Annotated[
    date | None,
    typer.Option(
        "--day", parser=_day, metavar="DAY", help="Another day, such as 2026-05-12 or yesterday."
    ),
]


def on_this_day(
    context: typer.Context,
    day: DayOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what there is of this day in earlier years.

    Where that is little, the days around it are listed, too.
    """
    with closing(LibraryReader(existing_library(context, library))) as reader:
        found = reader.on_this_day(day or date.today())
        items = {one.year: reader.items(one.ids.tolist()) for one in found.years}
    if as_json:
        print_json(_document(found, items))
        return
    for year, own in items.items():
        say(f"{year}, {counted(found.day.year - year, 'year', 'years')} ago:")
        for item in own:
            say(f"  {item.modality:5}  {short_path(item.path)}")
    say(_told(found))


def _document(found: OnThisDay, items: dict[int, list[Item]]) -> dict[str, object]:
    years = [
        {"year": year, "items": [{"path": item.path, "modality": item.modality} for item in own]}
        for year, own in items.items()
    ]
    return {"day": found.day.isoformat(), "reach": found.reach, "years": years}


def _told(found: OnThisDay) -> str:
    around = counted(found.reach, "day", "days")
    if not found.count:
        return "The library has nothing of these days in earlier years."
    files = counted(found.count, "file", "files")
    return f"{files}, from {around} around it." if found.reach else f"{files} of that day."
