"""`triptych search`: a query typed in the query language, joined by files and options."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import typer

from ..encoders.presets import STARTER
from ..errors import UserError
from ..explain import CharSpan, Explanation
from ..library.reader import LibraryReader
from ..query import QuerySyntaxError, parse
from ..query.words import has_words
from ..sentences.searches import advice, did_you_mean, not_understood
from ..types import Filters, Hit, Modality, Query, SearchResult, Segment, SegmentKind, Sort, Term
from ..types.fragments import read_fragment
from .console import complain, print_json
from .hits import point_at, print_hits, search_document
from .opened import open_library
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
    typed, modalities = parsed(" ".join(text or [])), modalities_of(kinds)
    directory = existing_library(context, library)
    files = {
        Modality.IMAGE: image,
        Modality.AUDIO: audio,
        Modality.VIDEO: video,
        Modality.TEXT: text_file,
    }
    query = replace(
        typed,
        terms=(*typed.terms, *_file_terms(files), *_unwanted(minus or [])),
        filters=_narrowed(typed.filters, modalities, _folders(directory, inside or [])),
        sort=sort or typed.sort,
        limit=limit,
        offset=offset,
    )
    result, explanations = answer(directory, query, preset, explained=why)
    if as_json:
        copies = paths_of_copies(directory, result)
        print_json(search_document(result, explanations, copies=copies))
    else:
        _print_answer(directory, query, result, explanations)


def parsed(text: str) -> Query:
    """A query as typed; what cannot be understood in it is pointed at.

    Raises:
        QuerySyntaxError: a place cannot be understood.
    """
    try:
        return parse(text)
    except QuerySyntaxError as error:
        point_at(text, error.start, error.end)
        raise


def answer(
    directory: Path, query: Query, preset: str | None, *, explained: bool = False
) -> tuple[SearchResult, tuple[Explanation, ...]]:
    """What a library has for a query and, where asked for, why it found each hit."""
    if _only_filters(query):
        return listed(directory, query), ()
    with open_library(directory, preset) as opened:
        result = opened.search(query)
        wanted = result.hits if explained else ()
        told = (
            opened.explain(query, hit.item.id, quoted=CharSpan.of(hit.passage)) for hit in wanted
        )
        return result, tuple(told)


def listed(directory: Path, query: Query) -> SearchResult:
    """What the filters leave of a library, in the order asked for; no model is needed."""
    started = time.perf_counter()
    with closing(LibraryReader(directory)) as reader:
        ids, total = reader.page(query.filters, query.sort, query.offset, query.limit)
        items = reader.items(ids.tolist())
    whole = Segment(SegmentKind.WHOLE)
    hits = tuple(Hit(item, 0.0, 0, whole, sources=frozenset()) for item in items)
    return SearchResult(hits, {"total": time.perf_counter() - started}, total, total)


def paths_of_copies(directory: Path, result: SearchResult) -> dict[int, str]:
    """The paths of the copies that are folded under hits, by their ids."""
    ids = [item for hit in result.hits for item in hit.copies]
    with closing(LibraryReader(directory)) as reader:
        return {item.id: item.path for item in reader.items(ids)}


def _print_answer(
    directory: Path, query: Query, result: SearchResult, explanations: Sequence[Explanation]
) -> None:
    """List the hits, after what may be wrong with the query and before what could be done."""
    note = not_understood(result.not_understood)
    if note:
        complain(f"{note} See: triptych models list")
    if question := did_you_mean(result.did_you_mean):
        complain(question)
    print_hits(result, query, explanations)
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


def _only_filters(query: Query) -> bool:
    """Nothing is looked for, but it is said which files to list, or how."""
    is_asked = query.terms or query.phrases or query.without
    return not is_asked and (query.filters, query.sort) != (Filters(), Sort.RELEVANCE)


def _file_terms(files: dict[Modality, list[Path] | None]) -> Iterable[Term]:
    for modality, paths in files.items():
        for path in paths or ():
            yield _file_term(modality, os.fspath(path.expanduser()))


def _file_term(modality: Modality, written: str) -> Term:
    """A file, or a part of it that stands behind a `#`; a file whose name has one goes first."""
    path, mark, fragment = written.rpartition("#")
    if not mark or os.path.lexists(written) or not os.path.lexists(path):
        return Term(modality, written, is_file=True)
    return Term(modality, path, is_file=True, fragment=read_fragment(fragment))


def _unwanted(minus: list[str]) -> Iterable[Term]:
    return (Term(Modality.TEXT, words, weight=-1.0) for words in minus if has_words(words))


def _folders(directory: Path, inside: list[Path]) -> tuple[str, ...]:
    """The paths of folders, each of which the library has files in."""
    folders = tuple(os.path.abspath(folder.expanduser()) for folder in inside)
    with closing(LibraryReader(directory)) as reader:
        for folder in folders:
            if not len(reader.item_ids(Filters(folders=(folder,)))):
                raise UserError(f"The library has no files in {folder}. See: triptych status")
    return folders


def _narrowed(typed: Filters, modalities: frozenset[Modality], folders: tuple[str, ...]) -> Filters:
    return replace(
        typed,
        modalities=modalities or typed.modalities,
        folders=folders or typed.folders,
    )
