"""What people say of files: labels by folder name or in a captions.jsonl, and queries in a file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from msgspec import Struct

from ..errors import UserError
from ..language import tr
from ..system_reasons import system_reason

CAPTIONS_NAME = "captions.jsonl"


class Annotation(Struct, frozen=True):
    """What is said of one file.

    Attributes:
        captions: sentences that describe this very file.
        labels: names of what it shows, sounds like or tells of, as `plain_label` has them.
        unsure: labels that it may have besides; no other label fits it.
        is_labelled: whether its labels are known, even if it has none.
    """

    captions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    is_labelled: bool = False


Annotations = Mapping[str, Annotation]


class WantedQuery(Struct, frozen=True):
    """One line of a file of queries.

    Attributes:
        text: what is typed; empty where a file is the query.
        file: absolute path of the file to search by; empty where words are the query.
        labels, paths: what answers it: every file that has one of these labels or paths.
        unsure: labels of files that may answer it.
        place: the file and line that it came from, for messages.
    """

    text: str
    file: str
    labels: tuple[str, ...]
    paths: tuple[str, ...]
    place: str
    unsure: tuple[str, ...] = ()


def plain_label(name: str) -> str:
    """A label as it is compared and typed: `Dog_Bark` and `dog bark` are the same."""
    return " ".join(name.replace("_", " ").split()).casefold()


def annotations_of(folder: str, paths: Iterable[str]) -> Annotations:
    """What is said of the files of a folder: its captions.jsonl, else the names of its folders.

    Raises:
        UserError: a line of captions.jsonl cannot be used.
    """
    file = Path(folder, CAPTIONS_NAME)
    return read_captions(file) if file.is_file() else label_by_folder(folder, paths)


def label_by_folder(folder: str, paths: Iterable[str]) -> Annotations:
    """The first folder below `folder` on the way to a file is its label (as in torchvision).

    A name without a letter, such as a year, says nothing of the content and is no label.
    """
    parts = {path: PurePath(path).relative_to(folder).parts for path in paths}
    return {
        path: Annotation(labels=(plain_label(names[0]),), is_labelled=True)
        for path, names in parts.items()
        if len(names) > 1 and any(letter.isalpha() for letter in names[0])
    }


def read_captions(file: Path) -> Annotations:
    """Read lines of {"path", "captions", "labels", "unsure"}; paths are relative to the file.

    A path that occurs twice keeps what all its lines say. A line without "labels" does not say
    which labels the file has; one with an empty list says that it has none.

    Raises:
        UserError: a line cannot be used; the message names it.
    """
    found: dict[str, Annotation] = {}
    for place, row in rows_of(file):
        path = _path(file, _text(row, "path", place))
        before = found.get(path, Annotation())
        found[path] = Annotation(
            (*before.captions, *_texts(row, "captions", place)),
            (*before.labels, *_labels(row, "labels", place)),
            (*before.unsure, *_labels(row, "unsure", place)),
            before.is_labelled or "labels" in row,
        )
    return found


def read_queries(file: Path) -> list[WantedQuery]:
    """Read lines of {"text" or "file", "labels", "paths", "unsure"}, paths relative to the file.

    Each line is one query: typed words or a file, with the labels or the paths of what should
    be found, or both.

    Raises:
        UserError: the file cannot be read or is empty, or a line cannot be used.
    """
    queries = [_query(file, place, row) for place, row in rows_of(file)]
    if not queries:
        raise UserError(
            tr('{file} has no queries. Write lines of {{"text": "...", "labels": []}}.', file=file)
        )
    return queries


def _query(file: Path, place: str, row: dict[str, Any]) -> WantedQuery:
    if ("text" in row) == ("file" in row):
        raise UserError(tr('{place}: give either "text" or "file" as the query.', place=place))
    labels, unsure = _labels(row, "labels", place), _labels(row, "unsure", place)
    paths = tuple(_path(file, path) for path in _texts(row, "paths", place))
    if not labels and not paths:
        raise UserError(
            tr('{place}: say with "labels" or "paths" what should be found.', place=place)
        )
    if "text" in row:
        return WantedQuery(_text(row, "text", place), "", labels, paths, place, unsure)
    asked = _path(file, _text(row, "file", place))
    if not os.path.isfile(asked):
        raise UserError(tr("{place}: there is no file {asked}.", place=place, asked=asked))
    return WantedQuery("", asked, labels, paths, place, unsure)


def rows_of(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every line that is not blank as an object, with the words for where it stands."""
    try:
        lines = file.read_text("utf-8-sig").split("\n")
    except OSError as error:
        raise UserError(
            tr("{file} cannot be read: {reason}.", file=file, reason=system_reason(error))
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(tr("{file} is not UTF-8 text. Save it as UTF-8.", file=file)) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = tr("{file}, line {number}", file=file, number=number)
            yield place, _object(line, place)


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UserError(
            tr("{place}: this is not one JSON object on one line.", place=place)
        ) from error
    if not isinstance(row, dict):
        raise UserError(tr("{place}: this is not one JSON object on one line.", place=place))
    return row


def _text(row: dict[str, Any], key: str, place: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise UserError(
            tr('{place}: "{key}" must be a text that is not empty.', place=place, key=key)
        )
    return value


def _texts(row: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    values = row.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise UserError(tr('{place}: "{key}" must be a list of texts.', place=place, key=key))
    return tuple(value.strip() for value in values if value.strip())


def _labels(row: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    return tuple(map(plain_label, _texts(row, key, place)))


def _path(file: Path, path: str) -> str:
    return os.path.abspath(os.path.join(file.parent, os.path.expanduser(path)))
