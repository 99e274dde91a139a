"""Which kind of media the words of a query ask for: "photo of a dog", "thunder sound"."""

from __future__ import annotations

from collections.abc import Mapping

from ..tokens import tokens
from ..types import Modality, Query

# What a kind counts for that a query does not name where it names another.
UNNAMED = 0.2
# What one that is never opened counts for, at the least.
LEAST_USUAL = 0.6
# So many of each kind count as opened before anything was.
EVEN_COUNT = 30
_NAMES = {
    Modality.IMAGE: (
        "photo photos photograph photographs photography picture pictures pic pics image images"
        " screenshot screenshots snapshot snapshots selfie selfies portrait portraits drawing"
        " drawings painting paintings illustration illustrations scan scans wallpaper"
        " jpg jpeg png gif heic webp tiff"
    ),
    Modality.AUDIO: (
        "sound sounds song songs music audio recording recordings noise noises melody melodies"
        " tune tunes podcast podcasts soundtrack jingle jingles voice voices mp3 wav flac ogg m4a"
    ),
    Modality.TEXT: (
        "document documents text texts recipe recipes letter letters note notes article articles"
        " report reports essay essays manual manuals invoice invoices contract contracts"
        " email emails paragraph chapter pdf docx odt txt"
    ),
    Modality.VIDEO: (
        "video videos film films movie movies clip clips footage filmed mp4 mov mkv webm avi"
    ),
}
NAMED = {word: kind for kind, words in _NAMES.items() for word in words.split()}


def shares_of(query: Query, opened: Mapping[Modality, int]) -> Mapping[Modality, float]:
    """How probable it is that each kind is meant, beside the most probable, above 0, at most 1.

    A kind may be named anywhere among the words; where none is, or all are, all are alike but for
    what the person opens.

    Args:
        opened: how many files of each kind were opened out of searches for words.
    """
    named, usual = named_in(query), _usual(opened if query.typed else {})
    shares = {
        kind: usual[kind] * (1.0 if not named or kind in named else UNNAMED) for kind in Modality
    }
    most = max(shares.values())
    return {kind: share / most for kind, share in shares.items()}


def named_in(query: Query) -> frozenset[Modality]:
    """The kinds that the words of a query name."""
    return frozenset(NAMED[word] for part in query.typed for word in tokens(part) if word in NAMED)


def _usual(opened: Mapping[Modality, int]) -> Mapping[Modality, float]:
    """How often each kind is opened, beside the one that is most often; few counts tell little."""
    counts = {kind: opened.get(kind, 0) + EVEN_COUNT for kind in Modality}
    most = max(counts.values())
    return {kind: max(LEAST_USUAL, count / most) for kind, count in counts.items()}
