"""XML without what no XML may have, so that one letter that was cut does not cost what follows it.

Programs write halves of emoji, control characters and bytes of other encodings into titles and
texts; all that reads XML stops there.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain

_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_HEAD_BYTES = 256
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));", re.IGNORECASE)
_MOST_REFERENCE_CHARS = 16
# Those that XML 1.0 forbids (2.2, Char).
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INSTEAD = "\ufffd"


def mended(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A document in UTF-8, piece by piece, with a mark for each letter that cannot be one.

    What says that it is in another encoding is handed on as it is.
    """
    pieces = iter(chunks)
    first = next(pieces, b"")
    if not _is_utf8(first[:_HEAD_BYTES]):
        yield from chain((first,), pieces)
        return
    decoder, left = codecs.getincrementaldecoder("utf-8")("replace"), ""
    for piece in chain((first,), pieces):
        text = left + decoder.decode(piece)
        # A reference may go on in the next piece.
        start = text.rfind("&", max(0, len(text) - _MOST_REFERENCE_CHARS))
        cut = start if start >= 0 and ";" not in text[start:] else len(text)
        left = text[cut:]
        yield _without_forbidden(text[:cut])
    yield _without_forbidden(left + decoder.decode(b"", True))


def _is_utf8(head: bytes) -> bool:
    declared = _DECLARED.match(head)
    if declared:
        return declared[1].lower() in (b"utf-8", b"utf8")
    return not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\0" not in head[:4]


def _without_forbidden(text: str) -> bytes:
    if "&#" in text:
        text = _REFERENCE.sub(_allowed, text)
    return _FORBIDDEN.sub(_INSTEAD, text).encode("utf-8")


def _allowed(reference: re.Match[str]) -> str:
    digits = reference[1] or reference[2]
    number = int(digits, 16 if reference[1] else 10) if len(digits) < _MOST_REFERENCE_CHARS else -1
    is_letter = 0 <= number <= 0x10FFFF and not _FORBIDDEN.match(chr(number))
    return reference[0] if is_letter else _INSTEAD
