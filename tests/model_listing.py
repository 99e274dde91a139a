"""Models as the engine lists them, for tests of what the window makes of that."""

from __future__ import annotations

from desktop_support import engine_of
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from engine.encoders.presets import PRESETS, ModelKind
from engine.encoders.prompts import prompts_of
from engine.encoders.sound_models import SOUND_MODELS
from engine.encoders.states import ModelState
from engine.models.facts import ModelEntry, ModelUse, Speed

SPEED = Speed(118.0, 0.0, 310.0, "2026-11-22")


def entry(
    name: str,
    state: ModelState = ModelState.MISSING,
    use: ModelUse = ModelUse.NONE,
    speed: Speed | None = None,
) -> ModelEntry:
    """A model of the table in some state."""
    model = PRESETS[name]
    return ModelEntry(
        name=name,
        purpose=model.purpose,
        state=state,
        size=model.download_bytes,
        download_bytes=model.download_bytes,
        quality=model.quality,
        speed=speed,
        languages=model.languages,
        licence=model.licence,
        is_choice=True,
        use=use,
        prompts=prompts_of(name),
        vouched=model.hub.vouched if model.hub else None,
        has_own_ears=model.kind is not ModelKind.CLIP,
    )


def sound_entry(state: ModelState = ModelState.MISSING) -> ModelEntry:
    """The model that gives the others their sounds."""
    model = SOUND_MODELS["clap"]
    return replace(
        entry("balanced", state),
        name="clap",
        purpose=model.purpose,
        size=model.download_bytes,
        download_bytes=model.download_bytes,
        quality=None,
        is_choice=False,
    )


MODELS = (
    entry("balanced"),
    entry("fast", ModelState.DOWNLOADED, speed=SPEED),
    entry("best", ModelState.DAMAGED),
    entry("starter", ModelState.SHIPPED, ModelUse.ACTIVE),
)


def tell(desktop: Desktop, qtbot: QtBot, event: object) -> None:
    """Let the engine say something, and wait until the page shows it."""
    with qtbot.waitSignal(desktop.models.changed):
        engine_of(desktop).post(event)


def last_request(desktop: Desktop) -> object:
    """What the engine was asked last."""
    return engine_of(desktop).requests[-1]
