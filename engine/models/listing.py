"""What there is to choose from, for `models list` and the Models page."""

from __future__ import annotations

from pathlib import Path

from ..alignment.registry import sound_refusal
from ..catalogue import Catalogue
from ..catalogue.spaces import SpaceEntry, SpaceStage
from ..encoders.hub_models import all_models, find_model, works_beside
from ..encoders.installed import find_directory, own_directory, state_of
from ..encoders.presets import LOCAL_PREFIX, ModelKind, Preset
from ..encoders.prompts import prompts_of
from ..encoders.states import ModelState
from ..errors import UserError
from ..language import tr
from ..paths import LibraryPaths, folder_size
from .facts import ModelEntry, ModelUse
from .speed import cached_speed


def list_models(cache_dir: Path, library: Path | None = None) -> tuple[ModelEntry, ...]:
    """Every model of the tables, and those of a library that are in none; the one in use first.

    Raises:
        UserError: the library is damaged, or a newer version made it.
    """
    uses = _uses(library) if library else {}
    own = [find_model(name) for name in uses if name.startswith(LOCAL_PREFIX)]
    entries = (_entry(model, cache_dir, uses) for model in (*all_models(), *own))
    return tuple(sorted(entries, key=lambda entry: entry.use is not ModelUse.ACTIVE))


def show_model(name: str, cache_dir: Path, library: Path | None = None) -> ModelEntry:
    """One model of the tables, or one of a person's own.

    Raises:
        UserError: there is no such model, or the library is damaged or of a newer version.
    """
    return _entry(find_model(name), cache_dir, _uses(library) if library else {})


def refuse_if_used(name: str, cache_dir: Path, library: Path) -> None:
    """Keep a person from removing the model that answers their searches.

    Raises:
        UserError: the library searches with it.
    """
    uses = {model.name: model.use for model in list_models(cache_dir, library)}
    if uses.get(name) is ModelUse.ACTIVE and find_model(name).hub is not None:
        raise UserError(
            tr(
                "Searches use '{name}'. Use another model first: triptych models use starter",
                name=name,
            )
        )


def _entry(model: Preset, cache_dir: Path, uses: dict[str, ModelUse]) -> ModelEntry:
    directory = find_directory(model, cache_dir) or own_directory(model, cache_dir)
    state = state_of(model, cache_dir)
    return ModelEntry(
        model.name,
        model.purpose,
        state,
        folder_size(directory) or model.download_bytes,
        model.download_bytes,
        model.quality,
        cached_speed(model.name, cache_dir),
        model.languages,
        model.licence,
        not works_beside(model.name),
        uses.get(model.name, ModelUse.NONE),
        _refusal(model, cache_dir) if state is ModelState.DOWNLOADED else "",
        prompts_of(model.name),
        model.hub.vouched if model.hub else None,
        model.kind is not ModelKind.CLIP,
    )


def _refusal(model: Preset, cache_dir: Path) -> str:
    if works_beside(model.name):
        return ""
    try:
        return sound_refusal(model.name, cache_dir)
    except UserError:
        # Damage is told by a check, and by what needs the model; the list stays a list.
        return ""


def _uses(library: Path) -> dict[str, ModelUse]:
    paths = LibraryPaths(library)
    if not paths.catalogue.exists():
        return {}
    catalogue = Catalogue(paths.catalogue, readonly=True)
    try:
        entries = catalogue.spaces.entries() if catalogue.is_current() else []
    finally:
        catalogue.close()
    # What a library that has read nothing yet will use waits for no one.
    if not any(entry.active for entry in entries):
        return {}
    # A preset may have several spaces, as with and without a model for sound: the active one tells.
    ranked = sorted(entries, key=lambda entry: (entry.active, entry.stage is SpaceStage.SERVED))
    return {entry.space.preset: _use(entry) for entry in ranked}


def _use(entry: SpaceEntry) -> ModelUse:
    if entry.active:
        return ModelUse.ACTIVE
    return ModelUse.KEPT if entry.stage is SpaceStage.SERVED else ModelUse.PAUSED
