"""What `triptych search` takes, and what it says to what it cannot take."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from ..query.errors import BadValueError
from ..query.keys import modality_of, sort_of
from ..query.values import shown
from ..types import Modality, Sort
from ..wording import either
from .options import whole_number

# What a shell hands on of an option that there is none of; a query is never begun so.
_OPTION = re.compile(r"(--[A-Za-z][\w-]*)(=.*)?", re.DOTALL)


def _order(value: str) -> Sort:
    try:
        return sort_of(value)
    except BadValueError:
        choices = either(list(Sort))
        raise typer.BadParameter(f"There is no order {shown(value)}. Write {choices}.") from None


TextArgument = Annotated[list[str] | None, typer.Argument(metavar="TEXT", hidden=True)]
ImageOption = Annotated[list[Path] | None, typer.Option(metavar="F", help="A picture.")]
AudioOption = Annotated[list[Path] | None, typer.Option(metavar="F", help="A sound.")]
VideoOption = Annotated[list[Path] | None, typer.Option(metavar="F", help="A video.")]
DocumentOption = Annotated[list[Path] | None, typer.Option(metavar="F", help="A document.")]
MinusOption = Annotated[
    list[str] | None, typer.Option(metavar="WORDS", help="What it should not be.")
]
TypeOption = Annotated[
    str, typer.Option("--type", metavar="image,audio,text,video", help="Media to return.")
]
InOption = Annotated[
    list[Path] | None, typer.Option("--in", metavar="DIR", help="Only files in here.")
]
SortOption = Annotated[
    Sort | None,
    typer.Option(
        parser=_order, metavar="ORDER", help=f"The order of the hits: {either(list(Sort))}."
    ),
]
LimitOption = Annotated[
    int, typer.Option(parser=whole_number(1), metavar="N", help="How many hits.")
]
OffsetOption = Annotated[
    int, typer.Option(parser=whole_number(0), metavar="N", help="Skip so many hits.")
]
WhyOption = Annotated[bool, typer.Option("--why", help="Say why each file was found.")]


def refuse_unknown_options(words: list[str]) -> None:
    """Tell a mistyped option from words with a minus, since both come as words.

    Raises:
        BadParameter: a word looks like an option.
    """
    for option in filter(None, map(_OPTION.fullmatch, words)):
        raise typer.BadParameter("There is no such option.", param_hint=option[1])


def modalities_of(kinds: str) -> frozenset[Modality]:
    """The modalities that `--type` names; none when it is empty.

    Raises:
        BadParameter: a name that is not a modality.
    """
    return frozenset(_kind(name.strip()) for name in kinds.split(",") if name.strip())


def _kind(name: str) -> Modality:
    try:
        return modality_of(name)
    except BadValueError:
        choices = either(list(Modality))
        raise typer.BadParameter(
            f"There is no kind {shown(name)}. Write {choices}.", param_hint="'--type'"
        ) from None
