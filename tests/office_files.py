"""Office packages and OpenDocument files that the tests write part by part."""

from __future__ import annotations

import zipfile
from pathlib import Path

TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT_TYPES = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:s="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMES = " ".join(
    f'xmlns:{prefix}="{_OASIS}{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing")),
        *(("style", "style"), ("presentation", "presentation"), ("manifest", "manifest")),
    )
)


def part(element: str, content: str, word: str = WORD) -> str:
    """A part of an Office package: an outermost element with its content."""
    return f'<?xml version="1.0"?><{element} xmlns:w="{word}" {_NAMES}>{content}</{element}>'


def paragraph(*runs: str) -> str:
    """A paragraph of Word; what is no markup becomes a run of words."""
    made = (run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{''.join(made)}</w:p>"


def relationships(targets: dict[str, str], types: str = TYPES) -> str:
    """The relationships of a part: targets by ids, which begin with their kind."""
    told = "".join(
        f'<Relationship Id="{id_}" Type="{types}{id_.rstrip("0123456789")}" Target="{target}"/>'
        for id_, target in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{told}</Relationships>'


def write_package(path: Path, parts: dict[str, str | bytes]) -> Path:
    """Write an archive of parts, in this order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def write_word(
    path: Path, body: str, beside: dict[str, str] | None = None, main: str = "word/document.xml"
) -> Path:
    """Write a Word document from the markup of its body, and of parts `beside` it.

    Args:
        beside: markup by the kinds of the relationships to it, such as "header1".
    """
    beside = beside or {}
    folder, name = main.rsplit("/", 1)
    return write_package(
        path,
        {
            "_rels/.rels": relationships({"officeDocument": main}),
            main: part("w:document", f"<w:body>{body}</w:body>"),
            f"{folder}/_rels/{name}.rels": relationships({k: f"{k}.xml" for k in beside}),
            **{f"{folder}/{kind}.xml": part("w:part", markup) for kind, markup in beside.items()},
        },
    )


def odf_part(content: str) -> str:
    """A part of an OpenDocument file."""
    return f"<office:document-content {_ODF_NAMES}>{content}</office:document-content>"


def write_open_document(
    path: Path, body: str, kind: str = "text", others: dict[str, str] | None = None
) -> Path:
    """Write an OpenDocument file from the markup inside its body."""
    content = odf_part(f"<office:body><office:{kind}>{body}</office:{kind}></office:body>")
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return write_package(path, {"mimetype": mimetype, "content.xml": content, **(others or {})})
