"""What a root leaves out, compared with a name all at once: thousands of files may be forgotten."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable
from fnmatch import translate
from os.path import normcase

_ESCAPED = re.compile(r"\[([*?[])\]")


class Globs:
    """Globs as `fnmatch` has them. One that stands for a single name costs nothing to compare."""

    def __init__(self, globs: Iterable[str]) -> None:
        self._names: set[str] = set()
        patterns = []
        for entry in globs:
            name = _ESCAPED.sub(r"\1", entry)
            if glob.escape(name) == entry:
                self._names.add(normcase(name))
            else:
                patterns.append(translate(normcase(entry)))
        self._pattern = re.compile("|".join(patterns)) if patterns else None

    def fit(self, names: Iterable[str]) -> bool:
        """Whether one of some names fits a glob."""
        return any(self._fits(normcase(name)) for name in names)

    def _fits(self, name: str) -> bool:
        return name in self._names or bool(self._pattern and self._pattern.match(name))
