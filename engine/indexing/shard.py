"""Which part of a root's files one of several runs takes: all of them agree, by a hash of paths."""

from __future__ import annotations

import os
import re
import unicodedata

import xxhash
from msgspec import Struct

from ..errors import UserError
from ..language import tr
from ..paths import is_within

_SHARD = re.compile(r"(\d{1,6})/(\d{1,6})", re.ASCII)


class Shard(Struct, frozen=True):
    """One of `count` parts, from 1 on, of whatever lies in a root."""

    number: int = 1
    count: int = 1

    @property
    def is_all(self) -> bool:
        """Whether there are no other parts."""
        return self.count == 1

    def owns(self, path: str, root: str) -> bool:
        """Whether a file is in this part, by its path below the root on whatever machine.

        What lies elsewhere, since the root was moved, is in no part of several.
        """
        if self.is_all or not is_within(path, root):
            return self.is_all
        below = path[len(root) :].replace(os.sep, "/").lstrip("/")
        # macOS takes letters and their accents apart, where other systems join them.
        name = os.fsencode(unicodedata.normalize("NFC", below))
        return xxhash.xxh3_64_intdigest(name) % self.count == self.number - 1


ALL = Shard()


def parse_shard(text: str) -> Shard:
    """A part as it is typed: `2/5` is the second of five.

    Raises:
        UserError: it is none.
    """
    found = _SHARD.fullmatch(text.strip())
    number, count = map(int, found.groups()) if found else (0, 0)
    if not 1 <= number <= count:
        raise UserError(
            tr("{text} is no part: write which of how many, such as 1/3, 2/3 or 3/3.", text=text)
        )
    return Shard(number, count)
