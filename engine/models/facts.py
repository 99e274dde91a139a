"""What is said of a model, as plain data that travels to the window."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from ..encoders.presets import Quality
from ..encoders.prompts import PLAIN, Prompts
from ..encoders.runtimes import Runtime
from ..encoders.states import ModelState
from ..errors import UserError
from ..language import tr
from ..types import Modality
from ..wording import file_size


class Speed(Struct, frozen=True):
    """What one model encoded in a second on this machine; 0 for media it has no tower for.

    Attributes:
        image: pictures, already decoded.
        audio: windows of sound.
        text: sentences.
        measured: the day, as ISO 8601.
        runtime: what encoded pictures and sentences; None where there is no choice of it.
    """

    image: float
    audio: float
    text: float
    measured: str
    runtime: Runtime | None = None

    def seconds_for(self, segments: Mapping[Modality, float]) -> float | None:
        """How long so many segments take to encode; None where a medium was not measured."""
        seconds = 0.0
        for modality, count in segments.items():
            rate: float = getattr(self, modality.value)
            if count and not rate:
                return None
            seconds += count / rate if count else 0.0
        return seconds


class ModelUse(StrEnum):
    """What a model is to a library.

    A KEPT one made vectors that are still there, so that going back to it is instant; a PAUSED one
    has made some of them.
    """

    NONE = "none"
    ACTIVE = "active"
    KEPT = "kept"
    PAUSED = "paused"


class ModelEntry(Struct, frozen=True):
    """One model with all that helps to choose it.

    Attributes:
        size: bytes on this disk where it is here or in part, else those of the download.
        download_bytes: 0 for what needs no download.
        quality: published figures; None where nothing comparable was published.
        speed: measured on this machine; None where nobody has yet.
        is_choice: a library can use it; otherwise it works beside another model.
        deaf_because: why it is without sound although a sound model is here; empty where it hears,
            or nobody has tried.
        prompts: the words around what is typed.
        has_own_ears: it finds sounds by itself; others that are a choice need a sound model.
        vouched: somebody other than the hub has published the hash of its weights; None for what
            is not downloaded.
    """

    name: str
    purpose: str
    state: ModelState
    size: int
    download_bytes: int
    quality: Quality | None
    speed: Speed | None
    languages: str
    licence: str
    is_choice: bool
    use: ModelUse = ModelUse.NONE
    deaf_because: str = ""
    prompts: Prompts = PLAIN
    vouched: bool | None = None
    has_own_ears: bool = False


class ChangeEstimate(Struct, frozen=True):
    """The cost of letting searches use another model.

    Attributes:
        files: to be read again; the present model answers meanwhile.
        seconds: that encoding them takes; None where nobody can tell.
        bytes: that the new vectors take on the disk, about.
        free: bytes that are free there.
        unsupported: files that the model cannot search.
        waiting: files of drives that are not connected, which are left for later.
        instant: the model's vectors were kept, so that it answers at once.
        assumed: the time is that of a computer without an accelerator, as nobody has measured
            the model on this one.
    """

    model: str
    files: int
    seconds: float | None
    bytes: int
    free: int
    unsupported: int
    waiting: int
    instant: bool
    assumed: bool = False

    def check_room(self) -> None:
        """Refuse a change that cannot fit.

        Raises:
            UserError: the disk has less free than the new vectors take.
        """
        if self.bytes > self.free:
            raise UserError(
                tr(
                    "The vectors of '{model}' need about {bytes}, but the library's disk has only "
                    "{free} free. Free some space and try again.",
                    model=self.model,
                    bytes=file_size(self.bytes),
                    free=file_size(self.free),
                )
            )
