"""The accelerators that torch finds here, and batches that fit into their memory.

Importing this module imports torch.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import torch

from .devices import Device

Item = TypeVar("Item")

_log = logging.getLogger(__name__)


def accelerators() -> tuple[Device, ...]:
    """The accelerators that torch can use here; none on most computers."""
    there: Mapping[Device, Callable[[], bool]] = {
        Device.CUDA: torch.cuda.is_available,
        Device.MPS: torch.backends.mps.is_available,
        Device.XPU: torch.xpu.is_available,
    }
    return tuple(device for device, is_available in there.items() if is_available())


def place_of(device: Device) -> torch.device:
    """A device as torch has it."""
    return torch.device(device.value)


class FittingBatches:
    """Cuts items into batches, and into smaller ones from where memory ran out.

    Attributes:
        size: of a batch, at most.
    """

    def __init__(self, size: int) -> None:
        self.size = size

    def run(
        self, encode: Callable[[Sequence[Item]], torch.Tensor], items: Sequence[Item]
    ) -> list[torch.Tensor]:
        """Encode all items, in order.

        Raises:
            torch.OutOfMemoryError: there is no room for a single one.
        """
        found: list[torch.Tensor] = []
        start = 0
        while start < len(items):
            try:
                found.append(encode(items[start : start + self.size]))
            except torch.OutOfMemoryError:
                if self.size == 1:
                    raise
                self.size = max(min(self.size, len(items) - start) // 2, 1)
                _log.warning("memory ran out: from here on %d at a time", self.size)
            else:
                start += self.size
        return found
