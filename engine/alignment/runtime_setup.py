"""Before many pictures are indexed: what the model runs fastest on, where nobody knows that yet.

A note of it holds for the versions of torch and ONNX Runtime that it was made with, so that this
happens once for each model, and again after an update.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from ..encoders.base import Encoder
from ..encoders.clip import ClipEncoder
from ..media.sniff import looks_interesting
from ..types import Modality, Progress, Stage
from ..types.tracks import contents_of
from .clip_with_sound import ClipWithSound

# A trial takes a minute or two: of fewer pictures it would be most of the work.
WORTH_PICTURES = 500

_log = logging.getLogger(__name__)


def settle_runtime(
    encoder: Encoder,
    paths: Iterable[str],
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> None:
    """Have the encoder run on what is fastest, if there are many pictures among the files.

    Raises:
        Cancelled: the person asked to stop.
    """
    clip = _clip(encoder)
    if clip is None or not clip.needs_trial():
        return
    if sum(_has_pictures(path) for path in paths) < WORTH_PICTURES:
        return
    on_progress(Progress(Stage.TRYING))
    try:
        clip.try_runtimes(cancelled)
    except OSError as error:
        # The present runtime is as good as it was; the next run tries again.
        _log.warning("what runs fastest could not be found out: %s", error)


def has_left_accelerator(encoder: Encoder) -> bool:
    """Whether the encoder began on an accelerator, and had to go on without it."""
    clip = _clip(encoder)
    return clip is not None and clip.left_accelerator


def _clip(encoder: Encoder) -> ClipEncoder | None:
    clip = encoder.without_sound if isinstance(encoder, ClipWithSound) else encoder
    return clip if isinstance(clip, ClipEncoder) else None


def _has_pictures(path: str) -> bool:
    kind = looks_interesting(path)
    return kind is not None and Modality.IMAGE in contents_of(kind)
