"""PDF files that the tests write object by object."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

# What `write_pdf` writes itself; what a test adds is numbered from there.
FIRST_ADDED = 7


def write_pdf(
    path: Path,
    *lines: str,
    title: str = "",
    extra: str = "",
    catalog: str = "",
    page: str = "",
    objects: Sequence[str] = (),
) -> Path:
    """Write a PDF of one page.

    Args:
        title: as its bytes are, in Latin-1.
        extra: entries of its trailer, such as encryption.
        catalog, page: further entries of these.
        objects: further objects, from `FIRST_ADDED` on.
    """
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    content = f"BT /F1 12 Tf 50 740 Td {shown}ET"
    own = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            f"/Resources << /Font << /F1 5 0 R >> >> {page} >>"
        ),
        stream(content),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) >>",
    ]
    path.write_bytes(_file([*own, *objects], extra))
    return path


def stream(content: str, entries: str = "") -> str:
    """A stream object."""
    return f"<< /Length {len(content)} {entries} >>\nstream\n{content}\nendstream"


def _file(objects: list[str], extra: str) -> bytes:
    data = io.BytesIO()
    data.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(data.tell())
        data.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = data.tell()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    data.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R {extra} >>"
    data.write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode())
    return data.getvalue()
