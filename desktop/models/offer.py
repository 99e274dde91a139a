"""What the first run offers, once: a larger model than the one that is part of Triptych."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from engine.encoders.states import ModelState
from engine.models.facts import ModelEntry

from ..widgets.labels import file_size
from .state import ModelsState

BETTER_MODEL = "balanced"
_OFFERED = "models/offered"


def offer_text(state: ModelsState, settings: QSettings) -> str:
    """The offer, or nothing where it was made before or is of no use."""
    found = next((model for model in state.models if model.name == BETTER_MODEL), None)
    if found is None or not _is_new(found) or settings.value(_OFFERED, False, type=bool):
        return ""
    return (
        f"Better results: download a larger model ({file_size(found.download_bytes)}). "
        "Everything works meanwhile, and it can be had later in File > Models."
    )


def note_offered(settings: QSettings) -> None:
    """Never make the offer again."""
    settings.setValue(_OFFERED, True)


def _is_new(model: ModelEntry) -> bool:
    return model.state is ModelState.MISSING
