"""How the `triptych` command ends: part of its stable contract."""

from __future__ import annotations

DONE, USER_ERROR, USAGE, DAMAGED, INTERRUPTED = 0, 1, 2, 3, 130
