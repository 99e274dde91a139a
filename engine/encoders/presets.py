"""The models a person can choose: a plain table for the registry, the window and `models list`.

Nothing here imports a heavy library, so that any process may ask what there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from ..errors import UserError

STARTER = "starter"
LOCAL_PREFIX = "local-dir:"
CONFIG_FILE = "open_clip_config.json"
WEIGHTS_FILE = "open_clip_model.safetensors"
TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


class ModelSource(StrEnum):
    """Where the weights of a preset come from."""

    SHIPPED = "shipped"
    HUB = "hub"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Quality:
    """Published figures, in percent.

    Attributes:
        imagenet: ImageNet-1k zero-shot top-1.
        coco: COCO text-to-image recall at 1.
    """

    imagenet: float
    coco: float


@dataclass(frozen=True, slots=True)
class HubFiles:
    """Files of one repository of the hub, pinned to one commit.

    Attributes:
        repo: "owner/name".
        revision: full commit hash.
        names: in the order of download; together they make a model directory.
        weights: the one of them that holds the weights.
        sha256: the hashes that are known beforehand, in hex, by name.
    """

    repo: str
    revision: str
    names: tuple[str, ...] = (CONFIG_FILE, WEIGHTS_FILE)
    weights: str = WEIGHTS_FILE
    sha256: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preset:
    """One model that can be chosen.

    Attributes:
        model, tag: open_clip's names for the architecture and its training run.
        dim: length of a vector; 0 where only the model itself tells (starter, local).
        quality: None where nothing comparable was published.
        download_bytes: about how much is fetched; 0 for what is already there.
        purpose: one line that helps to choose.
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
    hub: HubFiles | None = None
    directory: Path | None = None


_BALANCED = Preset(
    name="balanced",
    source=ModelSource.HUB,
    model="ViT-B-32-256",
    tag="datacomp_s34b_b86k",
    dim=512,
    quality=Quality(72.8, 39.9),
    languages="English",
    licence="MIT",
    download_bytes=605_000_000,
    purpose="good results at a good speed; the default once downloaded",
    hub=HubFiles(
        repo="laion/CLIP-ViT-B-32-256x256-DataComp-s34B-b86K",
        revision="4b3890bbe4997a7457562fae281bb98a7374a8ae",
    ),
)
_FAST = Preset(
    name="fast",
    source=ModelSource.HUB,
    model="ViT-B-32",
    tag="laion2b_s34b_b79k",
    dim=512,
    quality=Quality(66.6, 39.3),
    languages="English",
    licence="MIT",
    download_bytes=605_000_000,
    purpose="the quickest to index, for very large libraries or slow machines",
    hub=HubFiles(
        repo="laion/CLIP-ViT-B-32-laion2B-s34B-b79K",
        revision="1a25a446712ba5ee05982a381eed697ef9b435cf",
        sha256={WEIGHTS_FILE: "ac4f8c4b88af6d963118cbf40ad93176d092abbedfcb752601ae1866352656e6"},
    ),
)
_MULTILINGUAL = Preset(
    name="multilingual",
    source=ModelSource.HUB,
    model="ViT-B-32-SigLIP2-256",
    tag="webli",
    dim=768,
    quality=Quality(74.0, 47.2),
    languages="over 100 languages",
    licence="Apache-2.0",
    download_bytes=1_540_000_000,
    purpose="searches in other languages than English, nearly as quick as balanced",
    hub=HubFiles(
        repo="timm/ViT-B-32-SigLIP2-256",
        revision="cd1efb47643f2794413dd79ef24397c175032780",
        names=(CONFIG_FILE, WEIGHTS_FILE, *TOKENIZER_FILES),
    ),
)
_BEST = Preset(
    name="best",
    source=ModelSource.HUB,
    model="ViT-B-16-SigLIP2-256",
    tag="webli",
    dim=768,
    quality=Quality(79.1, 53.2),
    languages="over 100 languages",
    licence="Apache-2.0",
    download_bytes=1_540_000_000,
    purpose="the best results, several times slower to index",
    hub=HubFiles(
        repo="timm/ViT-B-16-SigLIP2-256",
        revision="fb14461786ff5cd7b18210817522546f28c7143a",
        names=(CONFIG_FILE, WEIGHTS_FILE, *TOKENIZER_FILES),
    ),
)
_STARTER = Preset(
    name=STARTER,
    source=ModelSource.SHIPPED,
    model="starter",
    tag="triptych",
    dim=0,
    quality=None,
    languages="English",
    licence="MIT and Apache-2.0",
    download_bytes=0,
    purpose="everyday things, scenes and sounds, English; part of Triptych and ready at once",
)

PRESETS: Mapping[str, Preset] = MappingProxyType(
    {preset.name: preset for preset in (_BALANCED, _FAST, _MULTILINGUAL, _BEST, _STARTER)}
)


def parse(name: str) -> Preset:
    """The preset of that name, or the one that `local-dir:PATH` describes.

    Raises:
        UserError: there is no such preset, or the path is empty.
    """
    if name.startswith(LOCAL_PREFIX):
        return _local(name.removeprefix(LOCAL_PREFIX))
    if name not in PRESETS:
        known = ", ".join((*PRESETS, f"{LOCAL_PREFIX}PATH"))
        raise UserError(f"There is no model called '{name}'; choose one of: {known}")
    return PRESETS[name]


def _local(path: str) -> Preset:
    if not path:
        raise UserError(f"Name the folder of the model, as in {LOCAL_PREFIX}/home/me/models/mine")
    directory = Path(path).expanduser().absolute()
    return Preset(
        name=f"{LOCAL_PREFIX}{directory}",
        source=ModelSource.LOCAL,
        model="local-dir",
        tag=directory.name,
        dim=0,
        quality=None,
        languages="unknown",
        licence="unknown",
        download_bytes=0,
        purpose="a model of your own, in open_clip's local format",
        directory=directory,
    )
