"""The audio-text models that can give a CLIP preset ears: a plain table.

Another model is one module with an `AudioTextModel` and one row here. Nothing heavy is imported
before such a model is loaded, so that any process may ask what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from ..language import tr_noop
from . import pins
from .audio_text import AudioTextModel
from .clap import ClapAudioEncoder
from .hub_files import HubFiles
from .pe_audio import PeAudioEncoder


class SoundModel(Struct, frozen=True):
    """One audio-text model that can be downloaded.

    Attributes:
        hub: what to download; the directory that holds it is what `adapter` opens.
        purpose: one line that helps to choose.
        adapter: makes the model, given its directory, the folder for notes (hashes, the choice
            of precision) and the SHA-256 that its weights must have, empty for any.
    """

    name: str
    hub: HubFiles
    licence: str
    purpose: str
    adapter: Callable[[Path, Path, str], AudioTextModel]
    languages: str = tr_noop("English")

    @property
    def download_bytes(self) -> int:
        """About how much is fetched; 0 where nobody has said."""
        return sum(file.size for file in self.hub.files)


_CLAP = SoundModel(
    name="clap",
    hub=pins.CLAP,
    licence="Apache-2.0",
    purpose=tr_noop("lets any downloaded CLIP model find sounds by what they sound like"),
    adapter=ClapAudioEncoder,
)

_PE_AV = SoundModel(
    name="pe-av",
    hub=pins.PE_AV,
    licence="Apache-2.0",
    purpose=tr_noop(
        "in place of clap: better ears by its published figures, in a download of several gigabytes"
    ),
    adapter=PeAudioEncoder,
)

# The first that is here and fits is used.
SOUND_MODELS: Mapping[str, SoundModel] = MappingProxyType(
    {model.name: model for model in (_PE_AV, _CLAP)}
)
