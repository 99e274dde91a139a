"""The audio-text models that can give a CLIP preset ears: a plain table.

Another model is one module with an `AudioTextModel` and one row here. Nothing heavy is imported
before such a model is loaded, so that any process may ask what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from .audio_text import AudioTextModel
from .clap import ClapAudioEncoder


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a repository at its pinned revision.

    Attributes:
        size: bytes; 0 where it is not known beforehand.
        sha256: of its content, in hex; empty where it is not known beforehand.
    """

    name: str
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class SoundModel:
    """One audio-text model that can be downloaded.

    Attributes:
        repository: "owner/name" on the hub.
        revision: full commit hash.
        files: in the order of download; the directory that holds them is what `adapter` opens.
        purpose: one line that helps to choose.
        adapter: makes the model, given its directory, the folder for notes (hashes, the choice
            of precision) and the SHA-256 that its weights must have, empty for any.
    """

    name: str
    repository: str
    revision: str
    files: tuple[ModelFile, ...]
    weights: str
    licence: str
    purpose: str
    adapter: Callable[[Path, Path, str], AudioTextModel]

    @property
    def download_bytes(self) -> int:
        """About how much is fetched."""
        return sum(file.size for file in self.files)


_CLAP = SoundModel(
    name="clap",
    repository="laion/clap-htsat-unfused",
    revision="8fa0f1c6d0433df6e97c127f64b2a1d6c0dcda8a",
    files=(
        ModelFile(
            "config.json",
            5_390,
            "9efb9557bc804f2ca6e394486af2e45dfed0b18554909735a99c6220b84e4288",
        ),
        ModelFile(
            "preprocessor_config.json",
            541,
            "9739f58296aa6f9ac18008fd0150fb2649bc554985fbde86d0a4041c882ac753",
        ),
        ModelFile(
            "tokenizer.json",
            2_108_746,
            "77ef92283d67f0d97e1454909a964afcbfa2019f0fb9f18f8e88d5c25c3ba729",
        ),
        ModelFile(
            "pytorch_model.bin",
            614_525_833,
            "1cd3c601bc4afe0fa87be3de4c13dd2cfadd249fac1e29acf74a9b296c3219bb",
        ),
    ),
    weights="pytorch_model.bin",
    licence="Apache-2.0",
    purpose="lets any downloaded CLIP model find sounds by what they sound like",
    adapter=ClapAudioEncoder,
)

SOUND_MODELS: Mapping[str, SoundModel] = MappingProxyType({model.name: model for model in (_CLAP,)})
