"""Decoding one untrusted file: what it is, then its parts, then exactly one end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import BinaryIO

from msgspec.structs import replace

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types import Metadata, Modality, Preview
from ..types.decoded import FileDone, FileFailed, Part
from ..types.vectors import InputSpec
from .documents import decode_document
from .files import open_regular
from .images import decode_picture
from .limits import Limits
from .picture_hash import picture_hash
from .picture_text import read_picture
from .raw_pictures import decode_raw_picture
from .scanned_pdf import read_scans
from .sniff import Format, identify
from .sound_measures import measure_sound
from .sound_print import read_sound_print
from .spectrogram import draw_spectrogram
from .speech import read_speech
from .video import decode_recording

_log = logging.getLogger(__name__)


def decode(path: str, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Decode one file, whatever is in it.

    Yields:
        Batches, then exactly one `FileDone` or `FileFailed`; nothing is raised for a bad file.
    """
    return _safely(_decode, path, spec, limits)


def read_text(path: str, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Read the text in one picture or scan, whatever is in the file; yields as `decode` does."""
    return _safely(_read_text, path, spec, limits)


def transcribe(path: str, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Write down what is said in one sound or video; yields as `decode` does."""
    return _safely(_transcribe, path, spec, limits)


def draw_sound(path: str, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Draw the spectrogram of one sound or video; yields as `decode` does."""
    return _safely(_draw_sound, path, spec, limits)


def print_sound(path: str, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Make the print of one sound or video; yields as `decode` does."""
    return _safely(_print_sound, path, spec, limits)


def measure(path: str, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Measure the defects of one sound; yields as `decode` does."""
    return _safely(_measure, path, spec, limits)


def _safely(
    work: Callable[[BinaryIO, str, Format, InputSpec, Limits], Iterator[Part]],
    path: str,
    spec: InputSpec,
    limits: Limits,
) -> Iterator[Part]:
    """Work on an open file, and make of whatever goes wrong the end of that file."""
    modality: Modality | None = None
    try:
        with open_regular(path) as file:
            kind = identify(file, path)
            modality = kind.modality
            yield from work(file, path, kind, spec, limits)
    except UnreadableFileError as error:
        yield FileFailed(str(error), modality)
    except MemoryError:
        yield FileFailed(tr_noop("reading it needs too much memory"), modality)
    except Exception:  # noqa: BLE001 - why is told below
        # The libraries state no closed set of errors for malformed input, and one odd file must
        # never end a run of a million: what was not foreseen is logged and costs this file.
        _log.exception("unforeseen error while decoding %r", path)
        yield FileFailed(
            tr_noop("the file is damaged, or of a kind Triptych does not know"), modality
        )


def _decode(
    file: BinaryIO, path: str, kind: Format, spec: InputSpec, limits: Limits
) -> Iterator[Part]:
    match kind.modality, kind:
        case _, Format.RAW_PICTURE:
            return map(_with_hash, decode_raw_picture(file, spec, limits))
        case Modality.IMAGE, _:
            return map(_with_hash, decode_picture(file, spec, limits))
        case Modality.AUDIO | Modality.VIDEO, _:
            return decode_recording(file, spec, limits, is_film=kind is Format.VIDEO)
    return decode_document(file, path, kind, spec, limits)


def _with_hash(part: Part) -> Part:
    """The end of a picture with what tells it from others."""
    if isinstance(part, FileDone):
        return replace(part, fingerprint=picture_hash(part.preview.jpeg))
    return part


def _read_text(
    file: BinaryIO, _path: str, kind: Format, _spec: InputSpec, limits: Limits
) -> Iterator[Part]:
    if kind is Format.PDF:
        return read_scans(file, limits)
    # What a camera made is a photograph, whose one page takes seconds to develop.
    if kind.modality is not Modality.IMAGE or kind is Format.RAW_PICTURE:
        return iter((FileDone(kind.modality, Metadata(), Preview()),))
    return read_picture(file, limits)


def _transcribe(
    file: BinaryIO, _path: str, kind: Format, _spec: InputSpec, limits: Limits
) -> Iterator[Part]:
    if kind.modality not in (Modality.AUDIO, Modality.VIDEO):
        return iter((FileDone(kind.modality, Metadata(), Preview()),))
    return read_speech(file, limits)


def _draw_sound(
    file: BinaryIO, _path: str, kind: Format, _spec: InputSpec, limits: Limits
) -> Iterator[Part]:
    if kind.modality not in (Modality.AUDIO, Modality.VIDEO):
        return iter((FileDone(kind.modality, Metadata(), Preview()),))
    return draw_spectrogram(file, limits)


def _print_sound(
    file: BinaryIO, _path: str, kind: Format, _spec: InputSpec, _limits: Limits
) -> Iterator[Part]:
    if kind.modality not in (Modality.AUDIO, Modality.VIDEO):
        return iter((FileDone(kind.modality, Metadata(), Preview()),))
    return read_sound_print(file)


def _measure(
    file: BinaryIO, _path: str, kind: Format, _spec: InputSpec, limits: Limits
) -> Iterator[Part]:
    if kind.modality is not Modality.AUDIO:
        return iter((FileDone(kind.modality, Metadata(), Preview()),))
    return measure_sound(file, limits)
