"""How the formats of sound begin, so that a file is known as one whatever its name is."""

from __future__ import annotations

import re

from .mpeg_audio import find_mpeg_audio

EBML = b"\x1a\x45\xdf\xa3"
ASF = b"0&\xb2u\x8ef\xcf\x11"
W64 = b"riff.\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\0\0"
_CHUNKS = {
    b"RIFF": (b"WAVE",),
    b"RIFX": (b"WAVE",),
    b"RF64": (b"WAVE",),
    b"BW64": (b"WAVE",),
    b"FORM": (b"AIFF", b"AIFC", b"8SVX"),
}
# Those that are letters, and so might begin a text: a zero soon follows in the formats alone.
_LETTERS = (
    *(b"fLaC", b"OggS", b"caff", b"wvpk", b"TTA1", b"tBaK", b"MPCK", b"MP+", b"ajkg", b"DSD "),
    *(b"FRM8", b".snd", b"dns.", b"APETAGEX", b"Creative Voice File\x1a", b"MAC ", b".RMF"),
)
_MARKS = (b"ID3\2", b"ID3\3", b"ID3\4", EBML, ASF, W64, b"#!AMR", b"NIST_1A\n   1024\n", b".ra\xfd")
_LETTERS_BYTES = 64
_BURIED = re.compile(
    rb"OggS\0\x02|fLaC[\0\x80]\0\0\x22|(?:RIFF|RIFX|RF64|BW64)....WAVE|FORM....AIF[FC]|caff\0\x01\0"
    rb"|\0\0\0.ftyp|TTA1\x01\0|wvpk...\0|" + re.escape(EBML) + b"|" + re.escape(ASF),
    re.DOTALL,
)
_BLANK = re.compile(rb"(?:\xef\xbb\xbf|[\0\t\r\n ])*")


def begins_sound(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a sound, at its start or after some junk."""
    return start_of_sound(head) is not None or find_mpeg_audio(head) >= 0


def start_of_sound(head: bytes) -> int | None:
    """Where a sound with a signature begins: at once, or after a mark, blanks and zeros."""
    blank = _BLANK.match(head)
    end = blank.end() if blank else 0
    # The last zeros may be those of the sound's own first box.
    starts = (0, *range(max(1, end - 4), end + 1))
    return next((start for start in starts if _has_signature(head[start:])), None)


def buried_sound(head: bytes) -> int | None:
    """Where a sound begins after anything, such as the header of a transfer.

    What is looked for is long enough not to be met by chance.
    """
    found = _BURIED.search(head)
    return found.start() if found else None


def _has_signature(head: bytes) -> bool:
    return (
        head.startswith(_MARKS)
        or (head[4:8] == b"ftyp" and head[:1] == b"\0")
        or (head.startswith(_LETTERS) and b"\0" in head[:_LETTERS_BYTES])
        or head[8:12] in _CHUNKS.get(head[:4], ())
    )
