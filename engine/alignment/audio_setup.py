"""Before the first sound is indexed: the bridge that carries sounds into the space of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..encoders.base import Encoder
from ..media.sniff import looks_interesting
from ..types import Modality, Progress, Stage
from ..types.tracks import contents_of
from .clip_with_sound import ClipWithSound


def prepare_audio(
    encoder: Encoder,
    paths: Iterable[str],
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> None:
    """Have the encoder ready for sounds, if there are any among the files.

    Raises:
        BridgeRefused: sounds cannot be joined to pictures with these models.
        Cancelled: the person asked to stop.
    """
    kinds = {kind for kind in map(looks_interesting, paths) if kind}
    has_sound = any(Modality.AUDIO in contents_of(kind) for kind in kinds)
    if isinstance(encoder, ClipWithSound) and has_sound:
        encoder.prepare(
            lambda done, total: on_progress(Progress(Stage.FITTING, done, total)), cancelled
        )
