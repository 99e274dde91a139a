"""What is said in a sound: utterances with their seconds, of those parts in which there is speech.

Whisper (Radford and others, 2022) writes it down, through faster-whisper, which asks Silero's
detector first where there is speech at all. It is an extra, imported only once it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from ..types import Metadata, Modality, Preview, Utterance
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import Samples
from .channels import joined, mono
from .limits import Limits
from .sound import Sound
from .sound_reader import open_sound

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

RATE = 16_000
# So much is transcribed at once: memory stays small, and few words are cut in two.
_PART_SECONDS = 600
_MOST_CHARS = 1000
_AT_WORK = Batch(Modality.AUDIO, ())


def read_speech(file: BinaryIO, limits: Limits) -> Iterator[Part]:
    """Write down what is said in a sound, or in the sound of a video.

    Yields:
        An empty batch for each utterance, as a sign of life; then the end, with all of them.

    Raises:
        UnreadableFileError: there is no sound in it.
    """
    spoken: list[Utterance] = []
    with open_sound(file, RATE) as sound:
        for starts_at, part in _parts(sound, limits.audio_seconds):
            yield _AT_WORK
            for said in _utterances(part, starts_at, limits.speech_model):
                spoken.append(said)
                yield _AT_WORK
    yield FileDone(Modality.AUDIO, Metadata(), Preview(), spoken=tuple(spoken))


def _parts(sound: Sound, most_seconds: int) -> Iterator[tuple[float, Samples]]:
    """The sound in parts of ten minutes or so: at which second each begins, mono float32 (n,)."""
    held: list[Samples] = []
    before = count = 0
    for block in sound.blocks:
        held.append(block)
        count += len(block)
        is_enough = before + count >= most_seconds * RATE
        if count >= _PART_SECONDS * RATE or is_enough:
            yield before / RATE, mono(joined(held))
            before, count, held = before + count, 0, []
        if is_enough:
            return
    if held:
        yield before / RATE, mono(joined(held))


def _utterances(part: Samples, starts_at: float, model: str) -> Iterator[Utterance]:
    found, _ = _model(model).transcribe(
        part, beam_size=1, vad_filter=True, condition_on_previous_text=False
    )
    for one in found:
        if text := one.text.strip():
            start, end = (max(0.0, seconds) + starts_at for seconds in (one.start, one.end))
            yield Utterance(text[:_MOST_CHARS], start, max(start, end))


@cache
def _model(directory: str) -> WhisperModel:
    from faster_whisper import WhisperModel  # noqa: PLC0415 - an extra, of half a second

    return WhisperModel(directory, device="cpu", compute_type="int8", local_files_only=True)
