"""`triptych search`: a query typed in the query language, joined by files and options."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import typer

from ..api.answer import Answer
from ..api.library import Library
from ..api.question import AskedFile
from ..encoders.presets import STARTER
from ..library.reader import LibraryReader
from ..query import QuerySyntaxError, parse
from ..sentences.searches import advice, did_you_mean, not_understood
from ..types import Filters, Modality, Query, SearchResult
from .console import complain, print_json
from .hits import point_at, print_hits
from .options import JsonOption, LibraryOption, PresetOption, existing_library
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
    directory = existing_library(context, library)
    files = {
        Modality.IMAGE: image,
        Modality.AUDIO: audio,
        Modality.VIDEO: video,
        Modality.TEXT: text_file,
    }
    point_at_mistake(typed)
    with Library(directory, preset=preset) as opened:
        answer = opened.search(
            typed,
            files=_asked_files(files),
            minus=minus or (),
            kinds=modalities,
            inside=inside or (),
            sort=sort,
            limit=limit,
            offset=offset,
            why=why,
        )
    if as_json:
        print_json(answer.document())
    else:
        _print_answer(directory, answer)


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


def _print_answer(directory: Path, answer: Answer) -> None:
    """List the hits, after what may be wrong with the query and before what could be done."""
    query, result = answer.query, answer.result
    if result.notice:
        complain(result.notice)
    note = not_understood(result.not_understood)
    if note:
        complain(f"{note} See: triptych models list")
    if question := did_you_mean(result.did_you_mean):
        complain(question)
    print_hits(result, query, answer.explanations)
    hint = _hint(directory, query, result)
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
