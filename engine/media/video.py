"""Videos: one frame for each shot, the sound track in windows, and small pictures for the tile.

What has no moving pictures is left to the reader of sounds: a container may hold either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

from msgspec.structs import replace

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types import Metadata, Modality, Segment, SegmentKind
from ..types.decoded import Batch, FileDone, Part
from ..types.places import iso_place, read_place
from ..types.vectors import InputSpec, Samples
from .audio import SILENT, decode_sound, is_heard
from .film_strip import film_preview
from .limits import Limits
from .locked_sound import NO_INDEX
from .pixels import to_pixels
from .sampled_frame import SampledFrame
from .shots import Shot, shots_of
from .sound_tags import author_of, day_of
from .video_frames import AT_WORK, Film, open_film

_BATCH = 8
# Of QuickTime, and of Android with and without a language.
_PLACES = ("iso6709", "location", "location-eng")
# What is wrong with a sound, as it is said of a video.
_OF_FILMS = {
    "there is no sound in this file": tr_noop("there are no pictures and no sound in this file"),
    "the sound is cut short": tr_noop("the video is cut short"),
    "the sound is damaged or cut short": tr_noop("the video is damaged or cut short"),
    "the sound is damaged: its sample rate is out of range": tr_noop(
        "the video is damaged: its sample rate is out of range"
    ),
    NO_INDEX: tr_noop("the video is cut short: its index, which is written last, is missing"),
    "not a sound Triptych can read": tr_noop("not a video Triptych can read"),
    "not a sound Triptych can read: its codec is not known": tr_noop(
        "not a video Triptych can read: its codec is not known"
    ),
}


def decode_recording(
    file: BinaryIO, spec: InputSpec, limits: Limits, *, is_film: bool
) -> Iterator[Part]:
    """Decode a sound or a video, whichever the file holds.

    Args:
        is_film: by its name or its first bytes, it should be a video.

    Yields:
        Of a video, a frame for each shot, at most `limits.shots`, and then the windows of its
        sound that are heard; else what `decode_sound` does. Batches of none tell that the
        decoder is at work.

    Raises:
        UnreadableFileError: neither can be decoded.
    """
    with open_film(file, limits, spec.image_side) as film:
        samples: list[SampledFrame] = []
        if film is not None:
            for sample in film.samples():
                yield AT_WORK
                if sample is not None:
                    samples = film.spread([*samples, sample])
        if film is not None and samples:
            samples.sort(key=lambda sample: sample.seconds)
            yield from _video(film, samples, file, spec, limits)
            return
    try:
        yield from decode_sound(file, spec, limits)
    except UnreadableFileError as error:
        raise (_of_film(error) if is_film else error) from error


def _of_film(error: UnreadableFileError) -> UnreadableFileError:
    """What is wrong, said of a video rather than of a sound."""
    return UnreadableFileError(_OF_FILMS.get(str(error), str(error)))


def _video(
    film: Film, samples: list[SampledFrame], file: BinaryIO, spec: InputSpec, limits: Limits
) -> Iterator[Part]:
    shots = shots_of(samples, film.seconds(), limits.shots)
    for some in (shots[n : n + _BATCH] for n in range(0, len(shots), _BATCH)):
        pixels = tuple(to_pixels(shot.sample.picture, spec.image_side) for shot in some)
        yield Batch(Modality.IMAGE, tuple(map(_segment, some)), pixels)
    heard = Metadata()
    for part in _sound(file, spec, limits):
        if isinstance(part, Batch):
            yield part
        elif isinstance(part, FileDone):
            heard = part.metadata
    yield FileDone(Modality.VIDEO, _metadata(film, heard), film_preview(shots))


def _segment(shot: Shot) -> Segment:
    return Segment(SegmentKind.FRAME, shot.start, shot.end)


def _sound(file: BinaryIO, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """The sound track without its silence; nothing where there is none that can be decoded."""
    file.seek(0)
    try:
        for part in decode_sound(file, spec, limits):
            yield _loud(part) if isinstance(part, Batch) else part
    except UnreadableFileError:
        return


def _loud(batch: Batch) -> Batch:
    pairs = zip(batch.segments, batch.arrays, strict=True)
    kept = [(segment, window) for segment, window in pairs if is_heard(cast(Samples, window))]
    segments, windows = zip(*kept, strict=True) if kept else ((), ())
    return replace(batch, segments=segments, arrays=windows)


def _metadata(film: Film, heard: Metadata) -> Metadata:
    tags, (width, height) = film.tags(), film.size
    of_sound = "" if heard.note == SILENT else heard.note
    return Metadata(
        width=width,
        height=height,
        duration=max(film.seconds(), heard.duration),
        title=tags.get("title", ""),
        author=author_of(tags),
        taken=day_of(tags),
        album=tags.get("album", ""),
        note=film.note(heard.duration) or of_sound,
        camera=" ".join(filter(None, (tags.get("make"), tags.get("model")))),
        place=_place(tags),
    )


def _place(tags: Mapping[str, str]) -> str:
    """Where phones say that a film was taken, or nothing."""
    found = next((read_place(tags[name]) for name in _PLACES if name in tags), None)
    return iso_place(*found) if found else ""
