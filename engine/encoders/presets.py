"""The models a person can choose: a plain table for the registry, the window and `models list`.

Nothing here imports a heavy library, so that any process may ask what there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from ..errors import UserError
from ..language import tr, tr_noop
from . import pins
from .hub_files import HubFiles

STARTER = "starter"
LOCAL_PREFIX = "local-dir:"


class ModelKind(StrEnum):
    """Which encoder a preset is for."""

    STARTER = "starter"
    CLIP = "clip"
    OMNI = "omni"


class ModelSource(StrEnum):
    """Where the weights of a preset come from."""

    SHIPPED = "shipped"
    HUB = "hub"
    LOCAL = "local"


class Quality(Struct, frozen=True):
    """Published figures, in percent.

    Attributes:
        imagenet: ImageNet-1k zero-shot top-1.
        coco: COCO text-to-image recall at 1.
    """

    imagenet: float
    coco: float


class Preset(Struct, frozen=True):
    """One model that can be chosen.

    Attributes:
        model, tag: open_clip's names for the architecture and its training run.
        dim: length of a vector; 0 where only the model itself tells (starter, local).
        quality: None where nothing comparable was published.
        download_bytes: about how much is fetched; 0 for what is already there.
        purpose: one line that helps to choose.
        kind: which encoder it is for.
        hub: what to download, for ModelSource.HUB.
        directory: where the model lies, for ModelSource.LOCAL.
    """

    name: str
    source: ModelSource
    model: str
    tag: str
    dim: int
    quality: Quality | None
    languages: str
    licence: str
    download_bytes: int
    purpose: str
    kind: ModelKind = ModelKind.CLIP
    hub: HubFiles | None = None
    directory: Path | None = None


_BALANCED = Preset(
    name="balanced",
    source=ModelSource.HUB,
    model="ViT-B-32-256",
    tag="datacomp_s34b_b86k",
    dim=512,
    quality=Quality(72.8, 39.9),
    languages=tr_noop("English"),
    licence="MIT",
    download_bytes=605_000_000,
    purpose=tr_noop("good results at a good speed; the default once downloaded"),
    hub=pins.BALANCED,
)
_FAST = Preset(
    name="fast",
    source=ModelSource.HUB,
    model="ViT-B-32",
    tag="laion2b_s34b_b79k",
    dim=512,
    quality=Quality(66.6, 39.3),
    languages=tr_noop("English"),
    licence="MIT",
    download_bytes=605_000_000,
    purpose=tr_noop("the quickest to index, for very large libraries or slow machines"),
    hub=pins.FAST,
)
_MULTILINGUAL = Preset(
    name="multilingual",
    source=ModelSource.HUB,
    model="ViT-B-32-SigLIP2-256",
    tag="webli",
    dim=768,
    quality=Quality(74.0, 47.2),
    languages=tr_noop("over 100 languages"),
    licence="Apache-2.0",
    download_bytes=1_540_000_000,
    purpose=tr_noop("searches in other languages than English, nearly as quick as balanced"),
    hub=pins.MULTILINGUAL,
)
_BEST = Preset(
    name="best",
    source=ModelSource.HUB,
    model="ViT-B-16-SigLIP2-256",
    tag="webli",
    dim=768,
    quality=Quality(79.1, 53.2),
    languages=tr_noop("over 100 languages"),
    licence="Apache-2.0",
    download_bytes=1_540_000_000,
    purpose=tr_noop("the best results, several times slower to index"),
    hub=pins.BEST,
)
_SMALL = Preset(
    name="small",
    source=ModelSource.HUB,
    model="PE-Core-S-16-384",
    tag="meta",
    dim=512,
    quality=Quality(72.7, 42.6),
    languages=tr_noop("English"),
    licence="Apache-2.0",
    download_bytes=349_000_000,
    purpose=tr_noop("as good as balanced with a smaller download, but slower to index"),
    hub=pins.SMALL,
)
_QUALITY = Preset(
    name="quality",
    source=ModelSource.HUB,
    model="PE-Core-B-16",
    tag="meta",
    dim=1024,
    quality=Quality(78.4, 50.9),
    languages=tr_noop("English"),
    licence="Apache-2.0",
    download_bytes=1_791_000_000,
    purpose=tr_noop(
        "nearly as good as best, and quicker to index; its vectors take twice the space"
    ),
    hub=pins.QUALITY,
)
_OMNI = Preset(
    name="omni",
    source=ModelSource.HUB,
    model="EmbeddingGemma2",
    tag="google",
    dim=512,
    quality=None,
    languages=tr_noop("over 100 languages"),
    licence="Apache-2.0",
    download_bytes=1_521_000_000,
    purpose=tr_noop(
        "pictures, sounds and texts by one model, the best for texts and for other languages; for "
        "computers with an accelerator, as it takes some 25 times as long as fast"
    ),
    kind=ModelKind.OMNI,
    hub=pins.OMNI,
)
_STARTER = Preset(
    name=STARTER,
    source=ModelSource.SHIPPED,
    model="starter",
    tag="triptych",
    dim=0,
    quality=None,
    languages=tr_noop("English"),
    licence=tr_noop("MIT and Apache-2.0"),
    download_bytes=0,
    purpose=tr_noop(
        "everyday things, scenes and sounds, English; part of Triptych and ready at once"
    ),
    kind=ModelKind.STARTER,
)

PRESETS: Mapping[str, Preset] = MappingProxyType(
    {
        preset.name: preset
        for preset in (_BALANCED, _FAST, _SMALL, _MULTILINGUAL, _QUALITY, _BEST, _OMNI, _STARTER)
    }
)


def parse(name: str, beside: Iterable[str] = ()) -> Preset:
    """The preset of that name, or the one that `local-dir:PATH` describes.

    Args:
        beside: further names that are told where there is no such one.

    Raises:
        UserError: there is no such preset, or the path is empty.
    """
    if name.startswith(LOCAL_PREFIX):
        return _local(name.removeprefix(LOCAL_PREFIX))
    if name not in PRESETS:
        known = ", ".join((*PRESETS, *beside, f"{LOCAL_PREFIX}PATH"))
        raise UserError(
            tr("There is no model called '{name}'; choose one of: {known}", name=name, known=known)
        )
    return PRESETS[name]


def _local(path: str) -> Preset:
    if not path:
        raise UserError(
            tr(
                "Name the folder of the model, as in {prefix}/home/me/models/mine",
                prefix=LOCAL_PREFIX,
            )
        )
    directory = Path(path).expanduser().absolute()
    return Preset(
        name=f"{LOCAL_PREFIX}{directory}",
        source=ModelSource.LOCAL,
        model="local-dir",
        tag=directory.name,
        dim=0,
        quality=None,
        languages=tr_noop("unknown"),
        licence=tr_noop("unknown"),
        download_bytes=0,
        purpose=tr_noop("a model of your own, in open_clip's local format"),
        directory=directory,
    )
