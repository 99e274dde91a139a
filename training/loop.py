"""The one training loop: a loss per step, one-cycle rate, averaged weights, resumable.

What a step sees depends only on the seed and the step's number, so a run that was stopped and
resumed ends with the same weights as one that was not.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How one tower is trained.

    Attributes:
        steps: length of the whole schedule.
        rate: highest learning rate.
        decay: weight decay of matrices and kernels.
        average: how much of the averaged weights a step keeps.
        save_every: steps between two checkpoints.
        seed: decides everything random.
    """

    steps: int
    rate: float
    decay: float = 0.05
    average: float = 0.999
    save_every: int = 200
    seed: int = 0


def generator(seed: int, step: int) -> torch.Generator:
    """Return the random numbers of one step."""
    return torch.Generator().manual_seed(seed * 1_000_003 + step)


def rate_at(plan: Schedule, step: int) -> float:
    """Return the learning rate of a step: up over the first twentieth, then a half cosine."""
    rise = max(1, plan.steps // 20)
    if step < rise:
        return plan.rate * (step + 1) / rise
    return plan.rate * 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1, plan.steps - rise)))


class Run:
    """A module under training, with its optimiser, averaged weights and step count."""

    def __init__(self, module: nn.Module, plan: Schedule, checkpoint: Path) -> None:
        """Begin, or go on from the checkpoint where there is one."""
        self.module, self.plan, self.checkpoint = module, plan, checkpoint
        self.optimiser = _optimiser(module, plan)
        self.average = {name: value.clone() for name, value in module.state_dict().items()}
        self.step = 0
        if checkpoint.exists():
            self._resume()

    def train(
        self, loss_at: Callable[[int], Tensor], until: int | None = None
    ) -> dict[str, Tensor]:
        """Train to the end of the plan (or `until`) and return the averaged weights."""
        last = min(self.plan.steps, until or self.plan.steps)
        started, first, heard = time.monotonic(), self.step, 0.0
        while self.step < last:
            heard += self._advance(loss_at)
            if self.step % self.plan.save_every == 0 or self.step == last:
                self._save()
                pace = (self.step - first) / (time.monotonic() - started)
                mean = heard / ((self.step - 1) % self.plan.save_every + 1)
                log.info("step %d/%d loss %.3f, %.2f/s", self.step, last, mean, pace)
                heard = 0.0
        return self.average

    def _advance(self, loss_at: Callable[[int], Tensor]) -> float:
        """Take one step and return its loss."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate_at(self.plan, self.step)
        self.module.train()
        loss = loss_at(self.step)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.module.parameters(), 5.0)
        self.optimiser.step()
        self.step += 1
        self._follow()
        return float(loss.detach())

    def _follow(self) -> None:
        """Move the averaged weights towards the present ones; quickly while there are few."""
        keep = min(self.plan.average, self.step / (self.step + 10))
        for name, value in self.module.state_dict().items():
            if value.is_floating_point():
                self.average[name].lerp_(value, 1 - keep)
            else:
                self.average[name].copy_(value)

    def _save(self) -> None:
        """Replace the checkpoint in one move."""
        state = {
            "step": self.step,
            "module": self.module.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint)

    def _resume(self) -> None:
        """Read the checkpoint."""
        state: dict[str, Any] = torch.load(self.checkpoint, weights_only=True)
        self.module.load_state_dict(state["module"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average, self.step = state["average"], state["step"]
        log.info("%s: resumed at step %d", self.checkpoint.name, self.step)


def _optimiser(module: nn.Module, plan: Schedule) -> torch.optim.AdamW:
    """AdamW that leaves biases and normalisations undecayed."""
    heavy = [weight for weight in module.parameters() if weight.ndim > 1]
    light = [weight for weight in module.parameters() if weight.ndim <= 1]
    groups = [{"params": heavy, "weight_decay": plan.decay}, {"params": light, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=plan.rate, betas=(0.9, 0.98), foreach=True)
