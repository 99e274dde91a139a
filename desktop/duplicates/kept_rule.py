"""What is to be kept of duplicates, as text from one window to the next."""

from __future__ import annotations

import json

from msgspec import to_builtins

from engine.types.duplicates import KeepBy, KeepRule


def written_rule(rule: KeepRule) -> str:
    """A rule as text, for `read_rule`."""
    return json.dumps(to_builtins(rule))


def read_rule(stored: str) -> KeepRule:
    """The rule that was written; the usual one where the text is no rule."""
    try:
        fields = json.loads(stored)
        references = tuple(str(folder) for folder in fields["references"])
        return KeepRule(KeepBy(fields["by"]), str(fields["folder"]), references)
    except (ValueError, KeyError, TypeError):
        return KeepRule()
