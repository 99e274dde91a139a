"""From the name of a preset to its encoder: the one place that knows every kind of encoder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..encoders.base import Encoder
from ..encoders.checkpoint import read_checkpoint
from ..encoders.clip import ClipEncoder
from ..encoders.devices import Device, settled_device
from ..encoders.hub_models import as_preset
from ..encoders.installed import absence, expected_sha256, find_directory, state_of
from ..encoders.omni import OmniEncoder
from ..encoders.presets import PRESETS, STARTER, ModelKind, ModelSource, Preset, parse
from ..encoders.prompts import prompts_of
from ..encoders.sound_models import SOUND_MODELS
from ..encoders.states import ModelState
from ..errors import UserError
from .clip_with_sound import ClipWithSound


def available(cache_dir: Path) -> list[tuple[Preset, ModelState]]:
    """Every preset of the table and whether it can be used now."""
    return [(preset, state_of(preset, cache_dir)) for preset in PRESETS.values()]


def default_preset(cache_dir: Path) -> str:
    """The preset for a new library: balanced once it is downloaded, until then starter."""
    downloaded = state_of(PRESETS["balanced"], cache_dir) is ModelState.DOWNLOADED
    return "balanced" if downloaded else STARTER


def build(name: str, cache_dir: Path, device: Device | None = None) -> Encoder:
    """The encoder of a preset or of `local-dir:PATH`, not loaded yet.

    Args:
        name: of a preset, or `local-dir:PATH`.
        cache_dir: where downloaded models and notes on them lie.
        device: what it is to run on; None for what was settled for all, or does best.

    Raises:
        UserError: the name is unknown, or the model is not there or is damaged.
    """
    preset = parse(name)
    if preset.kind is ModelKind.STARTER:
        from ..encoders.starter import StarterEncoder  # noqa: PLC0415 - only where it is asked for

        return StarterEncoder()
    alone = _alone(preset, cache_dir, device or settled_device(cache_dir))
    joined = _with_sound(alone, cache_dir)
    return next((one for one in joined if not one.store.refusal()), alone)


def sound_refusal(name: str, cache_dir: Path) -> str:
    """Why a preset takes no sounds from the sound models that are here; else empty.

    Raises:
        UserError: as `build`.
    """
    preset = parse(name)
    if preset.kind is ModelKind.STARTER:
        return ""
    joined = _with_sound(_alone(preset, cache_dir), cache_dir)
    refusals = [one.store.refusal() for one in joined]
    return refusals[0] if refusals and all(refusals) else ""


def _directory(preset: Preset, cache_dir: Path) -> Path:
    directory = find_directory(preset, cache_dir)
    if directory is None:
        raise UserError(absence(preset, cache_dir))
    return directory


def _alone(
    preset: Preset, cache_dir: Path, device: Device | None = None
) -> ClipEncoder | OmniEncoder:
    """The encoder of a preset by itself."""
    directory = _directory(preset, cache_dir)
    if preset.kind is ModelKind.CLIP:
        return _clip(preset, directory, cache_dir, device)
    expected, prompts = expected_sha256(preset, directory), prompts_of(preset.name)
    return OmniEncoder(directory, cache_dir, expected, device=device, prompts=prompts)


def _clip(preset: Preset, directory: Path, cache_dir: Path, device: Device | None) -> ClipEncoder:
    checkpoint = read_checkpoint(directory)
    local = preset.source is ModelSource.LOCAL
    label = f"local-dir:{checkpoint.config_hash()[:8]}" if local else f"{preset.model}:{preset.tag}"
    return ClipEncoder(
        checkpoint,
        label,
        cache_dir,
        expected_sha256(preset, directory),
        device=device,
        prompts=prompts_of(preset.name),
    )


def _with_sound(alone: ClipEncoder | OmniEncoder, cache_dir: Path) -> Iterator[ClipWithSound]:
    """A model with the ears of each sound model that is here, the best first."""
    deaf = alone.without_sound if isinstance(alone, OmniEncoder) else alone
    for model in SOUND_MODELS.values():
        files = as_preset(model)
        directory = find_directory(files, cache_dir)
        if directory is not None:
            sound = model.adapter(directory, cache_dir, expected_sha256(files, directory))
            yield ClipWithSound(deaf, sound, cache_dir)
