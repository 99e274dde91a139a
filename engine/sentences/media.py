"""What the kinds of media are called."""

from __future__ import annotations

from ..language import tr_count, tr_noop
from ..types import Modality

# Both go through `tr` where they are shown.
MODALITY_NAMES = {
    Modality.IMAGE: tr_noop("Picture"),
    Modality.AUDIO: tr_noop("Sound"),
    Modality.TEXT: tr_noop("Document"),
    Modality.VIDEO: tr_noop("Video"),
}
KIND_NAMES = {
    Modality.IMAGE: tr_noop("Pictures"),
    Modality.AUDIO: tr_noop("Sounds"),
    Modality.TEXT: tr_noop("Documents"),
    Modality.VIDEO: tr_noop("Videos"),
}


def counted_media(modality: Modality, count: int) -> str:
    """So many of a kind: 1 picture, 1,204 sounds."""
    match modality:
        case Modality.IMAGE:
            return tr_count("{n} pictures", "{n} picture", count)
        case Modality.AUDIO:
            return tr_count("{n} sounds", "{n} sound", count)
        case Modality.TEXT:
            return tr_count("{n} documents", "{n} document", count)
        case Modality.VIDEO:
            return tr_count("{n} videos", "{n} video", count)
