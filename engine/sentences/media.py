"""What the kinds of media are called."""

from __future__ import annotations

from ..types import Modality
from ..wording import counted

MODALITY_NAMES = {
    Modality.IMAGE: "Picture",
    Modality.AUDIO: "Sound",
    Modality.TEXT: "Document",
    Modality.VIDEO: "Video",
}
KIND_NAMES = {
    Modality.IMAGE: "Pictures",
    Modality.AUDIO: "Sounds",
    Modality.TEXT: "Documents",
    Modality.VIDEO: "Videos",
}


def counted_media(modality: Modality, count: int) -> str:
    """So many of a kind: 1 picture, 1,204 sounds."""
    return counted(count, MODALITY_NAMES[modality].lower(), KIND_NAMES[modality].lower())
