"""What a Word document costs, beside python-docx and as Markdown, and a look before hashing.

python benchmarks/documents.py
"""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import xxhash

from engine.indexing.changes import content_hash
from engine.media.docx_preview import docx_preview
from engine.media.limits import Limits
from engine.media.office import read_office

SENTENCES = "The harbour lies below the old town. Boats come in at dawn with all their catch. " * 3
FILES = 1000


def written(paragraphs: int) -> bytes:
    """A Word document of so many paragraphs."""
    document = docx.Document()
    for _ in range(paragraphs):
        document.add_paragraph(SENTENCES)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def by_python_docx(data: bytes) -> str:
    """The paragraphs and cells that python-docx tells of."""
    document = docx.Document(io.BytesIO(data))
    return "\n\n".join(block.text for block in document.iter_inner_content())


def best_ms(work: Callable[[], object], times: int) -> float:
    """The milliseconds of the processor's time that the quickest of several goes took."""
    spans = []
    for _ in range(times):
        start = time.process_time()
        work()
        spans.append(time.process_time() - start)
    return 1000 * min(spans)


def compare_readers() -> None:
    """Print what both readers and the Markdown take for a short and for a long document."""
    for paragraphs, times in ((20, 30), (2000, 5)):
        data = written(paragraphs)
        ours = best_ms(lambda data=data: read_office(io.BytesIO(data), Limits()), times)  # type: ignore[misc]
        theirs = best_ms(lambda data=data: by_python_docx(data), times)  # type: ignore[misc]
        form = best_ms(lambda data=data: docx_preview(io.BytesIO(data), Limits()), times)  # type: ignore[misc]
        print(f"{paragraphs} paragraphs: {ours:.2f} ms", end=", ")
        print(f"python-docx {theirs:.2f} ms, {theirs / ours:.1f} x", end=", ")
        print(f"as Markdown {form:.2f} ms, {form / ours:.1f} x")


def hashed(path: Path) -> bytes:
    """The hash of a file's bytes, without a look at them."""
    return xxhash.xxh3_128(path.read_bytes()).digest()


def compare_hashes(folder: Path) -> None:
    """Print what texts cost that are hashed at once, and after a look at what they are."""
    paths = [folder / f"{number}.txt" for number in range(FILES)]
    for path in paths:
        path.write_text(SENTENCES * 120, encoding="utf-8")
    alone = best_ms(lambda: [hashed(path) for path in paths], 5) / FILES
    looked = best_ms(lambda: [content_hash(str(path)) for path in paths], 5) / FILES
    print(f"hash alone {alone:.3f} ms a text, with a look before {looked:.3f} ms")


if __name__ == "__main__":
    compare_readers()
    with tempfile.TemporaryDirectory() as name:
        compare_hashes(Path(name))
