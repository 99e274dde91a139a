"""How much of one untrusted file is read before Triptych stops."""

from __future__ import annotations

from msgspec import Struct

from ..errors import UnreadableFileError
from ..stored_texts import TOO_MANY_PIXELS


class Limits(Struct, frozen=True):
    """Bounds on one file; past them it is cut with a note, or refused with a reason.

    Attributes:
        pixels: of a picture, before it is shrunk; refused beyond.
        audio_seconds: of a sound; cut beyond.
        text_bytes: of a text file that are read; cut beyond.
        text_chars: of extracted text that are kept; cut beyond.
        expanded_bytes: of an archive's members (docx, odt) together; refused beyond.
        pages: of a PDF that are read; cut beyond.
        frames: of an animation that are looked at, spread evenly over it.
        picture_pages: the same of a picture with pages.
        shots: of a video, each of which one frame is looked at.
        video_pixels: of a video's frames that are decoded one after the other, which takes ten
            seconds or so; beyond, only key frames are.
        passages: of a document, spread evenly over it.
        speech_model: the directory of the model that transcribes speech, where that is asked for.
        seconds: for which a decoder process may say nothing before it is ended.
        memory_bytes: of private memory in a decoder process, where the system can bound it.
    """

    pixels: int = 200_000_000
    audio_seconds: int = 7200
    text_bytes: int = 20_000_000
    text_chars: int = 1_000_000
    expanded_bytes: int = 200_000_000
    pages: int = 5000
    frames: int = 8
    picture_pages: int = 32
    shots: int = 64
    video_pixels: int = 1_000_000_000
    passages: int = 512
    speech_model: str = ""
    seconds: float = 60.0
    memory_bytes: int = 4_000_000_000


def refuse_too_many_pixels(width: int, height: int, limits: Limits) -> None:
    """Refuse a picture by the size that it claims, before anything of it is decoded.

    Raises:
        UnreadableFileError: it is past the limits.
    """
    if width * height > limits.pixels:
        most = limits.pixels / 1_000_000
        raise UnreadableFileError(
            TOO_MANY_PIXELS.format(width=width, height=height, most=f"{most:g}")
        )
