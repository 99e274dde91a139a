"""What a model's networks can run on: the processor, and the accelerators that torch knows.

Which one is used is found by trial, as with any other runtime. A person may settle it for all
models, which is noted beside them, or for one command.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from ..errors import UserError
from ..language import tr
from . import json_cache as notes

AUTOMATIC = "auto"

_NOTES = "device.json"
_KEY = "device"


class Device(StrEnum):
    """Where a model's weights lie, by torch's name of it."""

    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"
    XPU = "xpu"


CHOICES = (AUTOMATIC, *Device)


def parse_device(name: str) -> Device | None:
    """The device of a name; None for the one that does best.

    Raises:
        UserError: there is no such device.
    """
    if name == AUTOMATIC:
        return None
    try:
        return Device(name)
    except ValueError:
        raise UserError(
            tr(
                "There is no device '{name}'. Choose one of: {names}",
                name=name,
                names=", ".join(CHOICES),
            )
        ) from None


def settled_device(cache_dir: Path) -> Device | None:
    """What the person settled for all models; None where it is left to the trial."""
    name = notes.read(cache_dir / _NOTES).get(_KEY)
    return Device(name) if name in tuple(Device) else None


def settle_device(device: Device | None, cache_dir: Path) -> None:
    """Remember a choice for all models.

    Raises:
        OSError: the disk refuses.
    """
    notes.write(cache_dir / _NOTES, {_KEY: device or AUTOMATIC})


def absent(device: Device) -> UserError:
    """What to say of a device that is asked for, and not there."""
    return UserError(
        tr(
            "torch finds no '{device}' on this computer. Leave the choice to Triptych: --device "
            "auto, or for all that follows: triptych models device auto",
            device=device,
        )
    )
