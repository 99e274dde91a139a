"""The text tower as it is trained; `engine.encoders.starter_text` computes the same from numbers.

The running product needs no torch to read a text, training needs gradients.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.encoders.starter_text import PIECES, Bags


class TrainedTextTower(nn.Module):
    """Sum of rows, then a small network that is added to the sum.

    The last `PIECES` rows of the table belong to letter groups.
    """

    def __init__(self, rows: int, dim: int, hidden: int) -> None:
        """Build a table of random numbers for `rows` words."""
        super().__init__()
        self.table = nn.EmbeddingBag(rows + PIECES, dim, mode="sum")
        self.inner = nn.Linear(dim, hidden)
        self.outer = nn.Linear(hidden, dim)

    def forward(self, bags: Bags) -> Tensor:
        """Return the vectors before they are made unit."""
        rows, weights, starts = map(torch.from_numpy, (bags.rows, bags.weights, bags.starts))
        total = self.table(rows, starts, per_sample_weights=weights)
        scaled = functional.normalize(total, dim=1)
        result: Tensor = scaled + self.outer(functional.gelu(self.inner(scaled)))
        return result
