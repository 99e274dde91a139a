"""`triptych search`: a query typed in the query language, joined by files and options."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import typer

from ..api.library import Library
from ..api.question import AskedFile, Question
from ..api.served import ServedLibrary
from ..encoders.presets import STARTER
from ..library.reader import LibraryReader
from ..paths import absolute
from ..query import QuerySyntaxError, parse
from ..sentences.searches import advice, did_you_mean, not_understood
from ..types import Filters, Modality, Query, SearchResult
from .console import complain, print_json
from .hits import point_at, print_hits
from .options import JsonOption, LibraryOption, PresetOption, existing_library, served_at
from .search_options import (
    AudioOption,
    DocumentOption,
    ImageOption,
    InOption,
    LimitOption,
    MinusOption,
    OffsetOption,
    SortOption,
    TextArgument,
    TypeOption,
    VideoOption,
    WhyOption,
    modalities_of,
    refuse_unknown_options,
)


def search(
    context: typer.Context,
    text: TextArgument = None,
    image: ImageOption = None,
    audio: AudioOption = None,
    video: VideoOption = None,
    text_file: DocumentOption = None,
    minus: MinusOption = None,
    kinds: TypeOption = "",
    inside: InOption = None,
    sort: SortOption = None,
    limit: LimitOption = 20,
    offset: OffsetOption = 0,
    why: WhyOption = False,
    preset: PresetOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search by words, pictures, sounds, videos, documents, or several of them together.

    TEXT may hold "exact words", -"not these", +also this, -not that, dog^2,
    type:image,audio, in:folder, after:2024-06, before:30d, ext:pdf,
    size:>5mb, duration:<30s, is:duplicate, is:favourite, is:blurred,
    rating:>=4, tag:holiday and sort:date. Put it into quotes of your shell:
    triptych search 'dog -cat type:image'.

    Filters alone list the files that they leave:
    triptych search is:duplicate sort:size.

    A part of a file stands behind a #: 'rain.wav#t=12,18' for seconds,
    'sea.jpg#xywh=percent:10,20,30,40' for left, top, width and height.

    --type, --in and --sort take the place of type:, in: and sort: in TEXT.
    --minus and the files come in addition.
    """
    refuse_unknown_options(text or [])
    typed, modalities = " ".join(text or []), modalities_of(kinds)
    files = {
        Modality.IMAGE: image,
        Modality.AUDIO: audio,
        Modality.VIDEO: video,
        Modality.TEXT: text_file,
    }
    point_at_mistake(typed)
    question = Question(
        typed,
        tuple(_asked_files(files)),
        minus=tuple(minus or ()),
        kinds=modalities,
        inside=tuple(absolute(os.fspath(folder)) for folder in inside or ()),
        sort=sort,
        limit=limit,
        offset=offset,
    )
    if address := served_at(context, library):
        page = ServedLibrary(address).search(question, why=why)
        _print(page.query, page.result, page.reasons, page.document if as_json else None)
        return
    directory = existing_library(context, library)
    with Library(directory, preset=preset) as opened:
        answer = opened.answer(question, why=why)
    query, result = answer.query, answer.result
    if as_json:
        _print(query, result, (), answer.document())
    else:
        _print(query, result, answer.reasons, hint=_hint(directory, query, result))


def point_at_mistake(text: str) -> None:
    """Point at what cannot be understood in a query as typed.

    Raises:
        QuerySyntaxError: there is such a place.
    """
    try:
        parse(text)
    except QuerySyntaxError as error:
        point_at(text, error.start, error.end)
        raise


def _print(
    query: Query,
    result: SearchResult,
    reasons: Sequence[str],
    document: dict[str, Any] | None = None,
    hint: str = "",
) -> None:
    """Print the JSON, or the hits after what may be wrong and before what could be done."""
    if document is not None:
        print_json(document)
        return
    note = not_understood(result.not_understood)
    if note:
        complain(f"{note} See: triptych models list")
    if question := did_you_mean(result.did_you_mean):
        complain(question)
    print_hits(result, query, reasons)
    if hint and not note:
        complain(hint)


def _hint(directory: Path, query: Query, result: SearchResult) -> str:
    """What could be done where few of the hits on a first page match well."""
    strong = sum(not hit.weak for hit in result.hits)
    if query.offset or strong == len(result.hits):
        return ""
    with closing(LibraryReader(directory)) as reader:
        others = sum(reader.counts().values()) - result.searched
        preset = reader.preset()
    return advice(
        query,
        strong,
        models="triptych models list" if preset == STARTER else "",
        left_out=others if query.filters != Filters() else 0,
    )


def _asked_files(files: dict[Modality, list[Path] | None]) -> Iterator[AskedFile]:
    for modality, paths in files.items():
        for path in paths or ():
            yield AskedFile(os.fspath(path), modality)
